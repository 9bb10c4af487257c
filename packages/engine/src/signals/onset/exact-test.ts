/** Natural logarithm of n!; exact sums up to 255, Stirling's series (error below 1e-12) above. */
const logFactorial = (n: number): number => {
  if (n < SMALL.length) return SMALL[n] ?? 0;
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
};

const SMALL: readonly number[] = Array.from({ length: 256 }, (_, n) => n).reduce<number[]>((sums, n) => {
  sums.push(n === 0 ? 0 : (sums[n - 1] ?? 0) + Math.log(n));
  return sums;
}, []);

const logBinomial = (k: number, trials: number, probability: number): number =>
  logFactorial(trials) -
  logFactorial(k) -
  logFactorial(trials - k) +
  k * Math.log(probability) +
  (trials - k) * Math.log1p(-probability);

/** Sum of the terms from `k` outwards; the ratio of neighbours is used, so it stops as soon as terms no longer matter. */
const tail = (k: number, trials: number, probability: number, step: 1 | -1): number => {
  const odds = probability / (1 - probability);
  let term = Math.exp(logBinomial(k, trials, probability));
  let sum = term;
  for (let i = k; step > 0 ? i < trials : i > 0; i += step) {
    term *= step > 0 ? ((trials - i) / (i + 1)) * odds : i / ((trials - i + 1) * odds);
    sum += term;
    if (term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
};

/** One count in each of two windows; durations in any one unit. */
export interface WindowCounts {
  readonly before: number;
  readonly after: number;
  readonly durationBefore: number;
  readonly durationAfter: number;
}

/**
 * Two-sided p-value that two Poisson counts have the same rate: given their sum, the first is binomial with the share of its
 * duration (Przyborowski and Wilenski, Biometrika 31, 1940). The smaller tail is doubled. 1 when nothing was seen or a window is empty.
 */
export const equalRatesPValue = ({ before, after, durationBefore, durationAfter }: WindowCounts): number => {
  const trials = before + after;
  const whole = durationBefore + durationAfter;
  if (trials === 0 || !(durationBefore > 0) || !(durationAfter > 0)) return 1;
  const share = durationAfter / whole;
  const expected = trials * share;
  const one = after >= expected ? tail(after, trials, share, 1) : tail(after, trials, share, -1);
  return Math.min(1, 2 * one);
};

/** Adjusted p-values of Benjamini and Hochberg (1995), in the order of the input: they bound the share of false discoveries. */
export const falseDiscoveryRates = (pValues: readonly number[]): number[] => {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = Array.from(pValues, () => 1);
  let smallest = 1;
  for (const [position, index] of order.entries()) {
    const rank = pValues.length - position;
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * pValues.length) / rank);
    adjusted[index] = smallest;
  }
  return adjusted;
};
