import type { Commit, FileChange } from '../commit.ts';

/** A changed file with one hunk of these lines, as a diff writes them; without any, a file whose diff was not read. */
export const fileOf = (path: string, ...lines: readonly string[]): FileChange => ({
  path,
  status: 'modified',
  hunks: lines.length === 0 ? [] : [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines }],
});

/** A commit that changed these files. */
export const commitOf = (...files: readonly FileChange[]): Commit => ({
  sha: 'a'.repeat(40),
  author: 'Ada',
  time: 0,
  subject: 'change',
  files,
});
