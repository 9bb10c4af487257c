/** Event counts per time bucket. `buckets` is sorted by start; starts are multiples of `widthMs` since the epoch. */
export interface Histogram {
  readonly widthMs: number;
  readonly buckets: readonly (readonly [startMs: number, count: number])[];
}

/** The same without gaps, cheap to add up: `counts[i]` is bucket `first + i`, counted in widths since the epoch. */
export interface DenseHistogram {
  readonly widthMs: number;
  readonly first: number;
  readonly counts: Uint32Array;
}

/** Widths double from one second, so two histograms can always be brought to the coarser width without loss. */
const SMALLEST_WIDTH_MS = 1000;
const MOST_BUCKETS = 512;
const FEWEST_BUCKETS = 8;

/** The buckets are made whenever they are asked for: a log has thousands of histograms, of which few are looked at, one after the other. */
const histogramOf = ({ widthMs, first, counts }: DenseHistogram): Histogram => ({
  widthMs,
  get buckets() {
    const buckets: (readonly [number, number])[] = [];
    for (let place = 0; place < counts.length; place += 1) {
      const count = counts[place] as number;
      if (count > 0) buckets.push([(first + place) * widthMs, count]);
    }
    return buckets;
  },
});

/** Counts of times in epoch milliseconds. It widens its buckets instead of spanning more than `MOST_BUCKETS`. */
export class TimeHistogram {
  widthMs = SMALLEST_WIDTH_MS;
  #first = 0;
  #counts = new Uint32Array(0);
  #used = 0;

  add(timeMs: number, count = 1): void {
    const place = Math.floor(timeMs / this.widthMs) - this.#first;
    if (place >= 0 && place < this.#counts.length) {
      this.#counts[place] = (this.#counts[place] as number) + count;
      // Time goes on, so most buckets begin behind the last one; what lies behind it is zero.
      if (place >= this.#used) this.#used = place + 1;
      return;
    }
    this.#makeRoom(timeMs);
    const made = Math.floor(timeMs / this.widthMs) - this.#first;
    this.#counts[made] = (this.#counts[made] as number) + count;
  }

  /** Adds the counts of another histogram, at the coarser of both widths. */
  addDense({ widthMs, first, counts }: DenseHistogram): void {
    if (counts.length === 0) return;
    while (this.widthMs < widthMs) this.#widen();
    this.#makeRoom(first * widthMs);
    this.#makeRoom((first + counts.length - 1) * widthMs);
    const scale = widthMs / this.widthMs;
    if (scale === 1) {
      const shift = first - this.#first;
      for (let place = 0; place < counts.length; place += 1)
        this.#counts[shift + place] = (this.#counts[shift + place] as number) + (counts[place] as number);
      return;
    }
    for (let place = 0; place < counts.length; place += 1) {
      const target = Math.floor((first + place) * scale) - this.#first;
      this.#counts[target] = (this.#counts[target] as number) + (counts[place] as number);
    }
  }

  dense(): DenseHistogram {
    return { widthMs: this.widthMs, first: this.#first, counts: this.#counts.slice(0, this.#used) };
  }

  snapshot(): Histogram {
    return histogramOf(this.dense());
  }

  /** Makes `timeMs` fall between the first and the last bucket. */
  #makeRoom(timeMs: number): void {
    if (this.#used === 0) {
      this.#first = Math.floor(timeMs / this.widthMs);
      this.#used = 1;
      this.#counts = new Uint32Array(FEWEST_BUCKETS);
      return;
    }
    let bucket = Math.floor(timeMs / this.widthMs);
    if (bucket >= this.#first && bucket < this.#first + this.#used) return;
    let first = Math.min(this.#first, bucket);
    let last = Math.max(this.#first + this.#used - 1, bucket);
    while (last - first >= MOST_BUCKETS) {
      this.#widen();
      bucket = Math.floor(timeMs / this.widthMs);
      first = Math.min(this.#first, bucket);
      last = Math.max(this.#first + this.#used - 1, bucket);
    }
    const size = last - first + 1;
    const shift = this.#first - first;
    if (shift > 0 || size > this.#counts.length) {
      const counts = new Uint32Array(Math.min(MOST_BUCKETS, Math.max(FEWEST_BUCKETS, 2 * size)));
      counts.set(this.#counts.subarray(0, this.#used), shift);
      this.#counts = counts;
    }
    this.#first = first;
    this.#used = size;
  }

  #widen(): void {
    const first = Math.floor(this.#first / 2);
    const counts = new Uint32Array(this.#counts.length);
    for (let place = 0; place < this.#used; place += 1) {
      const target = Math.floor((this.#first + place) / 2) - first;
      counts[target] = (counts[target] as number) + (this.#counts[place] as number);
    }
    this.#used = Math.floor((this.#first + this.#used - 1) / 2) - first + 1;
    this.widthMs *= 2;
    this.#first = first;
    this.#counts = counts;
  }
}

/** Sum of histograms at the coarsest width among them. */
export const sumDenseHistograms = (histograms: readonly DenseHistogram[]): Histogram => {
  const total = new TimeHistogram();
  for (const histogram of histograms) total.addDense(histogram);
  return total.snapshot();
};
