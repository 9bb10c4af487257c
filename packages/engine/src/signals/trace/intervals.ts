/** A stretch of time, in any unit; empty when `to <= from`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Length of what is left of `whole` without `parts`, which may overlap and reach beyond it. */
export function subtractIntervals(whole: Interval, parts: readonly Interval[]): number {
  let left = Math.max(0, whole.to - whole.from);
  let covered = whole.from;
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(covered, part.from);
    const to = Math.min(whole.to, part.to);
    if (to <= from) continue;
    left -= to - from;
    covered = to;
  }
  return left;
}

/** The same stretches in order, those that overlap or touch as one. */
export function joinIntervals(parts: readonly Interval[]): Interval[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** Those of joined stretches that reach into `whole`. */
export function overlapping(whole: Interval, joined: readonly Interval[]): readonly Interval[] {
  let low = 0;
  let high = joined.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((joined[middle]?.to ?? 0) <= whole.from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < joined.length && (joined[end]?.from ?? 0) < whole.to) end += 1;
  return joined.slice(low, end);
}
