import type { FileChange } from './commit.ts';
import { hunkKeepsBehaviour } from './same-behaviour.ts';

/** How alike two lines must be for one to be a later form of the other. */
const ALIKE = 0.6;
/** Lines that a change may have moved since. */
const DRIFT = 400;

/**
 * The lines of a file as it is now that a commit changed: lines that it put in and that are still there, if need be in a later form, and
 * for lines it took away the place where they stood. Hunks that only write the same thing in another way are left out. Judged by content, since
 * later commits move lines.
 */
export function survivingLines(file: FileChange, text: string): number[] {
  const now = text.split('\n').map((line) => line.trim());
  const found = new Set<number>();
  for (const hunk of file.hunks) {
    if (file.status !== 'added' && hunkKeepsBehaviour(hunk.lines)) continue;
    let line = hunk.newStart;
    let tookAway = false;
    for (const [place, content] of hunk.lines.entries()) {
      const mark = content[0];
      const own = content.slice(1).trim();
      if (mark === '-') tookAway = true;
      else {
        // Only where nothing was put in its place does a line that went point to its neighbour.
        const stands = mark === '+' || (tookAway && !isAdded(hunk.lines[place - 1]));
        const at = stands && own !== '' ? placeOf(own, { now, near: line }) : undefined;
        if (at !== undefined) found.add(at);
        tookAway = false;
        line += 1;
      }
    }
  }
  return [...found].toSorted((a, b) => a - b);
}

function isAdded(line: string | undefined): boolean {
  return line?.startsWith('+') === true;
}

/** Where a line stands now: the nearest equal one, else the most alike one near its old place. */
function placeOf(line: string, about: { now: readonly string[]; near: number }): number | undefined {
  const { now, near } = about;
  const wanted = wordsOf(line);
  let best: { line: number; score: number } | undefined;
  const from = Math.max(0, near - 1 - DRIFT);
  for (let at = from; at < Math.min(now.length, near + DRIFT); at += 1) {
    const other = now[at] ?? '';
    const likeness = other === line ? 2 : likenessOf(wanted, wordsOf(other));
    if (likeness < ALIKE) continue;
    const score = likeness - Math.abs(at + 1 - near) / (4 * DRIFT);
    if (best === undefined || score > best.score) best = { line: at + 1, score };
  }
  return best?.line;
}

function wordsOf(line: string): Set<string> {
  return new Set(line.match(/[\w$]+|[^\w\s$]/g) ?? []);
}

function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size < 3 || right.size < 3) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}
