import type { SourceLine } from './lines.ts';

/** Texts of lines in lower case, made once per log: finding again must not take what reading took. */
const folded = new WeakMap<readonly SourceLine[], string[]>();

function foldedOf(lines: readonly SourceLine[]): string[] {
  const known = folded.get(lines);
  if (known !== undefined) return known;
  const made = lines.map(({ text }) => text.toLowerCase());
  folded.set(lines, made);
  return made;
}

/** Indexes of the lines that hold a text, whatever its case; none for an empty one. */
export function findLines(lines: readonly SourceLine[], text: string): number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: number[] = [];
  foldedOf(lines).forEach((line, index) => {
    if (line.includes(wanted)) found.push(index);
  });
  return found;
}

/** Of a line so many places are marked; it is found by the first. */
const MOST_MARKS = 50;

/** A line cut at a text, whatever its case: what stands between and the text itself, in turns. */
export function splitAtText(line: string, text: string): string[] {
  const wanted = text.trim().toLowerCase();
  const folded = line.toLowerCase();
  // Letters that change their length with their case stand elsewhere then.
  if (wanted === '' || folded.length !== line.length) return [line];
  const parts: string[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0 && parts.length < 2 * MOST_MARKS; at = folded.indexOf(wanted, from)) {
    parts.push(line.slice(from, at), line.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, line.slice(from)];
}

const CLOCK = /(?<!\d)([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?/;
/** Times stand at the begin of a line. */
const BEGIN = 80;

function secondsIn(text: string): number | null {
  const match = CLOCK.exec(text);
  return match === null ? null : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** Index of the first line at or after a clock time such as `14:03` or `14:03:07`, in the log's own zone; -1 when there is none. */
export function lineAtTime(lines: readonly SourceLine[], clock: string): number {
  const wanted = secondsIn(clock.trim());
  if (wanted === null) return -1;
  return lines.findIndex(({ text }) => {
    const seconds = secondsIn(text.slice(0, BEGIN));
    return seconds !== null && seconds >= wanted;
  });
}
