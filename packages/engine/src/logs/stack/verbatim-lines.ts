/** Lines of one trace that are kept, and how much of each. */
const MOST_LINES = 400;
const LONGEST = 4000;

/** The lines of a text with these numbers (from 1, rising), for each list of numbers. The text is read once. */
export function verbatimLines(text: string, lists: readonly (readonly number[])[]): string[][] {
  const wanted = new Map<number, string>();
  for (const numbers of lists) for (const number of numbers.slice(0, MOST_LINES)) wanted.set(number, '');
  let left = wanted.size;
  for (let from = 0, number = 1; left > 0 && from <= text.length; number += 1) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    if (wanted.has(number)) {
      wanted.set(number, text.slice(from, Math.min(to, from + LONGEST)).replace(/\r$/, ''));
      left -= 1;
    }
    from = to + 1;
  }
  return lists.map((numbers) => numbers.slice(0, MOST_LINES).map((number) => wanted.get(number) ?? ''));
}
