/**
 * How often values at least this high were seen before, 0..1, for ascending reference values: (1 + at least as high) / (1 + all), so never
 * 0, and 1 without reference (Davison and Hinkley, Bootstrap Methods, 1997, section 4.2). No shape of the distribution is assumed.
 */
export function upperTail(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return (1 + ascending.length - low) / (1 + ascending.length);
}
