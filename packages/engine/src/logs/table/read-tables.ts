// cspell:ignore rabbitmqctl
import { isRule, ruledHead, ruledRow } from './ruled-table.ts';
import { tableHead } from './table-heads.ts';
import { tableRow } from './table-rows.ts';
import type { TableCell } from './table-rows.ts';
import { tableOwner } from './table-owner.ts';

/** A row of a table with the names of its columns. */
export interface TableRow {
  readonly cells: readonly TableCell[];
  /** The part that the row tells of, or null. */
  readonly owner: string | null;
}

const MOST_ROWS = 2_000;
/** What ends a table that databases print. */
const ENDS = /^\s{0,4}(?:\(\d{1,9} rows?\)|\d{1,9} rows? in set\b)/;

/** Rows below a head at `from`, until a line that is none. */
function rowsBelow(
  lines: readonly string[],
  from: number,
  read: (line: string) => TableCell[] | null,
): Map<number, TableRow> {
  const rows = new Map<number, TableRow>();
  for (let at = from; at < lines.length && rows.size < MOST_ROWS; at += 1) {
    const line = lines[at] ?? '';
    if (isRule(line)) continue;
    if (line.trim() === '' || ENDS.test(line) || tableHead(line) !== null) break;
    const cells = read(line);
    if (cells === null) break;
    rows.set(at, { cells, owner: tableOwner(cells) });
  }
  return rows;
}

/** Rows whose head is tabbed: as many names as cells, and nothing but names in the head. */
function tabbedNames(line: string, next: string): string[] | null {
  if (!line.includes('\t') || line.length > 4_000) return null;
  const names = line.split('\t').map((name) => name.trim());
  const fit = names.every((name) => /^[A-Za-z_%][\w %./()#-]{0,40}$/.test(name));
  return fit && next.split('\t').length === names.length ? names : null;
}

function tableAt(lines: readonly string[], at: number): Map<number, TableRow> {
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  const ruled = isRule(next) ? ruledHead(line) : null;
  if (ruled !== null) return rowsBelow(lines, at + 1, (row) => ruledRow(ruled, row));
  const tabbed = tabbedNames(line, next);
  if (tabbed !== null) {
    return rowsBelow(lines, at + 1, (row) => {
      const values = row.split('\t');
      if (values.length !== tabbed.length) return null;
      return tabbed.map((name, place) => ({ name, value: values[place]?.trim() ?? '' }));
    });
  }
  const head = tableHead(line);
  return head === null ? new Map() : rowsBelow(lines, at + 1, (row) => tableRow(head, row));
}

/**
 * Rows of tables that commands print (`kubectl get`, `docker ps`, `df`, `ss`, psql, mysql, `rabbitmqctl list_queues`), by the place of their
 * line: a row alone does not say what its numbers are.
 */
export function readTables(lines: readonly string[]): ReadonlyMap<number, TableRow> {
  const found = new Map<number, TableRow>();
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const rows = tableAt(lines, at);
    for (const [place, row] of rows) found.set(place, row);
    if (rows.size > 0) at = Math.max(...rows.keys());
  }
  return found;
}

/** The places of all lines of tables: rows, heads, and the lines that rule them off. */
export function tableLines(rows: ReadonlyMap<number, TableRow>, lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const at of rows.keys()) {
    found.add(at);
    // Above the first row stands the head, ruled off or not.
    for (let above = at - 1; above >= 0 && !rows.has(above); above -= 1) {
      const line = lines[above] ?? '';
      found.add(above);
      if (!isRule(line)) {
        if (isRule(lines[above - 1] ?? '')) found.add(above - 1);
        break;
      }
    }
  }
  return found;
}

/** A row in words: `NAME=cart-1; STATUS=Pending`. */
export function rowText({ cells }: TableRow): string {
  return cells.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
}
