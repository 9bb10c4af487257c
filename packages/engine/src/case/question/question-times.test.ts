import { describe, expect, test } from '@jest/globals';
import { questionTimes } from './question-times.ts';
import { ENGLISH } from './words/english.ts';
import { GERMAN } from './words/german.ts';

/** A Sunday afternoon. */
const NOW = Date.parse('2026-11-29T15:30:00Z');
const CONTEXT = { now: NOW, day: NOW, zoneOffsetMinutes: 0 };

/** Periods as the first and the last minute that are named; seconds where they are not zero. */
function timesOf(question: string, more: { german?: boolean; zoneOffsetMinutes?: number; day?: number } = {}): string {
  const { german = false, ...context } = more;
  const words = (german ? GERMAN : ENGLISH).times;
  const shown = (time: number): string => new Date(time).toISOString().slice(0, 19).replace(/:00$/, '');
  return questionTimes(question, { words, context: { ...CONTEXT, ...context } })
    .map(({ from, to }) => `${shown(from)} – ${shown(to)}`)
    .join(', ');
}

describe('a time that a question names', () => {
  test.each([
    ['why did it fail', ''],
    ['order 17 failed', ''],
    ['it panics every minute since the relay was changed', ''],
    ['it restarts every 5 minutes since then', ''],
    ['at 2026-11-28 10:11', '2026-11-28T10:11 – 2026-11-28T10:12'],
    ['at 2026-11-28T10:11:30Z', '2026-11-28T10:11:30 – 2026-11-28T10:12:30'],
    ['at 2026-11-28T10:11+02:00', '2026-11-28T08:11 – 2026-11-28T08:12'],
    ['at 2026-11-28T10:11-0130', '2026-11-28T11:41 – 2026-11-28T11:42'],
    ['from 2026-11-28 12:00 to 2026-11-28 10:00', '2026-11-28T10:00 – 2026-11-28T12:00'],
    ['on 2026-11-28', '2026-11-28T00:00 – 2026-11-29T00:00'],
    ['on 27.11.', '2026-11-27T00:00 – 2026-11-28T00:00'],
    ['on 27.11.2025', '2025-11-27T00:00 – 2025-11-28T00:00'],
    ['version 27.13. of it', ''],
    ['at 10:11', '2026-11-29T10:11 – 2026-11-29T10:12'],
    ['at 10:11:12', '2026-11-29T10:11:12 – 2026-11-29T10:12:12'],
    ['at 10', '2026-11-29T10:00 – 2026-11-29T11:00'],
    ['at 3pm', '2026-11-29T15:00 – 2026-11-29T16:00'],
    ['at 3 a.m.', '2026-11-29T03:00 – 2026-11-29T04:00'],
    ['at 12am', '2026-11-29T00:00 – 2026-11-29T01:00'],
    ['at 12pm', '2026-11-29T12:00 – 2026-11-29T13:00'],
    ['at 16:00', '2026-11-28T16:00 – 2026-11-28T16:01'],
    ['at 10:75', ''],
    ['since 10:11', '2026-11-29T10:11 – 2026-11-29T15:30'],
    ['since yesterday', '2026-11-28T00:00 – 2026-11-29T15:30'],
    ['between 10:00 and 11:30', '2026-11-29T10:00 – 2026-11-29T11:30'],
    ['between 23:00 and 1:00', '2026-11-28T23:00 – 2026-11-29T01:00'],
    ['yesterday', '2026-11-28T00:00 – 2026-11-29T00:00'],
    ['the day before yesterday', '2026-11-27T00:00 – 2026-11-28T00:00'],
    ['today', '2026-11-29T00:00 – 2026-11-29T15:30'],
    ['on sunday', '2026-11-29T00:00 – 2026-11-29T15:30'],
    ['on monday', '2026-11-23T00:00 – 2026-11-24T00:00'],
    ['on saturday at 8:15', '2026-11-28T08:15 – 2026-11-28T08:16'],
    ['yesterday at 16:00', '2026-11-28T16:00 – 2026-11-28T16:01'],
    ['this morning', '2026-11-29T05:00 – 2026-11-29T12:00'],
    ['yesterday evening', '2026-11-28T17:00 – 2026-11-28T23:00'],
    ['yesterday evening at 8', '2026-11-28T20:00 – 2026-11-28T21:00'],
    ['yesterday morning at 8', '2026-11-28T08:00 – 2026-11-28T09:00'],
    ['last night', '2026-11-28T20:00 – 2026-11-29T06:00'],
    ['the last 2 hours', '2026-11-29T13:30 – 2026-11-29T15:30'],
    ['in the last hour', '2026-11-29T14:30 – 2026-11-29T15:30'],
    ['2 hours ago', '2026-11-29T13:00 – 2026-11-29T14:00'],
    ['30 minutes ago', '2026-11-29T14:59:30 – 2026-11-29T15:00:30'],
    ['it took 5 seconds', ''],
  ])('%s: %s', (question, expected) => {
    expect(timesOf(question)).toBe(expected);
  });

  test.each([
    ['gestern um 10 Uhr', '2026-11-28T10:00 – 2026-11-28T11:00'],
    ['vorgestern', '2026-11-27T00:00 – 2026-11-28T00:00'],
    ['vor 2 Stunden', '2026-11-29T13:00 – 2026-11-29T14:00'],
    ['seit 10:11', '2026-11-29T10:11 – 2026-11-29T15:30'],
  ])('in German: %s', (question, expected) => {
    expect(timesOf(question, { german: true })).toBe(expected);
  });

  test('is one of the asker’s clock', () => {
    const berlin = { zoneOffsetMinutes: 60 };
    expect(timesOf('at 10:11', berlin)).toBe('2026-11-29T09:11 – 2026-11-29T09:12');
    expect(timesOf('yesterday', berlin)).toBe('2026-11-27T23:00 – 2026-11-28T23:00');
    expect(timesOf('on 27.11.', berlin)).toBe('2026-11-26T23:00 – 2026-11-27T23:00');
    expect(timesOf('on 2026-11-28 10:11', berlin)).toBe('2026-11-28T09:11 – 2026-11-28T09:12');
    expect(timesOf('on 2026-11-28 10:11Z', berlin)).toBe('2026-11-28T10:11 – 2026-11-28T10:12');
  });

  test('without a day is of the day that is spoken of, and not to come', () => {
    const spoken = { day: Date.parse('2026-11-20T08:00:00Z') };
    expect(timesOf('at 10:11', spoken)).toBe('2026-11-20T10:11 – 2026-11-20T10:12');
    expect(timesOf('yesterday at 10:11', spoken)).toBe('2026-11-28T10:11 – 2026-11-28T10:12');
  });

  test('is looked for in the first 2,000 characters', () => {
    expect(timesOf(`${'x '.repeat(995)}at 10:11`)).not.toBe('');
    expect(timesOf(`${'x '.repeat(1_000)}at 10:11`)).toBe('');
  });
});
