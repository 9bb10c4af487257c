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

/** What the page counts: one of it, and several. */
const NOUNS = {
  answer: ['answer', 'answers'],
  error: ['error', 'errors'],
  failedRequest: ['failed request', 'failed requests'],
  file: ['file', 'files'],
  line: ['line', 'lines'],
  record: ['record', 'records'],
  series: ['series', 'series'],
  span: ['span', 'spans'],
  time: ['time', 'times'],
  turn: ['turn', 'turns'],
} as const;

/** A count with its noun: `1 line`, `12,408 lines`. */
export function formatCount(count: number, noun: keyof typeof NOUNS): string {
  const [one, several] = NOUNS[noun];
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}

/** Names of bytes as a unit: in words, in UCUM, in short. */
const BYTES: ReadonlySet<string> = new Set(['bytes', 'By', 'B']);
/** From here on the digits of a number are counted before it is read. */
const LONG = 1_000_000;

/** Prometheus names a metric by its base unit, before what was made of it: `process_resident_memory_bytes`, `wait_seconds_p95`. */
const NAMED_UNIT = /_(bytes|seconds)(?:_(?:total|sum|max|min|avg|mean|p\d{1,3}))?$/;
const SHORT_UNITS: Readonly<Record<string, string>> = { bytes: 'B', seconds: 's' };

/** The unit of a metric: the one that is given, else the one that its name ends with; empty when neither tells. */
export function unitOf(name: string, unit: string): string {
  return unit === '' ? (SHORT_UNITS[NAMED_UNIT.exec(name)?.[1] ?? ''] ?? '') : unit;
}

export function isBytes(unit: string): boolean {
  return BYTES.has(unit);
}

/** A number short enough for an axis or a legend: `0.25`, `1,235`, `1.2M`. */
export function formatShort(value: number): string {
  if (Math.abs(value) >= LONG) {
    return value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
  }
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits });
}

/** A reading of a metric with its unit, short enough for a legend. */
export function formatValue(value: number, unit: string): string {
  if (isBytes(unit)) return formatBytes(value);
  return unit === '' ? formatShort(value) : `${formatShort(value)} ${unit}`;
}
