import { LIMITS } from '@mats/contracts';
import type { Commit } from './commit.ts';

/** Redacting may shorten what is quoted, so more is handed on than evidence keeps; a first import holds megabytes. */
const MOST_CHARACTERS = 4 * LIMITS.excerptCharacters;

function* diffLines({ files }: Commit): Generator<string> {
  for (const { status, oldPath, path, hunks } of files) {
    yield `${status} ${oldPath === undefined || oldPath === path ? '' : `${oldPath} -> `}${path}`;
    for (const { oldStart, oldLines, newStart, newLines, section, lines } of hunks) {
      yield `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@${section === undefined ? '' : ` ${section}`}`;
      yield* lines;
    }
  }
}

/**
 * A commit's message and the beginning of its diff as text, the same for the same commit on every machine: what
 * evidence of it quotes. It ends with the line that passes the limit.
 */
export function commitExcerpt(commit: Commit): string {
  const excerpt = [`commit ${commit.sha}`, `    ${commit.subject}`];
  let characters = 0;
  for (const line of diffLines(commit)) {
    excerpt.push(line.slice(0, MOST_CHARACTERS));
    characters += line.length + 1;
    if (characters > MOST_CHARACTERS) break;
  }
  return excerpt.join('\n');
}
