/** The reader's zone and the moment of reading, passed in so that tests do not depend on where they run. */
export interface Reader {
  timeZone?: string | undefined;
  /** Epoch milliseconds. */
  now: number;
}

const DAY = 86_400_000;

function zone(reader: Pick<Reader, 'timeZone'>): Intl.DateTimeFormatOptions {
  return reader.timeZone === undefined ? {} : { timeZone: reader.timeZone };
}

/** Epoch milliseconds of an ISO time, or null when it is none. */
export function parseTime(time: string | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? null : parsed;
}

/** `14:03:07` in the reader's zone. */
export function formatClock(at: number, reader: Pick<Reader, 'timeZone'>): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...zone(reader),
  }).format(at);
}

/** `14:03` in the reader's zone, for axes. */
export function formatMinute(at: number, reader: Pick<Reader, 'timeZone'>): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone(reader) }).format(at);
}

/** `21 Nov`, with the year when it is not this one. */
export function formatDay(at: number, reader: Reader): string {
  const sameYear = new Date(at).getUTCFullYear() === new Date(reader.now).getUTCFullYear();
  const year: Intl.DateTimeFormatOptions = sameYear ? {} : { year: 'numeric' };
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...year, ...zone(reader) }).format(at);
}

/** The name of the reader's zone at a moment: `CET`, `UTC`, `GMT+2`. */
export function zoneName(at: number, reader: Pick<Reader, 'timeZone'>): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZoneName: 'short',
    hour: '2-digit',
    ...zone(reader),
  }).formatToParts(at);
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

const ISO_TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)/g;

/** A sentence with its ISO times in the reader's zone. Times without a zone stay as they are: they may be anybody's. */
export function withLocalTimes(text: string, reader: Reader): string {
  return text.replaceAll(ISO_TIME, (time) => {
    const at = parseTime(time);
    return at === null ? time : formatMoment(at, reader);
  });
}
