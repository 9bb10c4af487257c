/**
 * The middle value; the mean of the two middle ones of an even count.
 *
 * @throws RangeError when there is no value.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which the given share (0 to 1) of the values lies, interpolated between neighbours.
 *
 * @throws RangeError when there is no value.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There is no value to take a quantile of.');
  return below + (above - below) * (place - Math.floor(place));
}

/** A number with at most `digits` significant digits, so that a printed figure does not claim more than was seen. */
export function rounded(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}

/** Median and range of one figure over the rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Median, smallest and largest value, rounded to four digits.
 *
 * @throws RangeError when there is no value.
 */
export function spread(values: readonly number[]): Spread {
  return {
    median: rounded(median(values)),
    min: rounded(Math.min(...values)),
    max: rounded(Math.max(...values)),
  };
}

/**
 * The median of the ratios of rounds that ran beside each other: what slows one round slows both of its sides.
 *
 * @throws RangeError when the counts differ or are zero.
 */
export function pairedRatio(over: readonly number[], under: readonly number[]): number {
  if (over.length !== under.length)
    throw new RangeError(`${over.length} rounds cannot be paired with ${under.length}.`);
  return rounded(median(over.map((value, round) => value / (under[round] ?? Number.NaN))));
}
