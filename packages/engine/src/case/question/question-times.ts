import type { TimeWords } from './words/language-words.ts';
import { plainText } from './question-tokens.ts';

/** A time or a period that a question names; epoch milliseconds, `to` not in it. */
export interface QuestionPeriod {
  readonly from: number;
  readonly to: number;
}

export interface TimeContext {
  /** Epoch milliseconds of when it was asked. */
  readonly now: number;
  /** Epoch milliseconds in the day that a bare clock time is of. */
  readonly day: number;
  /** Minutes that the asker's clock is ahead of UTC. */
  readonly zoneOffsetMinutes: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const MOST_CHARACTERS = 2_000;
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{1,2}):(\d{2})(?::(\d{2}))?(z|[+-]\d{2}:?\d{2})?)?/g;
const DAY_FIRST = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/;
const CLOCK = /\b(\d{1,2})(?::(\d{2})(?::(\d{2}))?|h(\d{2})|h)? ?(am|pm|[ap]\.m\.)?(?![\d.:-])/g;

/** Midnight, as the asker's clock has it, of the day in which a moment lies. */
function midnightOf(moment: number, { zoneOffsetMinutes }: TimeContext): number {
  const shift = zoneOffsetMinutes * MINUTE;
  return Math.floor((moment + shift) / DAY) * DAY - shift;
}

function has(text: string, phrase: string): boolean {
  return ` ${text} `.includes(` ${phrase} `);
}

function hasAny(text: string, list: string): boolean {
  return list.split(' ').some((word) => has(text, word));
}

/** The day that the words name, as its midnight; null when they name none. */
function namedDay(text: string, given: { words: TimeWords; context: TimeContext }): number | null {
  const { words, context } = given;
  const today = midnightOf(context.now, context);
  const named = Object.entries(words.days).filter(([phrase]) => has(text, phrase));
  // "Day before yesterday" holds "yesterday": the longer one is meant.
  const [longest] = named.toSorted((a, b) => b[0].length - a[0].length);
  if (longest !== undefined) return today + longest[1] * DAY;
  const weekday = words.weekdays.split(' ').findIndex((name) => has(text, name));
  if (weekday >= 0) {
    const shifted = new Date(today + context.zoneOffsetMinutes * MINUTE).getUTCDay();
    const back = ((shifted + 6) % 7) - weekday;
    return today - (back < 0 ? back + 7 : back) * DAY;
  }
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  if (day === undefined || month === undefined || Number(month) > 12 || Number(day) > 31) return null;
  const ofYear = year ?? String(new Date(context.now).getUTCFullYear());
  return Date.UTC(Number(ofYear), Number(month) - 1, Number(day)) - context.zoneOffsetMinutes * MINUTE;
}

/** Moments that are written in full, and the text without them. */
function fullMoments(text: string, context: TimeContext): { moments: number[]; days: number[]; rest: string } {
  const moments: number[] = [];
  const days: number[] = [];
  const rest = text.replaceAll(ISO, (whole, ...parts: (string | undefined)[]) => {
    const [year, month, day, hour, minute, second, zone] = parts;
    const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
    const own = date - context.zoneOffsetMinutes * MINUTE;
    if (Number.isNaN(date)) return whole;
    if (hour === undefined) days.push(own);
    else {
      const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(zone ?? '') ?? [];
      const ahead = hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
      const start = zone === undefined ? own : date - ahead;
      moments.push(start + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second ?? 0) * 1_000);
    }
    return ' ';
  });
  return { moments, days, rest };
}

interface Clock {
  /** Milliseconds after midnight. */
  readonly after: number;
  /** Only the hour was said. */
  readonly bare: boolean;
}

/** Clock times in their order; a bare number is one only where a word says so. */
function clocksOf(text: string, words: TimeWords): Clock[] {
  const at = new Set(words.at.split(' '));
  const clock = new Set(words.clock.split(' '));
  const found: Clock[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const [whole, hours, minutes, seconds, afterH, half] = match;
    const before = text.slice(0, match.index).trimEnd().split(' ').at(-1) ?? '';
    const behind =
      text
        .slice(match.index + whole.length)
        .trimStart()
        .split(' ', 1)[0] ?? '';
    if (words.units[behind] !== undefined && minutes === undefined && !clock.has(behind)) continue;
    const said =
      minutes !== undefined || half !== undefined || /\dh/.test(whole) || clock.has(behind) || at.has(before);
    let hour = Number(hours);
    if (half?.startsWith('p') === true && hour < 12) hour += 12;
    if (half?.startsWith('a') === true && hour === 12) hour = 0;
    const minute = Number(minutes ?? afterH ?? 0);
    if (!said || hour > 24 || minute > 59) continue;
    found.push({
      after: hour * HOUR + minute * MINUTE + Number(seconds ?? 0) * 1_000,
      bare: minutes === undefined && afterH === undefined,
    });
  }
  return found;
}

/** `last 2 hours`, `2 hours ago`; null when the words name no span. The day before yesterday is a day, and none that is one day ago. */
function spanOf(text: string, given: { words: TimeWords; context: TimeContext }): QuestionPeriod | null {
  const { words, context } = given;
  const days = Object.keys(words.days).toSorted((a, b) => b.length - a.length);
  const plain = days.reduce((left, day) => left.replaceAll(` ${day} `, ' '), ` ${text} `);
  const tokens = plain.split(' ').filter((word) => word !== '');
  for (const [place, word] of tokens.entries()) {
    const unit = words.units[word];
    if (unit === undefined) continue;
    const number = Number(tokens[place - 1]);
    const many = Number.isInteger(number) ? number : 1;
    const before = tokens[place - (Number.isInteger(number) ? 2 : 1)] ?? '';
    if (words.rates.split(' ').includes(before)) continue;
    const around = tokens.slice(Math.max(0, place - 4), place + 3);
    const length = many * unit;
    if (around.some((one) => words.last.split(' ').includes(one)))
      return { from: context.now - length, to: context.now };
    const isAgo =
      words.ago.includes(' ') && !words.ago.includes('ago')
        ? has(around.join(' '), words.ago)
        : hasAny(around.join(' '), words.ago);
    if (isAgo) return { from: context.now - length - unit / 2, to: context.now - length + unit / 2 };
  }
  return null;
}

function partOfDay(text: string, words: TimeWords): readonly [number, number] | null {
  const parts = Object.entries(words.partsOfDay).filter(([phrase]) => has(text, phrase));
  return parts.toSorted((a, b) => b[0].length - a[0].length)[0]?.[1] ?? null;
}

/** The times and periods that a question names. */
export function questionTimes(question: string, given: { words: TimeWords; context: TimeContext }): QuestionPeriod[] {
  const { words, context } = given;
  const lower = plainText(question.slice(0, MOST_CHARACTERS)).replaceAll(/[^\p{L}\d:.+-]+/gu, ' ');
  const { moments, days, rest } = fullMoments(lower, context);
  const text = rest.replaceAll('-', ' ').replaceAll(/\s+/g, ' ').trim();
  const since = hasAny(text, words.since);
  const open = (from: number, to: number): QuestionPeriod =>
    since && to < context.now ? { from, to: context.now } : { from, to };
  if (moments.length > 1) return [{ from: Math.min(...moments), to: Math.max(...moments) }];
  const [moment] = moments;
  if (moment !== undefined) return [open(moment, moment + MINUTE)];
  const span = spanOf(text, given);
  if (span !== null) return [span];
  const clocks = clocksOf(text.replace(DAY_FIRST, ' '), words);
  const day = days[0] ?? namedDay(text, given);
  const [first, second] = clocks;
  if (first === undefined) return withoutClock(text, { ...given, day, open });
  let start = (day ?? midnightOf(context.day, context)) + first.after;
  // A clock time without a day is the last one that has been.
  if (day === null && start > context.now) start -= DAY;
  const part = partOfDay(text, words);
  if (part !== null && first.bare && first.after < 12 * HOUR && part[0] >= 12 && !text.includes('am'))
    start += 12 * HOUR;
  if (second !== undefined && hasAny(text, words.between)) {
    const length = second.after - first.after;
    return [{ from: start, to: start + (length > 0 ? length : length + DAY) }];
  }
  return [open(start, start + (first.bare ? HOUR : MINUTE))];
}

function withoutClock(
  text: string,
  given: {
    words: TimeWords;
    context: TimeContext;
    day: number | null;
    open: (from: number, to: number) => QuestionPeriod;
  },
): QuestionPeriod[] {
  const { words, context, day, open } = given;
  const part = partOfDay(text, words);
  if (day === null && part === null) return [];
  const start = day ?? midnightOf(context.now, context);
  const [from, to] = part ?? [0, 24];
  const period = open(start + from * HOUR, start + to * HOUR);
  return [{ from: period.from, to: Math.min(period.to, Math.max(context.now, period.from + HOUR)) }];
}
