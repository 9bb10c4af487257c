import { type ScriptToken, scriptTokens } from '../slice/script-tokens.ts';
import type { FileChange, Hunk } from './commit.ts';
import { hunkKeepsBehaviour } from './same-behaviour.ts';

/** A line of a file as it is now that a commit changed. */
export interface SurvivingLine {
  /** Counted from 1. */
  readonly line: number;
  /** The line as the commit wrote it. */
  readonly written: string;
  /** Words, literals and marks that the commit changed in it; undefined when the line is wholly new, or lost its neighbour. */
  readonly words?: ReadonlySet<string>;
  /** The keys whose values changed, when nothing else did. */
  readonly keys?: ReadonlySet<string>;
}

/** How alike two lines must be for one to be a later form of the other. */
const ALIKE = 0.6;
/** What can go without a loss for what stands beside it. */
const LEAVES_ALL = /^(?:return|const|let|var|export|if|=|[;,{}])$/;
/** Tokens of one run of changed lines that are compared; more is no small change. */
const MOST_TOKENS = 600;
/** Lines that a change may have moved since. */
const DRIFT = 400;
/** Lines that are looked for by likeness in one file. */
const MOST_COMPARED = 200;

/**
 * The lines of a file as it is now that a commit changed: lines that it put in and that are still there, if need be in a later form, and
 * for lines it took away the place where they stood. Left out are hunks that only write the same thing in another way, and what was changed
 * back since. Judged by content, since later commits move lines.
 */
export function survivingLines(file: FileChange, text: string): SurvivingLine[] {
  const now = linesNow(text);
  const found = new Map<number, SurvivingLine>();
  for (const hunk of file.hunks) {
    if (file.status !== 'added' && hunkKeepsBehaviour(hunk.lines)) continue;
    for (const one of ofHunk(hunk, now)) if (!found.has(one.line)) found.set(one.line, one);
  }
  return [...found.values()].toSorted((a, b) => a.line - b.line);
}

/** The lines of a file as it is now, trimmed, with where each stands and the words of those that were compared. */
interface LinesNow {
  readonly lines: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly words: Map<number, ReadonlySet<string>>;
  /** Comparisons left: a change of thousands of lines that are gone says little. */
  left: number;
}

function linesNow(text: string): LinesNow {
  const lines = text.split('\n').map((line) => line.trim());
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const known = places.get(line);
    if (known === undefined) places.set(line, [place + 1]);
    else known.push(place + 1);
  }
  return { lines, places, words: new Map(), left: MOST_COMPARED };
}

function ofHunk(hunk: Hunk, now: LinesNow): SurvivingLine[] {
  const found: SurvivingLine[] = [];
  let line = hunk.newStart;
  for (const block of blocksOf(hunk.lines)) {
    const { removed, added, next } = block;
    line += block.before;
    const change = removed.length > 0 && added.length > 0 ? changedWords(removed, added) : {};
    for (const own of added) {
      const at = own === '' ? undefined : placeOf(own, { now, near: line, removed });
      if (at !== undefined) found.push({ line: at, written: own, ...change });
      line += 1;
    }
    // Only where nothing was put in its place does a line that went point to its neighbour.
    const at = added.length === 0 && next !== undefined ? placeOf(next, { now, near: line, removed }) : undefined;
    if (at !== undefined) found.push({ line: at, written: next ?? '' });
  }
  return found;
}

interface Block {
  /** Unchanged lines before it, since the last one. */
  before: number;
  readonly removed: string[];
  readonly added: string[];
  /** The first line behind it that is not empty. */
  next: string | undefined;
}

/** Runs of changed lines, each with what follows. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let before = 0;
  let open: Block | undefined;
  for (const line of lines) {
    const own = line.slice(1).trim();
    if (line.startsWith('+') || line.startsWith('-')) {
      if (open === undefined) {
        open = { before, removed: [], added: [], next: undefined };
        blocks.push(open);
        before = 0;
      }
      open[line.startsWith('+') ? 'added' : 'removed'].push(own);
    } else {
      const last = blocks.at(-1);
      if (last !== undefined && last.next === undefined && own !== '') last.next = own;
      open = undefined;
      before += 1;
    }
  }
  return blocks;
}

/** Where a line stands now: the nearest equal one, else the most alike one near its old place that is not what it replaced. */
function placeOf(line: string, about: { now: LinesNow; near: number; removed: readonly string[] }): number | undefined {
  const { now, near, removed } = about;
  const equal = now.places.get(line)?.filter((at) => Math.abs(at - near) <= DRIFT) ?? [];
  if (equal.length > 0) return equal.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best));
  if (now.left <= 0) return undefined;
  now.left -= 1;
  const wanted = wordsOf(line);
  let best: { line: number; score: number } | undefined;
  for (let at = Math.max(0, near - 1 - DRIFT); at < Math.min(now.lines.length, near + DRIFT); at += 1) {
    const other = now.lines[at] ?? '';
    const words = now.words.get(at) ?? wordsOf(other);
    now.words.set(at, words);
    const likeness = removed.includes(other) ? 0 : likenessOf(wanted, words);
    if (likeness < ALIKE) continue;
    const score = likeness - Math.abs(at + 1 - near) / (4 * DRIFT);
    if (best === undefined || score > best.score) best = { line: at + 1, score };
  }
  return best?.line;
}

/** What one form of some lines has and the other has not; of what went, also what stood beside it, since that lost something. */
function changedWords(before: readonly string[], after: readonly string[]): { words: Set<string>; keys?: Set<string> } {
  const read = (lines: readonly string[]): ScriptToken[] => scriptTokens(lines.join('\n')).slice(0, MOST_TOKENS);
  const [old, fresh] = [read(before), read(after)];
  const kept = commonPlaces(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  );
  const words = new Set<string>();
  const keys = new Set<string>();
  let onlyValues = true;
  const note = (tokens: readonly ScriptToken[], place: number): void => {
    const [token, mark, key] = [tokens[place], tokens[place - 1], tokens[place - 2]];
    const isValue = token?.kind === 'string' || token?.kind === 'number';
    if (isValue && mark?.text === ':' && key?.kind === 'word') keys.add(key.text);
    else onlyValues = false;
  };
  for (const [place, { text }] of old.entries()) {
    if (kept.old.has(place)) continue;
    note(old, place);
    words.add(text);
    if (LEAVES_ALL.test(text)) continue;
    for (const word of [old[place - 1]?.text, operandAt(old, place + 1)]) if (word !== undefined) words.add(word);
  }
  for (const [place, { text }] of fresh.entries()) {
    if (kept.fresh.has(place)) continue;
    note(fresh, place);
    words.add(text);
  }
  return onlyValues && keys.size > 0 ? { words, keys } : { words };
}

/**
 * What loses the operator or bracket that stood before a place: they bind weaker than properties, so that of `!order.customer.isOpen` it is
 * `isOpen` that means another thing without the `!`, while `order` and `customer` are read as before.
 */
function operandAt(tokens: readonly ScriptToken[], place: number): string | undefined {
  const isAccess = (at: number): boolean => /^\??\.$/.test(tokens[at]?.text ?? '');
  let at = place;
  if (isAccess(place - 1)) return tokens[place]?.text;
  while (tokens[at]?.kind === 'word' && isAccess(at + 1) && tokens[at + 2]?.kind === 'word') at += 2;
  return tokens[at]?.text;
}

/** The places of a longest common subsequence in both lists. */
function commonPlaces(old: readonly string[], fresh: readonly string[]): { old: Set<number>; fresh: Set<number> } {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      const same = old[row] === fresh[column];
      lengths[row * width + column] = same
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const places = { old: new Set<number>(), fresh: new Set<number>() };
  for (let row = 0, column = 0; row < old.length && column < fresh.length;) {
    if (old[row] === fresh[column]) {
      places.old.add(row);
      places.fresh.add(column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}

function wordsOf(line: string): Set<string> {
  return new Set(line.match(/[\w$]+|[^\w\s$]/g) ?? []);
}

function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size < 3 || right.size < 3) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}
