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
