const BYTES = /bytes(?![a-z])/i;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const DIGITS = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A value of a metric with three digits, as people write it: bytes (by the metric's name) with a unit of thousands, others in full. */
export function measureText(metric: string, value: number): string {
  if (!BYTES.test(metric.replaceAll('_', ' '))) return DIGITS.format(value);
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  return `${DIGITS.format(value / 1_000 ** power)} ${UNITS[power] ?? 'B'}`;
}
