const ISO = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?/;
const ZONE = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const NAMED_MONTH =
  /^(?:[A-Z][a-z]{2},? )?(?:\d{1,2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} \d{1,2},? (?:\d{4}|\d{2}:\d{2}))/;
/** Day and month before the year: with full stops the day comes first, with slashes where one of both is no month. */
const YEAR_LAST =
  /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?$/i;
const LATEST_MS = 8.64e15;
/** Numbers below this are seconds, as 5138 is far away; above it milliseconds, then micro- and nanoseconds. */
const MOST_SECONDS = 1e11;

function ofNumber(value: number): number {
  if (value < MOST_SECONDS) return value * 1_000;
  if (value < MOST_SECONDS * 1e3) return value;
  return value < MOST_SECONDS * 1e6 ? value / 1e3 : value / 1e6;
}

/** A date with the year last in the order of ISO; null when it is none, or nobody knows which number is the day. */
function yearFirst(text: string): string | null {
  const [, one = '', mark, other = '', year = '', clock = '00:00', zone = ''] = YEAR_LAST.exec(text) ?? [];
  if (mark === undefined) return null;
  const dayFirst = mark === '.' || Number(one) > 12;
  if (!dayFirst && Number(other) <= 12) return null;
  const [day, month] = dayFirst ? [one, other] : [other, one];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${clock.replace(/^(?=\d:)/, '0')}${zone}`;
}

function ofText(given: string): number {
  const text = yearFirst(given) ?? given;
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

/** A time as feeds write it: ISO, mail and git dates, seconds or parts of them since 1970; without a zone it is UTC. Null when it is none. */
export function readTime(value: unknown): string | null {
  const ms =
    typeof value === 'number' ? ofNumber(value) : typeof value === 'string' ? ofText(value.trim()) : Number.NaN;
  return ms > 0 && ms <= LATEST_MS ? new Date(ms).toISOString() : null;
}
