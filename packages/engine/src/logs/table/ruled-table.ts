import type { TableCell } from './table-rows.ts';

/** What a line that rules off a head is made of: `---+---`, `+-----+---+`. Bars instead are Markdown, which people write. */
const RULE = /^[\s+-]{3,8000}$/;
const LONGEST = 8_000;

/** Whether a line only rules off a table of several columns. */
export function isRule(line: string): boolean {
  return line.includes('--') && line.includes('+') && line.length < LONGEST && RULE.test(line);
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => cell.trim());
}

/** The names of the columns of a table whose head is ruled off by `|`; null where the line has none. */
export function ruledHead(line: string): string[] | null {
  if (!line.includes('|') || line.length > LONGEST) return null;
  const names = cellsOf(line);
  return names.length > 1 && names.every((name) => /^[\w%?() ./:#-]{0,60}$/.test(name)) ? names : null;
}

/** The cells of a row between bars, without those that are empty; null where it has more or fewer than the head. */
export function ruledRow(names: readonly string[], line: string): TableCell[] | null {
  if (!line.includes('|') || line.length > LONGEST) return null;
  const cells = cellsOf(line);
  if (cells.length !== names.length) return null;
  return cells.flatMap((value, place) => (value === '' ? [] : [{ name: names[place] ?? '', value }]));
}
