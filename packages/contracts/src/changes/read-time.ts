const ISO = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?/;
const ZONE = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const NAMED_MONTH =
  /^(?:[A-Z][a-z]{2},? )?(?:\d{1,2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} \d{1,2},? (?:\d{4}|\d{2}:\d{2}))/;
/** Day, month and year with dots, or with slashes in the order that the numbers leave open. */
const NUMBERED =
  /^(?<first>\d{1,2})(?<between>[./])(?<second>\d{1,2})\k<between>(?<year>\d{4})(?:,? (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second60>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?<half>[AP])M)?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const LATEST_MS = 8.64e15;
/** Numbers below this are seconds, as 5138 is far away; above it milliseconds, then micro- and nanoseconds. */
const MOST_SECONDS = 1e11;

function ofNumber(value: number): number {
  if (value < MOST_SECONDS) return value * 1_000;
  if (value < MOST_SECONDS * 1e3) return value;
  return value < MOST_SECONDS * 1e6 ? value / 1e3 : value / 1e6;
}

/** `29.11.2026 11:19`, `11/29/2026 11:19 AM`; where day and month could be either, it is no time. */
function ofNumbered(groups: Readonly<Record<string, string | undefined>>): number {
  const { first = '', between, second = '', year = '', hour = '0', minute = '00', second60 = '00', half } = groups;
  const dayFirst = between === '.' || Number(first) > 12;
  if (!dayFirst && Number(second) <= 12 && first !== second) return Number.NaN;
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  const two = (value: string | number): string => String(value).padStart(2, '0');
  const zone = /^[+-]/.test(groups['zone'] ?? '') ? (groups['zone'] ?? '').replace(/^(...)(\d\d)$/, '$1:$2') : 'Z';
  return Date.parse(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second60}${zone}`);
}

function ofText(text: string): number {
  const { groups } = NUMBERED.exec(text) ?? {};
  if (groups !== undefined) return ofNumbered(groups);
  if (/^\d{9,19}(?:\.\d{1,9})?$/.test(text)) return ofNumber(Number(text));
  if (ISO.test(text)) {
    const iso = text
      .replaceAll('/', '-')
      .replace(',', '.')
      .replace(/^(\S+) (\d)/, '$1T$2')
      .replaceAll(' ', '');
    const zoned = ZONE.test(iso) || !iso.includes('T') ? iso.replace(/UTC$|GMT$/i, 'Z') : `${iso}Z`;
    return Date.parse(zoned);
  }
  return NAMED_MONTH.test(text) ? Date.parse(ZONE.test(text) ? text : `${text} UTC`) : Number.NaN;
}

/** A time as feeds write it: ISO, mail and git dates, days with dots or slashes, seconds or parts of them since 1970; without a zone it is UTC. Null when it is none. */
export function readTime(value: unknown): string | null {
  const ms =
    typeof value === 'number' ? ofNumber(value) : typeof value === 'string' ? ofText(value.trim()) : Number.NaN;
  return ms > 0 && ms <= LATEST_MS ? new Date(ms).toISOString() : null;
}
