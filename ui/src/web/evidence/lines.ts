import type { BlameLine, Evidence } from '@mats/contracts';

/** One line of a source as the pane shows it. */
export interface SourceLine {
  /** Line number in the source, or null when the source has none. */
  number: number | null;
  text: string;
  focus: boolean;
}

const COLOUR_CODE = /(?!\t)\p{Cc}\[[0-9;]*[A-Za-z]/gu;
const INVISIBLE = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** Terminal colours are taken out; control and direction characters would change what stands around them and become a sign. */
export function visibleText(text: string): string {
  return text.replaceAll(COLOUR_CODE, '').replaceAll(INVISIBLE, '␀');
}

/** A text as numbered lines. The last line break ends a line and does not begin one. */
export function linesOf(
  text: string,
  options: { startLine?: number | undefined; focusLine?: number | undefined },
): SourceLine[] {
  const rows = text.split(/\r?\n/);
  if (rows.length > 1 && rows.at(-1) === '') rows.pop();
  return rows.map((row, index) => {
    const number = options.startLine === undefined ? null : options.startLine + index;
    return { number, text: visibleText(row), focus: number !== null && number === options.focusLine };
  });
}

/** The lines of an evidence's excerpt, numbered as in its source. */
export function excerptLines(evidence: Evidence): SourceLine[] {
  const { detail, locator } = evidence;
  const focusLine = 'focusLine' in detail ? detail.focusLine : undefined;
  return linesOf(evidence.excerpt, { startLine: locator.startLine, focusLine });
}

/** A run of lines that one commit wrote: its name is shown once, at the first of them. */
export interface BlamedLine extends SourceLine {
  blame: BlameLine | null;
  firstOfRun: boolean;
}

/** Joins code lines with who changed each of them. */
export function blamedLines(lines: readonly SourceLine[], blame: readonly BlameLine[]): BlamedLine[] {
  const byLine = new Map(blame.map((entry) => [entry.line, entry]));
  let previous: string | null = null;
  return lines.map((line) => {
    const entry = line.number === null ? null : (byLine.get(line.number) ?? null);
    const firstOfRun = entry !== null && entry.sha !== previous;
    previous = entry?.sha ?? null;
    return { ...line, blame: entry, firstOfRun };
  });
}

/** One change among the lines of a range, with the lines it wrote last. */
export interface BlamedChange {
  blame: BlameLine;
  lines: number;
}

/** The changes that wrote a range, the newest first. */
export function blamedChanges(blame: readonly BlameLine[]): BlamedChange[] {
  const changes = new Map<string, BlamedChange>();
  for (const entry of blame) {
    const known = changes.get(entry.sha);
    changes.set(entry.sha, { blame: entry, lines: (known?.lines ?? 0) + 1 });
  }
  return [...changes.values()].toSorted((first, second) => second.blame.time.localeCompare(first.blame.time));
}

/** Where an evidence stands, for people: `payment.log:120–131`, `shop:src/charge.ts:41`. */
export function locatorWords(evidence: Evidence): string {
  const { locator } = evidence;
  // Some sources name the path in their label already.
  const isNamed = locator.path === undefined || locator.label.endsWith(locator.path);
  const place = isNamed ? locator.label : `${locator.label}:${locator.path}`;
  if (locator.startLine === undefined) return place;
  const end = locator.endLine !== undefined && locator.endLine !== locator.startLine ? `–${locator.endLine}` : '';
  return `${place}:${locator.startLine}${end}`;
}

/** A field of a line of JSON. */
export interface LineField {
  name: string;
  value: string;
}

/** Lines of JSON beyond this many characters are not unfolded, nor more fields than a reader looks through. */
const MOST_JSON = 200_000;
const MOST_FIELDS = 60;

function valueWords(value: unknown): string {
  if (typeof value === 'string') return visibleText(value.replaceAll(/\r?\n/g, '\n'));
  return visibleText(JSON.stringify(value, null, 1) ?? '');
}

const MOST_DEPTH = 3;

/** Fields of objects within the line stand for themselves: `err.stack`. */
function flattened(entries: readonly [string, unknown][], prefix: string, depth = 1): LineField[] {
  return entries.flatMap(([name, value]): LineField[] => {
    const path = `${prefix}${name}`;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && depth < MOST_DEPTH) return flattened(Object.entries(value), `${path}.`, depth + 1);
    return [{ name: visibleText(path), value: valueWords(value) }];
  });
}

/** The fields of a line that is JSON, or JSON after a prefix; null when it is none. Never throws. */
export function fieldsOf(text: string): LineField[] | null {
  const begin = text.indexOf('{');
  if (begin < 0 || text.length > MOST_JSON || !text.trimEnd().endsWith('}')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(begin));
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  return flattened(Object.entries(parsed), '').slice(0, MOST_FIELDS);
}
