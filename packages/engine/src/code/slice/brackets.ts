/** How many unclosed brackets inside of a pair are put up with. */
const MOST_UNCLOSED = 8;

/** For each opening bracket of a masked text the offset of its closing one, and the other way round. Unmatched ones are absent. */
export function matchBrackets(code: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const found of code.matchAll(/[()[\]{}]/g)) {
    const wanted = closes[found[0]];
    if (wanted === undefined) {
      open.push(found.index);
      continue;
    }
    // Damaged code: drop openings that were never closed, so that one missing brace does not shift all that follow.
    const recent = open.slice(-MOST_UNCLOSED).findLastIndex((offset) => code[offset] === wanted);
    if (recent === -1) continue;
    const place = Math.max(0, open.length - MOST_UNCLOSED) + recent;
    const start = open[place] ?? 0;
    open.length = place;
    pairs.set(start, found.index);
    pairs.set(found.index, start);
  }
  return pairs;
}
