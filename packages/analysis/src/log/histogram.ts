/** Event counts per time bucket. `buckets` is sorted by start; starts are multiples of `widthMs` since the epoch. */
export interface Histogram {
  readonly widthMs: number;
  readonly buckets: readonly (readonly [startMs: number, count: number])[];
}

/** Widths double from one second, so two histograms can always be brought to the coarser width without loss. */
const SMALLEST_WIDTH_MS = 1000;
const MOST_BUCKETS = 512;

/** Counts of times in epoch milliseconds that widens its buckets instead of growing past `MOST_BUCKETS`. */
export class TimeHistogram {
  widthMs = SMALLEST_WIDTH_MS;
  #counts = new Map<number, number>();
  #current = Number.NaN;
  #pending = 0;

  add(timeMs: number, count = 1): void {
    const bucket = Math.floor(timeMs / this.widthMs);
    if (bucket === this.#current) {
      this.#pending += count;
      return;
    }
    this.#flush();
    this.#current = bucket;
    this.#pending = count;
  }

  addAll(other: Histogram): void {
    for (const [start, count] of other.buckets) this.add(start, count);
    while (this.widthMs < other.widthMs) this.#widen();
  }

  snapshot(): Histogram {
    this.#flush();
    const buckets = [...this.#counts].map(([bucket, count]) => [bucket * this.widthMs, count] as const);
    return { widthMs: this.widthMs, buckets: buckets.toSorted((a, b) => a[0] - b[0]) };
  }

  #flush(): void {
    if (this.#pending > 0) this.#counts.set(this.#current, (this.#counts.get(this.#current) ?? 0) + this.#pending);
    this.#pending = 0;
    this.#current = Number.NaN;
    while (this.#counts.size > MOST_BUCKETS) this.#widen();
  }

  #widen(): void {
    this.#flushInto();
    this.widthMs *= 2;
    const wider = new Map<number, number>();
    for (const [bucket, count] of this.#counts) {
      const target = Math.floor(bucket / 2);
      wider.set(target, (wider.get(target) ?? 0) + count);
    }
    this.#counts = wider;
  }

  #flushInto(): void {
    if (this.#pending === 0) return;
    this.#counts.set(this.#current, (this.#counts.get(this.#current) ?? 0) + this.#pending);
    this.#pending = 0;
    this.#current = Number.NaN;
  }
}

/** Sum of histograms at the coarsest width among them. */
export const mergeHistograms = (histograms: readonly Histogram[]): Histogram => {
  const total = new TimeHistogram();
  for (const histogram of histograms) total.addAll(histogram);
  return total.snapshot();
};
