import type { Commit } from './commit.ts';
import { parseUnifiedDiff } from './parse-unified-diff.ts';

// Record, unit and group separators never stand at the start of a diff line, so a patch cannot be taken for a commit.
const [RECORD, UNIT, GROUP] = ['\u001e', '\u001f', '\u001d'];

/**
 * What `git` has to be asked for `parseGitLog` to read its answer: put ranges, limits and paths behind it, e.g.
 * `['git', ...GIT_LOG_ARGUMENTS, '--since=...', '--max-count=200', '--', path]`. `time` is the author's, `landed` the committer's.
 */
export const GIT_LOG_ARGUMENTS: readonly string[] = [
  '-c',
  'core.quotePath=false',
  'log',
  '--format=%x1e%H%x1f%at%x1f%an%x1f%ae%x1f%P%x1f%ct%x1f%s%x1f%b%x1d',
  '--patch',
  '--find-renames',
  '--unified=3',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** Reads the answer of `git` called with `GIT_LOG_ARGUMENTS`: commits in its order, newest first. Damaged records are left out. */
export function parseGitLog(text: string): Commit[] {
  const commits: Commit[] = [];
  let from = text.startsWith(RECORD) ? 0 : text.indexOf(`\n${RECORD}`) + 1;
  if (from === 0 && !text.startsWith(RECORD)) return commits;
  while (from < text.length) {
    const next = text.indexOf(`\n${RECORD}`, from);
    const end = next === -1 ? text.length : next;
    const commit = parseRecord(text.slice(from + 1, end));
    if (commit !== undefined) commits.push(commit);
    from = next === -1 ? text.length : next + 1;
  }
  return commits;
}

function parseRecord(record: string): Commit | undefined {
  const close = record.indexOf(GROUP);
  if (close === -1) return undefined;
  const [sha = '', seconds = '', author = '', email = '', parents = '', landed = '', subject = '', ...body] = record
    .slice(0, close)
    .split(UNIT);
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
  const text = body.join(UNIT).trim();
  return {
    sha,
    author,
    ...(email === '' ? {} : { email }),
    time: Number(seconds) * 1000,
    ...(/^\d+$/.test(landed) ? { landed: Number(landed) * 1000 } : {}),
    subject,
    ...(text === '' ? {} : { body: text }),
    parents: parents === '' ? [] : parents.split(' '),
    files: parseUnifiedDiff(record.slice(close + 1)),
  };
}
