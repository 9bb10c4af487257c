const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size for people: `200 MB`, `1 GB`, `12 bytes` (1 kB = 1024 bytes). */
export function showBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(1))} ${UNITS[unit]}`;
}
