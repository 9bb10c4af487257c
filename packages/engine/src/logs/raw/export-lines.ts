import { holdsMessage } from './record-lines.ts';
import type { TextLine } from './text-line.ts';

const MOST_COLUMNS = 200;
/** A cell of more lines is no message but a quote that was never closed. */
const MOST_CELL_LINES = 10_000;
const TIME_COLUMN = /^(?:@?timestamp|@?time|_time|date|datetime|event ?time|ts)$/i;

/** Lines above the names of the columns: what somebody wrote who pasted the table. */
const MOST_LINES_ABOVE = 30;

/**
 * The messages of a table that a log viewer exported (CSV, also with semicolons or tabs), oldest first, behind the lines above the table.
 * Undefined when no line near the top names a column of messages.
 */
export function linesOfExport(text: string): TextLine[] | undefined {
  const above: TextLine[] = [];
  for (let from = 0, number = 1; number <= MOST_LINES_ABOVE; number += 1) {
    const end = text.indexOf('\n', from);
    if (end === -1) return undefined;
    const line = text.slice(from, end);
    const columns = columnsOf(line);
    const rows = columns === undefined ? undefined : rowsOf(text, { ...columns, from: end + 1, number: number + 1 });
    if (columns !== undefined && rows !== undefined) return [...above, ...messagesOf(rows, columns)];
    above.push({ text: line, number });
    from = end + 1;
  }
  return undefined;
}

interface Columns {
  readonly separator: string;
  /** Columns of messages and of traces. */
  readonly wanted: readonly number[];
  /** The column of times; -1 when there is none. */
  readonly time: number;
}

function columnsOf(line: string): Columns | undefined {
  const head = line.trim();
  if (head.length > 4000) return undefined;
  const separator = [',', ';', '\t'].find((mark) => head.includes(mark));
  if (separator === undefined) return undefined;
  const names = head.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  // The second half of a frame that was broken in two is no head of a table.
  if (names.some((name) => /^line \d/.test(name))) return undefined;
  if (names.length > MOST_COLUMNS || !names.every((name) => /^[\w@.$ ()/-]{0,60}$/.test(name))) return undefined;
  const wanted = names.flatMap((name, column) => (holdsMessage(name) ? [column] : []));
  return wanted.length === 0
    ? undefined
    : { separator, wanted, time: names.findIndex((name) => TIME_COLUMN.test(name)) };
}

function messagesOf(rows: readonly (readonly Cell[])[], { wanted, time }: Columns): TextLine[] {
  const ordered = newestFirst(rows, time) ? rows.toReversed() : rows;
  return ordered.flatMap((row) =>
    wanted.flatMap((column) => {
      const cell = row[column];
      if (cell === undefined) return [];
      return cell.text.split('\n').map((line, place) => ({ text: line, number: cell.number + place }));
    }),
  );
}

interface Cell {
  readonly text: string;
  readonly number: number;
}

/** The rows of a table from a place and its line on, by the usual rules of quotes; undefined when a quote is never closed. */
export function rowsOf(text: string, start: { separator: string; from: number; number: number }): Cell[][] | undefined {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let { number } = start;
  for (let at = start.from; at <= text.length;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, { at, separator: start.separator });
    if (cell === undefined) return undefined;
    if (row.length < MOST_COLUMNS) row.push({ text: cell.text, number });
    number += cell.breaks;
    // What stands behind a closing quote by mistake is left out.
    const end = endOfCell(text, { at: cell.end, separator: start.separator });
    at = end + 1;
    if (text[end] === start.separator) continue;
    rows.push(row);
    row = [];
    number += 1;
  }
  return rows;
}

function plainCell(
  text: string,
  place: { at: number; separator: string },
): { text: string; end: number; breaks: number } {
  const end = endOfCell(text, place);
  const carriage = text[end] === '\n' && text[end - 1] === '\r' && end > place.at;
  return { text: text.slice(place.at, carriage ? end - 1 : end), end, breaks: 0 };
}

function endOfCell(text: string, place: { at: number; separator: string }): number {
  let end = place.at;
  while (end < text.length && text[end] !== place.separator && text[end] !== '\n') end += 1;
  return end;
}

function quotedCell(text: string, at: number): { text: string; end: number; breaks: number } | undefined {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return undefined;
  const cell = text.slice(at + 1, close);
  const breaks = cell.split('\n', MOST_CELL_LINES + 1).length - 1;
  if (breaks >= MOST_CELL_LINES) return undefined;
  return { text: cell.replaceAll('""', '"'), end: close + 1, breaks };
}

function newestFirst(rows: readonly (readonly Cell[])[], column: number): boolean {
  if (column === -1) return false;
  const times = [rows[0], rows.findLast((row) => row.length > 1)].map((row) => Date.parse(row?.[column]?.text ?? ''));
  const [first = Number.NaN, last = Number.NaN] = times;
  return first > last;
}
