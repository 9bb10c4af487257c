/** A time found in a text. `[start, end)` is where it is written; `zoned` tells that the text names its offset from UTC. */
export interface FoundTimestamp {
  readonly start: number;
  readonly end: number;
  readonly epochMs: number;
  readonly zoned: boolean;
  /** False for clock-only or yearless times completed from the reference time. */
  readonly complete: boolean;
}

/** How to complete what a line leaves out: the zone (minutes east of UTC) and the date (a time near the log's end). */
export interface TimeAssumptions {
  readonly zoneOffsetMinutes: number;
  readonly referenceMs: number;
  /** Whether `3/4/2026` is the third of April; without it, of times with AM or PM the month comes first, of others the day. */
  readonly dayFirst?: boolean | undefined;
}

interface Fields {
  year?: number;
  month?: number;
  day?: number;
  hour: number;
  minute: number;
  second: number;
  fraction: string | undefined;
  zone: string | undefined;
  /** Day and month in the order in which they are written, where the form alone does not tell them apart. */
  pair?: { readonly first: number; readonly second: number; readonly half: boolean };
}

/** Zones by name, in hours east of UTC; names that several zones share are left out. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const CLOCK = '(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,:](\\d{1,9}))?';
const ZONE = `(?: ?(${Object.keys(NAMED_ZONES).join('|')}|[+-]\\d{2}:?\\d{2})(?![\\w:]))?`;

type Reader = (match: readonly (string | undefined)[]) => Fields | number;

const integer = (text: string | undefined): number => Number.parseInt(text ?? '0', 10);
const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
const century = (year: number): number => (year < 70 ? 2000 + year : 1900 + year);

const clock = (match: readonly (string | undefined)[], at: number): Fields => ({
  hour: integer(match[at]),
  minute: integer(match[at + 1]),
  second: integer(match[at + 2]),
  fraction: match[at + 3],
  zone: match[at + 4],
});

/** The forms in use, most telling first. Every expression is anchored where it is tried and has no nested repetition. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(`(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T _-]| {1,4}|, )${CLOCK}${ZONE}`, 'y'),
    (match) => ({ ...clock(match, 4), year: integer(match[1]), month: integer(match[2]), day: integer(match[3]) }),
  ],
  [
    /(\d{4})-(\d{2})-(\d{2})-(\d{2})\.(\d{2})\.(\d{2})\.(\d{3,6})/y,
    (match) => ({
      ...clock(match, 4),
      zone: undefined,
      year: integer(match[1]),
      month: integer(match[2]),
      day: integer(match[3]),
    }),
  ],
  [
    new RegExp(
      `(?:[A-Z][a-z]{2},? )?(${MONTH}) {1,2}(\\d{1,2}),? (?:(\\d{4}),? )?${CLOCK}(?: (?:[A-Z]{3,4} )?(\\d{4})(?!\\d))?( [AP]M)?`,
      'y',
    ),
    (match) => {
      const fields = clock(match, 4);
      const year = match[3] ?? match[8];
      const half = match[9]?.trim();
      const hour = half === undefined ? fields.hour : (fields.hour % 12) + (half === 'PM' ? 12 : 0);
      return {
        ...fields,
        zone: undefined,
        hour,
        ...(year === undefined ? {} : { year: integer(year) }),
        month: monthOf(match[1]),
        day: integer(match[2]),
      };
    },
  ],
  [
    new RegExp(`(?:[A-Z][a-z]{2},? )?(\\d{1,2})[/ -](${MONTH})[/ -](\\d{4})[: ]${CLOCK}${ZONE}`, 'y'),
    (match) => ({ ...clock(match, 4), day: integer(match[1]), month: monthOf(match[2]), year: integer(match[3]) }),
  ],
  [
    new RegExp(`(\\d{4})(\\d{2})(\\d{2})[- T]${CLOCK}${ZONE}`, 'y'),
    (match) => ({ ...clock(match, 4), year: integer(match[1]), month: integer(match[2]), day: integer(match[3]) }),
  ],
  [
    new RegExp(`(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?:, | {1,2})${CLOCK}(?: ?([AP]M))?${ZONE}`, 'y'),
    (match) => {
      const fields = clock(match, 4);
      const half = match[8];
      const hour = half === undefined ? fields.hour : (fields.hour % 12) + (half === 'PM' ? 12 : 0);
      const pair = { first: integer(match[1]), second: integer(match[2]), half: half !== undefined };
      return { ...fields, hour, zone: match[9], year: integer(match[3]), pair };
    },
  ],
  [
    new RegExp(`(\\d{2})/(\\d{2})/(\\d{2}) ${CLOCK}${ZONE}`, 'y'),
    (match) => ({
      ...clock(match, 4),
      year: century(integer(match[1])),
      month: integer(match[2]),
      day: integer(match[3]),
    }),
  ],
  [
    /(\d{2})(\d{2})(\d{2}) (\d{2})(\d{2})(\d{2})(?!\d)/y,
    (match) => ({
      ...clock(match, 4),
      fraction: undefined,
      zone: undefined,
      year: century(integer(match[1])),
      month: integer(match[2]),
      day: integer(match[3]),
    }),
  ],
  [
    new RegExp(`(\\d{2})[-./](\\d{2}) ${CLOCK}`, 'y'),
    (match) => ({ ...clock(match, 3), zone: undefined, month: integer(match[1]), day: integer(match[2]) }),
  ],
  [
    /[IWEFD](\d{2})(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?/y,
    (match) => ({ ...clock(match, 3), zone: undefined, month: integer(match[1]), day: integer(match[2]) }),
  ],
  [/(1\d{9})(?:\.(\d{1,9}))?(?![\d.])/y, (match) => integer(match[1]) * 1000 + milliseconds(match[2])],
  [/(1\d{12})(?!\d)/y, (match) => integer(match[1])],
  [new RegExp(`${CLOCK}(?![:\\d])`, 'y'), (match) => ({ ...clock(match, 1), zone: undefined })],
];

const milliseconds = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number.parseInt(`${fraction}00`.slice(0, 3), 10);

const offsetMinutes = (zone: string): number => {
  if (!/^[+-]/.test(zone)) return (NAMED_ZONES[zone] ?? 0) * 60;
  const digits = zone.replace(/\D/g, '');
  const minutes = integer(digits.slice(0, 2)) * 60 + integer(digits.slice(2, 4));
  return zone.startsWith('-') ? -minutes : minutes;
};

const DAY_MS = 86_400_000;
/** How far the clock that wrote a time without a date may be ahead of the one that reads it. */
const AHEAD_MS = 300_000;

/** Day and month of a pair that the form alone does not order: what cannot be a month is the day. */
const ordered = (fields: Fields, dayFirst: boolean | undefined): Fields => {
  const { pair } = fields;
  if (pair === undefined) return fields;
  const first = pair.first > 12 || (pair.second <= 12 && (dayFirst ?? !pair.half));
  return first
    ? { ...fields, day: pair.first, month: pair.second }
    : { ...fields, day: pair.second, month: pair.first };
};

const valid = (fields: Fields): boolean =>
  fields.hour < 24 &&
  fields.minute < 60 &&
  fields.second <= 60 &&
  (fields.month === undefined || (fields.month >= 1 && fields.month <= 12)) &&
  (fields.day === undefined || (fields.day >= 1 && fields.day <= 31));

const toEpoch = (fields: Fields, assumptions: TimeAssumptions): number => {
  const shift = (fields.zone === undefined ? assumptions.zoneOffsetMinutes : offsetMinutes(fields.zone)) * 60_000;
  const reference = new Date(assumptions.referenceMs + shift);
  const month = (fields.month ?? reference.getUTCMonth() + 1) - 1;
  const day = fields.day ?? reference.getUTCDate();
  const build = (year: number): number =>
    Date.UTC(year, month, day, fields.hour, fields.minute, fields.second) + milliseconds(fields.fraction) - shift;
  if (fields.year !== undefined) return build(fields.year);
  const guess = build(reference.getUTCFullYear());
  // A log is written before it is read: a yearless date after the reference belongs to the year (or day) before.
  const ahead = fields.month === undefined ? AHEAD_MS : DAY_MS;
  if (guess <= assumptions.referenceMs + ahead) return guess;
  return fields.month === undefined ? guess - DAY_MS : build(reference.getUTCFullYear() - 1);
};

/** Reads a time that is written exactly at `start`, or returns null. */
export const timestampAt = (text: string, start: number, assumptions: TimeAssumptions): FoundTimestamp | null => {
  for (const [form, read] of FORMS) {
    form.lastIndex = start;
    const match = form.exec(text);
    if (match === null) continue;
    const parsed = read(match);
    const end = start + match[0].length;
    if (typeof parsed === 'number') return { start, end, epochMs: parsed, zoned: true, complete: true };
    const fields = ordered(parsed, assumptions.dayFirst);
    if (!valid(fields)) continue;
    const epochMs = toEpoch(fields, assumptions);
    if (!Number.isFinite(epochMs)) continue;
    return { start, end, epochMs, zoned: fields.zone !== undefined, complete: fields.year !== undefined };
  }
  return null;
};

const FARTHEST_START = 64;

/** Finds the first time that begins within the first 64 characters, at a word's start. */
export const findTimestamp = (text: string, assumptions: TimeAssumptions): FoundTimestamp | null => {
  const limit = Math.min(text.length - 8, FARTHEST_START);
  for (let start = 0; start <= limit; start += 1) {
    const code = text.charCodeAt(start);
    const isDigit = code >= 48 && code <= 57;
    const isUpper = code >= 65 && code <= 90;
    if (!isDigit && !isUpper) continue;
    const before = start === 0 ? 32 : text.charCodeAt(start - 1);
    if (
      before !== 32 &&
      before !== 91 &&
      before !== 34 &&
      before !== 40 &&
      before !== 61 &&
      before !== 9 &&
      before !== 62 &&
      before !== 124
    )
      continue;
    const found = timestampAt(text, start, assumptions);
    if (found !== null && !isFieldOfSeconds(text, start)) return found;
  }
  return null;
};

/** Whether a number of seconds is the value of a field in the text: `"cache_update_time": 1764410000` is not when the line was written. */
const isFieldOfSeconds = (text: string, start: number): boolean =>
  start > 1 &&
  text.charCodeAt(start - 1) === 32 &&
  text.charCodeAt(start - 2) === 58 &&
  /^\d{10}/.test(text.slice(start, start + 10));

/** Reads a value of a field that holds a time: a number in seconds, milliseconds, microseconds or nanoseconds, or a text. */
export const timestampOfValue = (value: unknown, assumptions: TimeAssumptions): FoundTimestamp | null => {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{10,19}(?:\.\d+)?$/.test(value)
        ? Number(value)
        : null;
  if (number !== null && number > 1e8) {
    const epochMs = number > 1e17 ? number / 1e6 : number > 1e14 ? number / 1e3 : number > 1e11 ? number : number * 1e3;
    return { start: 0, end: 0, epochMs: Math.floor(epochMs), zoned: true, complete: true };
  }
  return typeof value === 'string' ? timestampAt(value.trim(), 0, assumptions) : null;
};

const PAIR = /(?:^|[\s[("|])(\d{1,2})[/.](\d{1,2})[/.]\d{4}(?:, | {1,2})\d{1,2}:\d{2}/g;
const MOST_PAIRS = 2_000;

/** Whether the dates of a text put the day first (`31/12/2025`) or the month (`12/31/2025`); undefined when no date tells. */
export const dayComesFirst = (text: string): boolean | undefined => {
  let seen = 0;
  for (const [, first = '', second = ''] of text.matchAll(PAIR)) {
    if (Number(first) > 12) return true;
    if (Number(second) > 12) return false;
    seen += 1;
    if (seen >= MOST_PAIRS) break;
  }
  return undefined;
};
