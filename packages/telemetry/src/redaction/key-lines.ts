/*
 * A key that takes several lines, where its lines do not follow one another alone: each has a time or a container's name before it, or
 * stands in an object of its own; or where the excerpt begins within the key.
 */

/** Stands in the first and the last line of every secret that takes several. */
export const OVER_LINES = 'PRIVATE KEY';

const BEGIN_OF_KEY = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/;
const END_OF_KEY = /-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/;
const FULL_PART = /[A-Za-z0-9+/]{32,1000}={0,2}/g;
const SHORT_PART = /^[A-Za-z0-9+/=]{1,1000}/;
const FULL_LINE = /^\s{0,40}[A-Za-z0-9+/=]{32,1000}\s{0,4}$/;
const LINE = /^\s{0,40}[A-Za-z0-9+/=]{12,1000}\s{0,4}$/;
const SHORT_LINE = /^\s{0,40}[A-Za-z0-9+/=]{1,11}\s{0,4}$/;
/** The checksum of OpenPGP. */
const CHECKSUM = /^\s{0,40}=[A-Za-z0-9+/]{4}\s{0,4}$/;
/** What may follow the first line of a key that has its lines for itself: its base64, a header, or nothing. */
const FOLLOWS = /^\s{0,40}(?:[A-Za-z0-9+/=]{1,1000}|[A-Za-z-]{1,40}: [^\r\n]{1,200})?\s{0,4}$/;
const MOST_LINES = 400;

/** The lines of a text that is being redacted, with what stands in place of a secret. */
interface Lines {
  readonly all: string[];
  readonly mark: string;
}

/**
 * A line of the key without its part of it; null when none is seen in it. The last one may be too short to be known by its looks: it has
 * as much before it as the first or last line has.
 */
function withoutPart(line: string, about: { isLast: boolean; before: number; mark: string }): string | null {
  const { isLast, before, mark } = about;
  const clean = line.replaceAll(FULL_PART, mark);
  if (clean !== line) return clean;
  return isLast ? line.slice(0, before) + line.slice(before).replace(SHORT_PART, mark) : null;
}

/** The key that begins in a line, where something else stands before each of its lines. */
function redactFrom(first: number, { all, mark }: Lines): void {
  const before = (all[first] ?? '').search(BEGIN_OF_KEY);
  if (FOLLOWS.test(all[first + 1] ?? '')) return;
  const until = Math.min(all.length, first + MOST_LINES);
  const end = all.slice(first + 1, until).findIndex((line) => END_OF_KEY.test(line));
  const last = end === -1 ? until : first + 1 + end;
  for (let at = first + 1; at < last; at += 1) {
    const isLast = end !== -1 && at === last - 1;
    const clean = withoutPart(all[at] ?? '', { isLast, before, mark });
    // Without an end, the key ends where a line looks like another.
    if (end === -1 && clean === null) break;
    if (clean !== null) all[at] = clean;
  }
  all[first] = (all[first] ?? '').replace(BEGIN_OF_KEY, mark);
  if (end !== -1) all[last] = (all[last] ?? '').replace(END_OF_KEY, mark);
}

/** Whether the line is one of a key that has its lines for itself, told by itself or by the one above it. */
function isLineOfKey(at: number, all: readonly string[]): boolean {
  const line = all[at] ?? '';
  if (LINE.test(line) || CHECKSUM.test(line)) return true;
  return SHORT_LINE.test(line) && FULL_LINE.test(all[at - 1] ?? '');
}

/** Lines of the key above its last one, each alone in its line; some programs write a blank one between all others. */
function emptyAbove(last: number, all: string[]): void {
  for (let at = last - 1; at >= 0 && last - at < MOST_LINES; at -= 1) {
    if ((all[at] ?? '').trim() === '') continue;
    if (!isLineOfKey(at, all)) return;
    all[at] = '';
  }
}

/** The same where something else stands before each line. */
function markAbove(last: number, { all, mark }: Lines, before: number): void {
  for (let at = last - 1; at >= 0 && last - at < MOST_LINES; at -= 1) {
    const clean = withoutPart(all[at] ?? '', { isLast: at === last - 1, before, mark });
    if (clean === null) return;
    all[at] = clean;
  }
}

/** The text without lines of keys before whose lines something else stands; it has as many lines as before. */
export function redactKeyLines(text: string, mark: string): string {
  const lines: Lines = { all: text.split('\n'), mark };
  for (const [place, line] of lines.all.entries()) {
    if (BEGIN_OF_KEY.test(line) && !END_OF_KEY.test(line)) redactFrom(place, lines);
  }
  return lines.all.join('\n');
}

/** A line of a key's base64 that is alone in its line. */
const LONE_LINE = /^([ \t]{0,40})([A-Za-z0-9+/]{60,100}={0,2})([ \t\r]{0,4})$/gm;

/** Digits and letters of both cases; what is in one case, as hashes are, is no base64. */
function isBase64(text: string): boolean {
  return /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

/** The same for an excerpt from the middle of a key, in which neither its first line stands nor its last. */
export function redactPiecesOfKeys(text: string, mark: string): string {
  return text.replace(LONE_LINE, (line, before: string, piece: string, after: string) =>
    isBase64(piece) ? `${before}${mark}${after}` : line,
  );
}

/** The same for keys of which the text has the end alone. */
export function redactEndsOfKeys(text: string, mark: string): string {
  if (!END_OF_KEY.test(text)) return text;
  const lines: Lines = { all: text.split('\n'), mark };
  for (const [last, line] of lines.all.entries()) {
    const before = line.search(END_OF_KEY);
    if (before === -1) continue;
    lines.all[last] = line.replace(END_OF_KEY, mark);
    if (line.slice(0, before).trim() === '') emptyAbove(last, lines.all);
    else markAbove(last, lines, before);
  }
  return lines.all.join('\n');
}
