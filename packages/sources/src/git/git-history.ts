import { GIT_LOG_ARGUMENTS, parseGitLog } from '@mats/engine/history';
import type { Commit, FileChange, FileStatus } from '@mats/engine/history';
import type { NotRead } from '../log-source.ts';
import type { CommitForm } from './commit-cache.ts';
import type { GitContext } from './git-context.ts';
import { gitFailure } from './git-context.ts';
import { isRepositoryPath } from './repository.ts';
import type { History, LogWanted } from './repository.ts';
import { runGit } from './run-git.ts';
import type { GitAnswer } from './run-git.ts';

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

const NAMES_ONLY = GIT_LOG_ARGUMENTS.map((argument) => (argument === '--patch' ? '--name-status' : argument));
const FORM = ['--no-notes', '--encoding=UTF-8', '--relative'];

/** The commits of a range, newest first, in one call of git. */
export async function readHistory(context: GitContext, wanted: LogWanted): Promise<History> {
  const [from, to] = await Promise.all([
    wanted.from === undefined ? null : context.commitOf(wanted.from),
    context.commitOf(wanted.to),
  ]);
  const range: Range = { wanted, revisions: from === null ? to : `${from}..${to}` };
  const known = await knownCommits(context, range);
  if (known !== null) {
    return { commits: known, notRead: notReadOf(context, { cut: null, reachedEnd: known.length < wanted.maxCount }) };
  }
  const answer = await runLog(context, { ...range, form: wanted.withDiff ? GIT_LOG_ARGUMENTS : NAMES_ONLY });
  // A clone that lacks some contents: the commits before the first that needs them were printed.
  const partial = answer.said.includes('unable to read');
  if (answer.exitCode !== 0 && answer.cut === null && !partial) throw gitFailure(context, answer.said);
  const commits = wanted.withDiff ? parseGitLog(answer.output) : withNames(answer.output);
  if (answer.exitCode === 0 && isKept(context, wanted)) {
    context.commits.keep(formOf(wanted), { commits, characters: answer.output.length });
    context.commits.keepRange(
      rangeName(range),
      commits.map(({ sha }) => sha),
    );
  }
  return { commits, notRead: notReadOf(context, { cut: answer.cut, reachedEnd: commits.length < wanted.maxCount }) };
}

interface Range {
  readonly wanted: LogWanted;
  readonly revisions: string;
}

/** Which commits of a history are meant, beside paths. */
function limitsOf({ wanted, revisions }: Range): string[] {
  return [
    `--max-count=${Math.max(0, Math.trunc(wanted.maxCount))}`,
    ...(wanted.since === undefined ? [] : [`--since-as-filter=${gitTime(wanted.since)}`]),
    ...(wanted.until === undefined ? [] : [`--until=${gitTime(wanted.until)}`]),
    revisions,
  ];
}

function rangeName(range: Range): string {
  return limitsOf(range).join(' ');
}

function runLog(context: GitContext, asked: Range & { readonly form: readonly string[] }): Promise<GitAnswer> {
  const { wanted, form } = asked;
  return runGit({
    folder: context.folder,
    arguments: [...form, ...FORM, ...limitsOf(asked), '--', ...pathsOf(wanted)],
    maxBytes: MOST_LOG_BYTES,
    signal: wanted.signal,
  });
}

function formOf({ withDiff }: LogWanted): CommitForm {
  return withDiff ? 'logged' : 'named';
}

/** Not what was cut down to some paths, nor what a clone that is not whole tells: more of it may be there later. */
function isKept({ shallow }: GitContext, { paths }: LogWanted): boolean {
  return !shallow && paths === undefined;
}

/** The commits of a range if all of them were read before; asking for their ids takes a fraction of what reading them does. */
async function knownCommits(context: GitContext, range: Range): Promise<Commit[] | null> {
  const { commits: cache } = context;
  if (cache.size === 0 || !isKept(context, range.wanted)) return null;
  const ids = cache.range(rangeName(range)) ?? (await idsOf(context, range));
  const known = ids?.flatMap((id) => cache.get(formOf(range.wanted), id) ?? []) ?? [];
  return known.length === ids?.length ? known : null;
}

async function idsOf(context: GitContext, range: Range): Promise<readonly string[] | null> {
  const { output, exitCode } = await runLog(context, { ...range, form: ['log', '--format=%H'] });
  if (exitCode !== 0) return null;
  const ids = output.split('\n').filter((id) => id !== '');
  context.commits.keepRange(rangeName(range), ids);
  return ids;
}

/** Commits by revision with their diffs, in one call of git; what names no commit is left out. */
export async function readCommits(
  context: GitContext,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const ids = await Promise.all(revisions.map((revision) => context.commitOf(revision).catch(() => null)));
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const known = wanted.flatMap((id) => context.commits.get('shown', id) ?? []);
  const isKnown = new Set(known.map(({ sha }) => sha));
  const unknown = wanted.filter((id) => !isKnown.has(id));
  const shown = unknown.length === 0 ? [] : await showCommits(context, unknown);
  const byId = new Map([...known, ...shown].map((commit) => [commit.sha, commit]));
  return new Map(
    revisions.flatMap((revision, place) => {
      const commit = byId.get(ids[place] ?? '');
      return commit === undefined ? [] : [[revision, commit] as const];
    }),
  );
}

/** Commits with what they changed, merges against their first parent; one whose contents a partial clone lacks names its files only. */
async function showCommits(context: GitContext, ids: readonly string[]): Promise<Commit[]> {
  const answer = await runShow(context, { ids, words: GIT_LOG_ARGUMENTS });
  const shown = parseGitLog(answer.output);
  if (answer.exitCode === 0 && !context.shallow) {
    context.commits.keep('shown', { commits: shown, characters: answer.output.length });
  }
  const known = new Set(shown.map(({ sha }) => sha));
  const [missing, ...behind] = ids.filter((id) => !known.has(id));
  if (missing === undefined) return shown;
  // Git ends at a content that is not there: what comes behind it is asked for again.
  const bare = withNames((await runShow(context, { ids: [missing], words: NAMES_ONLY })).output);
  return [...shown, ...bare, ...(behind.length === 0 ? [] : await showCommits(context, behind))];
}

async function runShow(
  context: GitContext,
  { ids, words }: { readonly ids: readonly string[]; readonly words: readonly string[] },
): Promise<GitAnswer> {
  const answer = await runGit({
    folder: context.folder,
    arguments: [...words, ...FORM, '--diff-merges=first-parent', '--no-walk=unsorted', ...ids, '--', '.'],
    maxBytes: MOST_LOG_BYTES,
  });
  const partial = answer.said.includes('unable to read');
  if (answer.exitCode !== 0 && answer.cut === null && !partial) throw gitFailure(context, answer.said);
  return answer;
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
