import { GIT_LOG_ARGUMENTS, parseGitLog } from '@mats/engine/history';
import type { Commit, FileChange, FileStatus } from '@mats/engine/history';
import type { NotRead } from '../log-source.ts';
import type { GitContext } from './git-context.ts';
import { gitFailure } from './git-context.ts';
import { isRepositoryPath } from './repository.ts';
import type { History, LogWanted } from './repository.ts';
import { runGit } from './run-git.ts';

/** A history this long in one answer is more than can be ranked; what was cut is said. */
const MOST_LOG_BYTES = 48 * 1024 * 1024;
const STATUSES: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'modified',
};

const FORM = ['--no-notes', '--encoding=UTF-8', '--relative'];

/** The commits of a range, newest first, in one call of git. */
export async function readHistory(context: GitContext, wanted: LogWanted): Promise<History> {
  const [from, to] = await Promise.all([
    wanted.from === undefined ? null : context.commitOf(wanted.from),
    context.commitOf(wanted.to),
  ]);
  const answer = await runGit({
    folder: context.folder,
    arguments: [
      ...(wanted.withDiff ? GIT_LOG_ARGUMENTS : namesOnly(GIT_LOG_ARGUMENTS)),
      ...FORM,
      `--max-count=${Math.max(0, Math.trunc(wanted.maxCount))}`,
      ...(wanted.since === undefined ? [] : [`--since-as-filter=${gitTime(wanted.since)}`]),
      ...(wanted.until === undefined ? [] : [`--until=${gitTime(wanted.until)}`]),
      from === null ? to : `${from}..${to}`,
      '--',
      ...pathsOf(wanted),
    ],
    maxBytes: MOST_LOG_BYTES,
    signal: wanted.signal,
  });
  // A clone that lacks some contents: the commits before the first that needs them were printed.
  const partial = answer.said.includes('unable to read');
  if (answer.exitCode !== 0 && answer.cut === null && !partial) throw gitFailure(context, answer.said);
  const commits = wanted.withDiff ? parseGitLog(answer.output) : withNames(answer.output);
  return { commits, notRead: notReadOf(context, { cut: answer.cut, reachedEnd: commits.length < wanted.maxCount }) };
}

/** Commits by revision with their diffs, in one call of git; what names no commit is left out. */
export async function readCommits(
  context: GitContext,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const ids = await Promise.all(revisions.map((revision) => context.commitOf(revision).catch(() => null)));
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const byId = new Map((await showCommits(context, wanted)).map((commit) => [commit.sha, commit]));
  return new Map(
    revisions.flatMap((revision, place) => {
      const commit = byId.get(ids[place] ?? '');
      return commit === undefined ? [] : [[revision, commit] as const];
    }),
  );
}

/** Commits with what they changed, merges against their first parent; one whose contents a partial clone lacks names its files only. */
async function showCommits(context: GitContext, ids: readonly string[]): Promise<Commit[]> {
  const shown = parseGitLog(await showText(context, { ids, words: GIT_LOG_ARGUMENTS }));
  const known = new Set(shown.map(({ sha }) => sha));
  const [missing, ...behind] = ids.filter((id) => !known.has(id));
  if (missing === undefined) return shown;
  // Git ends at a content that is not there: what comes behind it is asked for again.
  const bare = withNames(await showText(context, { ids: [missing], words: namesOnly(GIT_LOG_ARGUMENTS) }));
  return [...shown, ...bare, ...(behind.length === 0 ? [] : await showCommits(context, behind))];
}

async function showText(
  context: GitContext,
  { ids, words }: { readonly ids: readonly string[]; readonly words: readonly string[] },
): Promise<string> {
  const answer = await runGit({
    folder: context.folder,
    arguments: [...words, ...FORM, '--diff-merges=first-parent', '--no-walk=unsorted', ...ids, '--', '.'],
    maxBytes: MOST_LOG_BYTES,
  });
  const partial = answer.said.includes('unable to read');
  if (answer.exitCode !== 0 && answer.cut === null && !partial) throw gitFailure(context, answer.said);
  return answer.output;
}

function pathsOf(wanted: LogWanted): readonly string[] {
  if (wanted.paths === undefined) return ['.'];
  const paths = wanted.paths.filter(isRepositoryPath);
  // No usable path must find nothing, not everything.
  return paths.length === 0 ? ['.git/none'] : paths;
}

/** To the second, rounded down: git's times have no fractions. */
/** A moment that git reads on every machine; it misreads years further away, and whatever lies beyond excludes nothing. */
const LATEST_MS = Date.UTC(2099, 0, 1);

function gitTime(epochMs: number): string {
  const bounded = Math.min(LATEST_MS, Math.max(0, epochMs));
  return new Date(Math.floor(bounded / 1000) * 1000).toISOString();
}

function notReadOf(
  context: GitContext,
  outcome: { readonly cut: 'size' | 'time' | null; readonly reachedEnd: boolean },
): NotRead[] {
  if (outcome.cut !== null) {
    const why = outcome.cut === 'size' ? 'The history with its diffs is too large.' : 'git took too long.';
    return [{ what: `older commits of ${context.name}`, why }];
  }
  if (context.shallow && outcome.reachedEnd) {
    const why = 'The clone is shallow. Fetch the rest with: git fetch --unshallow';
    return [{ what: `older commits of ${context.name}`, why }];
  }
  return [];
}

function namesOnly(logArguments: readonly string[]): readonly string[] {
  return logArguments.map((argument) => (argument === '--patch' ? '--name-status' : argument));
}

/** Commits whose files are named behind each record (`--name-status`) instead of shown by a patch. */
function withNames(output: string): Commit[] {
  const named = new Map<string, FileChange[]>();
  for (const record of output.split('\u001e').slice(1)) {
    const close = record.indexOf('\u001d');
    const sha = record.slice(0, record.indexOf('\u001f'));
    named.set(
      sha,
      record
        .slice(close + 1)
        .split('\n')
        .flatMap(namedChange),
    );
  }
  return parseGitLog(output).map((commit) => ({ ...commit, files: named.get(commit.sha) ?? [] }));
}

function namedChange(line: string): FileChange[] {
  const [letter = '', first, second] = line.split('\t');
  const status = STATUSES[letter.slice(0, 1)];
  if (status === undefined || first === undefined) return [];
  return second === undefined
    ? [{ path: first, status, hunks: [] }]
    : [{ path: second, oldPath: first, status, hunks: [] }];
}
