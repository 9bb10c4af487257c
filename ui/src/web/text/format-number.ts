const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A size for people, in powers of 1024: `512 B`, `3.4 kB`, `200 MB`. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 || Number.isInteger(size) ? 0 : 1;
  return `${size.toFixed(digits)} ${UNITS[unit] ?? 'B'}`;
}

/** A count with its noun: `1 line`, `12,408 lines`. The plural is the noun with an s unless given. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}

/** A reading of a metric with its unit, short enough for a legend. */
export function formatValue(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: digits });
  return unit === '' ? number : `${number} ${unit}`;
}
