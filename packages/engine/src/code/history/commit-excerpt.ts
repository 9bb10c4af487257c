import type { Commit } from './commit.ts';

/** A commit's message and diff as text, the same for the same commit on every machine: what evidence of it quotes. */
export function commitExcerpt(commit: Commit): string {
  const diff = commit.files.flatMap((file) => [
    `${file.status} ${file.oldPath === undefined || file.oldPath === file.path ? '' : `${file.oldPath} -> `}${file.path}`,
    ...file.hunks.flatMap((hunk) => [
      `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@${hunk.section === undefined ? '' : ` ${hunk.section}`}`,
      ...hunk.lines,
    ]),
  ]);
  return [`commit ${commit.sha}`, `    ${commit.subject}`, ...diff].join('\n');
}
