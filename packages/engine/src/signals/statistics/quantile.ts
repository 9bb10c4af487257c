/** The finite ones among the values, ascending. */
export function sortedFinite(values: Iterable<number>): number[] {
  return [...values].filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
}

/**
 * The quantile (`share` 0..1) of ascending values, linear between neighbours (type 7 of Hyndman and Fan, The American Statistician 50,
 * 1996). NaN when there are none.
 */
export function quantileOfSorted(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * Math.min(1, Math.max(0, share));
  const low = ascending[Math.floor(place)] ?? Number.NaN;
  const high = ascending[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** The quantile of values in any order; those that are not finite are gaps. NaN when nothing is left. */
export function quantile(values: Iterable<number>, share: number): number {
  return quantileOfSorted(sortedFinite(values), share);
}

/** The middle value; gaps as in `quantile`. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** How many of the standard deviations of a normal distribution one median absolute deviation is. */
const DEVIATIONS = 1.4826;

/** Median and spread (median absolute deviation, scaled to a standard deviation): neither is moved by a minority of outliers. */
export function robustCentre(values: Iterable<number>): { readonly centre: number; readonly spread: number } {
  const ascending = sortedFinite(values);
  const centre = quantileOfSorted(ascending, 0.5);
  return { centre, spread: DEVIATIONS * median(ascending.map((value) => Math.abs(value - centre))) };
}
