/**
 * The line of the older text that a line of the newer one was, both from 1, or null for a line that is new: by the
 * longest common subsequence of the lines between the first and the last difference.
 */
export function lineBefore(older: string, newer: { readonly text: string; readonly line: number }): number | null {
  const [before, after] = [older.split('\n'), newer.text.split('\n')];
  const wanted = newer.line - 1;
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  if (wanted < head) return newer.line;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  if (wanted >= after.length - tail) return newer.line + before.length - after.length;
  const inside = matched(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const found = inside.get(wanted - head);
  return found === undefined ? null : found + head + 1;
}

/** For each line of `after` that is also in `before`, its place there. */
function matched(before: readonly string[], after: readonly string[]): Map<number, number> {
  // lengths[i][j]: longest common subsequence of before from i on and after from j on.
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    const own = lengths[row];
    if (own === undefined) continue;
    for (let column = after.length - 1; column >= 0; column -= 1) {
      own[column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs = new Map<number, number>();
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      pairs.set(column, row);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
