import type { TableHead } from './table-heads.ts';

/** A cell with the name of its column. */
export interface TableCell {
  readonly name: string;
  readonly value: string;
}

/** Words of a row; what stands in brackets belongs to the word before it: `14 (2m ago)`. */
function wordsOf(row: string): string[] {
  const words: string[] = [];
  for (const match of row.matchAll(/\([^()]{0,80}\)|\S{1,2000}/g)) {
    const [word] = match;
    const last = words.length - 1;
    const before = words[last];
    if (word.startsWith('(') && word.endsWith(')') && before !== undefined && !word.startsWith('((')) {
      words[last] = `${before} ${word}`;
    } else words.push(word);
  }
  return words;
}

/** The cells that begin where the names do; null where a word of the row stands across such a place. */
function cellsBelow({ columns }: TableHead, row: string): string[] | null {
  const fits = columns.slice(1).every(({ start }) => row.length < start || /[ \t]/.test(row.charAt(start - 1)));
  if (!fits) return null;
  return columns.map(({ start }, place) => row.slice(start, columns[place + 1]?.start).trim());
}

function cellsOf(head: TableHead, row: string): string[] | null {
  const { columns, spaced, unnamed } = head;
  const count = columns.length + (unnamed ? 1 : 0);
  if (spaced && !unnamed) {
    const parts = row.trim().split(/\t| {2,200}/);
    if (parts.length === count) return parts;
    const below = cellsBelow(head, row);
    if (below !== null) return below;
  }
  const words = wordsOf(row);
  // Cells that hold nothing at the end are not printed; one that holds blanks is the last.
  if (words.length < Math.min(count, 3)) return null;
  return words.length > count ? [...words.slice(0, count - 1), words.slice(count - 1).join(' ')] : words;
}

/** The cells of a row below a head, without those that are empty; null where the row is none of that table. */
export function tableRow(head: TableHead, row: string): TableCell[] | null {
  const cells = cellsOf(head, row);
  if (cells === null) return null;
  const names = [...(head.unnamed ? [''] : []), ...head.columns.map(({ name }) => name)];
  const named = names.map((name, place) => ({ name, value: cells[place] ?? '' }));
  const filled = named.filter(({ value }) => value !== '');
  return filled.length < 2 ? null : filled;
}
