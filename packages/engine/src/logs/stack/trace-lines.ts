/** Longest part of a line that is looked at. No printed frame comes near; a line of megabytes must not cost megabytes of work. */
const LINE_LIMIT = 4000;
/** How deep and how wide a JSON record is searched for text that holds a stack. */
const RECORD_DEPTH = 4;
const RECORD_VALUES = 200;
/** Lines one JSON record may unfold to. */
const UNFOLDED_LIMIT = 5000;

/** Lines to look for traces in, with the line of the input (from 1) that each came from. */
export interface TraceLines {
  readonly lines: readonly string[];
  readonly numbers: readonly number[];
}

/**
 * Splits text into lines and takes off what log collectors put before them: compose service names, container runtime
 * and syslog headers, times. A JSON record (one a line) that holds text of several lines is unfolded to that text,
 * so that `{"err":{"stack":"Error: x\n    at ..."}}` reads like a printed trace.
 */
export function toTraceLines(text: string): TraceLines {
  const lines: string[] = [];
  const numbers: number[] = [];
  let number = 0;
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    number += 1;
    for (const line of unfold(text, { from, to })) {
      lines.push(line);
      numbers.push(number);
    }
    from = to + 1;
  }
  return { lines, numbers };
}

function unfold(text: string, span: { from: number; to: number }): string[] {
  const whole = span.to - span.from;
  const line = stripCollectorPrefix(text.slice(span.from, Math.min(span.to, span.from + LINE_LIMIT)));
  if (line.startsWith('{') && whole < 1_000_000) {
    const start = span.from + Math.max(0, text.slice(span.from, span.to).indexOf('{'));
    const unfolded = linesOfRecord(text.slice(start, span.to));
    if (unfolded !== undefined) return unfolded;
  }
  return [line.endsWith('\r') ? line.slice(0, -1) : line];
}

function linesOfRecord(json: string): string[] | undefined {
  if (!json.includes('\\n')) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(json);
  } catch {
    return undefined;
  }
  const texts: string[] = [];
  collectTexts(record, { texts, depth: 0 });
  if (texts.length === 0) return undefined;
  return texts
    .flatMap((part) => part.split('\n', UNFOLDED_LIMIT))
    .slice(0, UNFOLDED_LIMIT)
    .map((part) => stripCollectorPrefix(part.slice(0, LINE_LIMIT)).replace(/\r$/, ''));
}

function collectTexts(value: unknown, into: { texts: string[]; depth: number }): void {
  if (into.texts.length >= RECORD_VALUES) return;
  if (typeof value === 'string') {
    if (value.includes('\n')) into.texts.push(value.endsWith('\n') ? value.slice(0, -1) : value);
    return;
  }
  if (typeof value !== 'object' || value === null || into.depth >= RECORD_DEPTH) return;
  for (const inner of Object.values(value)) collectTexts(inner, { texts: into.texts, depth: into.depth + 1 });
}

const PREFIXES: readonly RegExp[] = [
  // docker compose and foreman: `web-1  | `
  /^[A-Za-z0-9][\w.-]{0,63} *\| ?/,
  // container runtime interface: `2024-05-01T10:00:00.1Z stderr F `
  /^\d{4}-\d\d-\d\dT\S{8,24} (?:stdout|stderr) [FP] /,
  // syslog: `<13>May  1 10:00:00 host app[12]: `
  /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,64} [\w./-]{1,48}(?:\[\d+\])?: ?/,
  // a time alone, as `docker logs -t` and many appenders print it
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? ?/,
];

/** The line without what a collector put before it; a line that has no such header comes back as it is. */
function stripCollectorPrefix(line: string): string {
  let rest = line;
  for (const prefix of PREFIXES) {
    const match = prefix.exec(rest);
    if (match !== null) rest = rest.slice(match[0].length);
  }
  return rest;
}

/** Number of blanks a line starts with; a tab counts as one level of four, as the runtimes that print tabs mean it. */
export function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 4;
    else break;
  }
  return width;
}
