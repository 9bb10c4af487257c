import type { Histogram } from '../../logs/lines/histogram.ts';

/** A single change in a series; times are epoch milliseconds. */
export interface ChangePoint {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down';
  /** Already corrected for the number of places that were tried. */
  readonly pValue: number;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

const MOST_BUCKETS = 4096;
/** Half the 95 % quantile of chi-squared with one degree of freedom: the usual drop of a profile likelihood interval. */
const LIKELIHOOD_DROP = 1.92;

const dense = (
  histogram: Histogram,
  window: Window,
): { readonly start: number; readonly widthMs: number; readonly counts: Float64Array } => {
  let { widthMs } = histogram;
  while ((window.to - window.from) / widthMs > MOST_BUCKETS) widthMs *= 2;
  const first = Math.floor(window.from / widthMs);
  const counts = new Float64Array(Math.max(1, Math.floor(window.to / widthMs) - first + 1));
  for (const [start, count] of histogram.buckets) {
    const index = Math.floor(start / widthMs) - first;
    if (index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + count;
  }
  return { start: first * widthMs, widthMs, counts };
};

const xlogx = (count: number, duration: number): number => (count > 0 ? count * Math.log(count / duration) : 0);

/** Variance over mean of counts around their mean, at least 1: how much burstier than Poisson a stretch is. */
const dispersion = (counts: Float64Array, from: number, to: number): number => {
  const size = to - from;
  if (size < 8) return 1;
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += counts[index] ?? 0;
  const mean = sum / size;
  if (mean === 0) return 1;
  let squares = 0;
  for (let index = from; index < to; index += 1) squares += ((counts[index] ?? 0) - mean) ** 2;
  return Math.max(1, squares / (size - 1) / mean);
};

/** Upper tail of chi-squared with one degree of freedom, by the asymptotic series of the normal tail for large values. */
const chiSquaredTail = (x: number): number => {
  const z = Math.sqrt(Math.max(0, x));
  // Abramowitz and Stegun 7.1.26, absolute error 1.5e-7; far out the leading term of Mills' ratio is used instead.
  if (z > 5) return Math.min(1, (2 * Math.exp(-x / 2)) / (z * Math.sqrt(2 * Math.PI)));
  const t = 1 / (1 + (0.3275911 * z) / Math.SQRT2);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, poly * Math.exp(-x / 2));
};

/**
 * One change of the rate of a count series: the split with the largest likelihood ratio of two Poisson rates against one, divided by the
 * dispersion so that bursty but steady series do not count as changed (quasi-likelihood), p-value by chi-squared times the number of splits
 * (Bonferroni). The interval holds all splits within 1.92 of the best log-likelihood. Null for fewer than four buckets or no events.
 */
export const changeOfCounts = (histogram: Histogram, window: Window): ChangePoint | null => {
  const { start, widthMs, counts } = dense(histogram, window);
  const size = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (size < 4 || total === 0) return null;
  const gains = new Float64Array(size);
  let best = 1;
  let before = 0;
  for (let split = 1; split < size; split += 1) {
    before += counts[split - 1] ?? 0;
    gains[split] = xlogx(before, split) + xlogx(total - before, size - split) - xlogx(total, size);
    if ((gains[split] ?? 0) > (gains[best] ?? 0)) best = split;
  }
  const scale = Math.max(
    dispersion(counts, 0, best),
    Math.min(dispersion(counts, best, size), dispersion(counts, 0, size)),
  );
  const gain = (gains[best] ?? 0) / scale;
  let low = best;
  let high = best;
  while (low > 1 && (gains[best] ?? 0) - (gains[low - 1] ?? 0) <= LIKELIHOOD_DROP * scale) low -= 1;
  while (high < size - 1 && (gains[best] ?? 0) - (gains[high + 1] ?? 0) <= LIKELIHOOD_DROP * scale) high += 1;
  const sumBefore = counts.subarray(0, best).reduce((sum, count) => sum + count, 0);
  const rising = (total - sumBefore) / (size - best) > sumBefore / best;
  return {
    at: start + best * widthMs,
    from: start + low * widthMs,
    to: start + (high + 1) * widthMs,
    direction: rising ? 'up' : 'down',
    pValue: Math.min(1, chiSquaredTail(2 * gain) * (size - 1)),
  };
};

const ranks = (values: readonly number[]): Float64Array => {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Float64Array(values.length);
  for (let low = 0; low < order.length;) {
    let high = low;
    while (high + 1 < order.length && values[order[high + 1] ?? 0] === values[order[low] ?? 0]) high += 1;
    for (let index = low; index <= high; index += 1) result[order[index] ?? 0] = (low + high) / 2 + 1;
    low = high + 1;
  }
  return result;
};

/**
 * One change of level of a measured series (latency, use of a resource) by Pettitt's rank test (Applied Statistics 28, 1979): no
 * assumption on the distribution, so single spikes do not count. The interval holds the splits with at least 90 % of the largest statistic.
 */
export const changeOfValues = (
  points: readonly (readonly [timeMs: number, value: number])[],
  window: Window,
): ChangePoint | null => {
  const inside = points.filter(([time, value]) => time >= window.from && time <= window.to && Number.isFinite(value));
  const size = inside.length;
  if (size < 6) return null;
  const rank = ranks(inside.map(([, value]) => value));
  const statistic = new Float64Array(size);
  let sum = 0;
  let best = 0;
  for (let index = 0; index < size - 1; index += 1) {
    sum += rank[index] ?? 0;
    statistic[index] = 2 * sum - (index + 1) * (size + 1);
    if (Math.abs(statistic[index] ?? 0) > Math.abs(statistic[best] ?? 0)) best = index;
  }
  const largest = Math.abs(statistic[best] ?? 0);
  const near = (index: number): boolean => Math.abs(statistic[index] ?? 0) >= largest * 0.9;
  let low = best;
  let high = best;
  while (low > 0 && near(low - 1)) low -= 1;
  while (high < size - 2 && near(high + 1)) high += 1;
  const timeAfter = (index: number): number => inside[Math.min(size - 1, index + 1)]?.[0] ?? window.to;
  return {
    at: timeAfter(best),
    from: inside[low]?.[0] ?? window.from,
    to: timeAfter(high),
    direction: (statistic[best] ?? 0) < 0 ? 'up' : 'down',
    pValue: Math.min(1, 2 * Math.exp((-6 * largest ** 2) / (size ** 3 + size ** 2))),
  };
};
