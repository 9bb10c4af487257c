/** Rows beyond this are left out. */
const MOST_ROWS = 2_000_000;

/**
 * The rows of a comma-separated text (RFC 4180): cells in quotes may hold commas, line ends and doubled quotes. Line ends are `\n` or
 * `\r\n`; a last empty line is no row. Cells are given as they stand, blanks included. Linear, and never throws: a quote that
 * nothing closes reaches to the end.
 */
export function parseCsv(text: string, options: { separator?: ',' | ';' | '\t'; mostRows?: number } = {}): string[][] {
  const { separator = ',', mostRows = MOST_ROWS } = options;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < mostRows) {
    const cell = cellAt(text, at, separator);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The cell that begins at a place, and where it ends: at a separator, a line end or the end of the text. */
function cellAt(text: string, start: number, separator: string): { value: string; end: number } {
  let value = '';
  let at = start;
  if (text[at] === '"') {
    at += 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote === -1) return { value: value + text.slice(at), end: text.length };
      value += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      value += '"';
      at += 1;
    }
  }
  const plain = at;
  while (
    at < text.length &&
    text[at] !== separator &&
    text[at] !== '\n' &&
    !(text[at] === '\r' && text[at + 1] === '\n')
  ) {
    at += 1;
  }
  return { value: value + text.slice(plain, at), end: at };
}
