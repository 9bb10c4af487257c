/** The reader's zone and the moment of reading, passed in so that tests do not depend on where they run. */
export interface Reader {
  timeZone?: string | undefined;
  /** Epoch milliseconds. */
  now: number;
}

const DAY = 86_400_000;

/** The zone that the reader chose; undefined: that of the system. Every time of the page is told in it. */
let chosenZone: string | undefined;

/** Tells all times in another zone from now on: `UTC`, or undefined for the system's own. */
export function chooseZone(timeZone: 'UTC' | undefined): void {
  chosenZone = timeZone;
}

/** Making a formatter takes fifty times as long as using it, so each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

type Shape = 'clock' | 'minute' | 'day' | 'dayOfYear' | 'zone' | 'moment';

const SHAPES: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  zone: { timeZoneName: 'short', hour: '2-digit' },
  moment: { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
};

function formatterOf(shape: Shape, reader: Pick<Reader, 'timeZone'>): Intl.DateTimeFormat {
  const timeZone = reader.timeZone ?? chosenZone;
  const key = `${shape} ${timeZone ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const zone = timeZone === undefined ? {} : { timeZone };
  const made = new Intl.DateTimeFormat('en-GB', { ...SHAPES[shape], ...zone });
  formatters.set(key, made);
  return made;
}

/** Epoch milliseconds of an ISO time, or null when it is none. */
export function parseTime(time: string | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? null : parsed;
}

/** `14:03:07` in the reader's zone. */
export function formatClock(at: number, reader: Pick<Reader, 'timeZone'>): string {
  return formatterOf('clock', reader).format(at);
}

/** `14:03:07.120`: for events that lie close together. */
export function formatExact(at: number, reader: Pick<Reader, 'timeZone'>): string {
  return formatterOf('moment', reader).format(at);
}

/** `14:03` in the reader's zone, for axes. */
export function formatMinute(at: number, reader: Pick<Reader, 'timeZone'>): string {
  return formatterOf('minute', reader).format(at);
}

/** `21 Nov`, with the year when it is not this one. */
export function formatDay(at: number, reader: Reader): string {
  const sameYear = new Date(at).getUTCFullYear() === new Date(reader.now).getUTCFullYear();
  return formatterOf(sameYear ? 'day' : 'dayOfYear', reader).format(at);
}

/** The name of the reader's zone at a moment: `CET`, `UTC`, `GMT+2`. */
export function zoneName(at: number, reader: Pick<Reader, 'timeZone'>): string {
  const parts = formatterOf('zone', reader).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/** A moment with day, clock and zone: `21 Nov 14:03:07 CET`; the day is left out when it is today. */
export function formatMoment(at: number, reader: Reader): string {
  const clock = `${formatClock(at, reader)} ${zoneName(at, reader)}`;
  const day = formatDay(at, reader);
  return day === formatDay(reader.now, reader) ? clock : `${day} ${clock}`;
}

/** How long ago, in words: `just now`, `5 min ago`, `3 h ago`, then the day. */
export function formatAgo(at: number, reader: Reader): string {
  const age = reader.now - at;
  if (age < 60_000) return 'just now';
  if (age < 3_600_000) return `${Math.floor(age / 60_000)} min ago`;
  if (age < DAY) return `${Math.floor(age / 3_600_000)} h ago`;
  if (age < 7 * DAY) return `${Math.floor(age / DAY)} d ago`;
  return formatDay(at, reader);
}

const NAMED_TIME = /\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)| \d\d:\d\d:\d\d UTC\b)/g;

/** A sentence with the times that name their zone in the reader's. Times without a zone stay as they are: they may be anybody's. */
export function withLocalTimes(text: string, reader: Reader): string {
  return text.replaceAll(NAMED_TIME, (time) => {
    const at = parseTime(time.replace(' UTC', 'Z').replace(' ', 'T'));
    return at === null ? time : formatMoment(at, reader);
  });
}

/** An age in one number: `12 min`, `5 h`, `3 d`, `7 months`, `2 years`. */
export function formatAge(milliseconds: number): string {
  const days = milliseconds / DAY;
  if (days < 1 / 24) return `${Math.max(0, Math.floor(milliseconds / 60_000))} min`;
  if (days < 1) return `${Math.floor(days * 24)} h`;
  if (days < 60) return `${Math.floor(days)} d`;
  if (days < 730) return `${Math.floor(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}
