import type { Commit, FileChange } from '../history/commit.ts';

/** What newer commits did with a change. A cause must still be there when the failure is seen. */
export interface CommitFate {
  /** Share of the lines it put in that newer commits took away. */
  readonly gone: number;
  /** Share of the lines it took away that newer commits put in again. */
  readonly restored: number;
  /** No newer commit changed one of its lines or the lines beside them. */
  readonly clean: boolean;
  /** Share of its files that no newer commit changed. */
  readonly untouched: number;
  /** How often newer commits changed one of its files, on average. */
  readonly touches: number;
}

interface Lines {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
}

interface Later {
  readonly added: Set<string>;
  readonly removed: Set<string>;
  touched: number;
}

/** A line of fewer characters (a brace, `else`) is the same in many places. */
const SHORTEST_LINE = 4;
const LINES_OF_FILE = 600;
const LINE_LENGTH = 400;

/** The fate of each of the commits, which come newest first. */
export function commitFates(commits: readonly Commit[]): CommitFate[] {
  const later = new Map<string, Later>();
  return commits.map((commit) => {
    const changes = commit.files.map((file) => ({ file, lines: linesOf(file) }));
    const fate = fateOf(changes, later);
    for (const { file, lines } of changes) {
      for (const path of new Set([file.path, file.oldPath ?? file.path])) remember(path, lines, later);
    }
    return fate;
  });
}

function fateOf(changes: readonly { file: FileChange; lines: Lines }[], later: ReadonlyMap<string, Later>): CommitFate {
  const totals = { added: 0, gone: 0, removed: 0, restored: 0, beside: 0, untouched: 0, touches: 0 };
  for (const { file, lines } of changes) {
    const after = later.get(file.path);
    totals.added += lines.added.size;
    totals.removed += lines.removed.size;
    totals.untouched += after === undefined ? 1 : 0;
    if (after === undefined) continue;
    totals.touches += after.touched;
    totals.gone += common(lines.added, after.removed);
    totals.restored += common(lines.removed, after.added);
    totals.beside += common(lines.context, after.removed);
  }
  const count = Math.max(1, changes.length);
  return {
    gone: totals.gone / (totals.added + 1),
    restored: totals.restored / (totals.removed + 2),
    clean: totals.gone + totals.restored + totals.beside === 0,
    untouched: totals.untouched / count,
    touches: totals.touches / count,
  };
}

function linesOf(file: FileChange): Lines {
  const sides = { '+': new Set<string>(), '-': new Set<string>(), ' ': new Set<string>() };
  let changed = 0;
  for (const line of file.hunks.flatMap(({ lines }) => lines)) {
    const mark = line[0] === '+' || line[0] === '-' ? line[0] : ' ';
    if (mark !== ' ') changed += 1;
    if (changed > LINES_OF_FILE) break;
    const text = line.slice(1, LINE_LENGTH).trim();
    if (text.length >= SHORTEST_LINE) sides[mark].add(text);
  }
  return { added: sides['+'], removed: sides['-'], context: sides[' '] };
}

function remember(path: string, lines: Lines, later: Map<string, Later>): void {
  const known = later.get(path) ?? { added: new Set<string>(), removed: new Set<string>(), touched: 0 };
  for (const line of lines.added) known.added.add(line);
  for (const line of lines.removed) known.removed.add(line);
  known.touched += 1;
  later.set(path, known);
}

function common(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const one of some) if (others.has(one)) count += 1;
  return count;
}
