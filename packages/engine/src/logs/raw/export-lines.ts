import { holdsMessage } from './record-lines.ts';
import type { TextLine } from './text-line.ts';

const MOST_COLUMNS = 200;
/** A cell of more lines is no message but a quote that was never closed. */
const MOST_CELL_LINES = 10_000;
const TIME_COLUMN = /^(?:@?timestamp|@?time|_time|date|datetime|event ?time|ts)$/i;

/**
 * The messages of a table that a log viewer exported (CSV, also with semicolons or tabs), oldest first. Undefined when the first line names
 * no column of messages.
 */
export function linesOfExport(text: string): TextLine[] | undefined {
  const head = text.slice(0, text.indexOf('\n') === -1 ? 0 : text.indexOf('\n')).replace(/^\ufeff/, '');
  if (head === '' || head.length > 4000) return undefined;
  const separator = [',', ';', '\t'].find((mark) => head.includes(mark));
  if (separator === undefined) return undefined;
  const names = head.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  // The second half of a frame that was broken in two is no head of a table.
  if (names.some((name) => /^line \d/.test(name))) return undefined;
  if (names.length > MOST_COLUMNS || !names.every((name) => /^[\w@.$ ()/-]{0,60}$/.test(name))) return undefined;
  const wanted = names.flatMap((name, column) => (holdsMessage(name) ? [column] : []));
  if (wanted.length === 0) return undefined;
  const rows = rowsOf(text, { separator, from: text.indexOf('\n') + 1 });
  if (rows === undefined) return undefined;
  const time = names.findIndex((name) => TIME_COLUMN.test(name));
  const ordered = newestFirst(rows, time) ? rows.toReversed() : rows;
  return ordered.flatMap((row) =>
    wanted.flatMap((column) => {
      const cell = row[column];
      return cell === undefined
        ? []
        : cell.text.split('\n').map((line, place) => ({ text: line, number: cell.number + place }));
    }),
  );
}

interface Cell {
  readonly text: string;
  readonly number: number;
}

/** The rows of a table by the usual rules of quotes; undefined when a quote is never closed. */
function rowsOf(text: string, start: { separator: string; from: number }): Cell[][] | undefined {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let number = 2;
  for (let at = start.from; at <= text.length;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, { at, separator: start.separator });
    if (cell === undefined) return undefined;
    if (row.length < MOST_COLUMNS) row.push({ text: cell.text, number });
    number += cell.breaks;
    const next = text[cell.end];
    at = cell.end + 1;
    if (next === start.separator) continue;
    if (next === '\r') at += 1;
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
  let end = place.at;
  while (end < text.length && text[end] !== place.separator && text[end] !== '\n') end += 1;
  const carriage = text[end] === '\n' && text[end - 1] === '\r' && end > place.at;
  return { text: text.slice(place.at, carriage ? end - 1 : end), end, breaks: 0 };
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
