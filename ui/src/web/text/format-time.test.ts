import { describe, expect, test } from '@jest/globals';
import {
  formatAgo,
  formatClock,
  formatMinute,
  formatMoment,
  parseTime,
  withLocalTimes,
  zoneName,
} from './format-time.ts';

const at = Date.parse('2026-03-04T23:30:05Z');
const berlin = { timeZone: 'Europe/Berlin', now: Date.parse('2026-03-05T08:00:00Z') };
const utc = { timeZone: 'UTC', now: Date.parse('2026-03-05T08:00:00Z') };

describe('times in the reader’s zone', () => {
  test('the clock follows the zone', () => {
    expect(formatClock(at, berlin)).toBe('00:30:05');
    expect(formatMinute(at, utc)).toBe('23:30');
  });

  test('the zone is named', () => {
    expect(zoneName(at, utc)).toBe('UTC');
    expect(zoneName(Date.parse('2026-07-01T00:00:00Z'), berlin)).not.toBe(zoneName(at, berlin));
  });

  test('a moment of today leaves the day out, and today is that of the reader’s zone', () => {
    expect(formatMoment(at, utc)).toBe('4 Mar 23:30:05 UTC');
    expect(formatMoment(at, berlin)).toMatch(/^00:30:05 /);
  });

  test('another year is named', () => {
    expect(formatMoment(Date.parse('2024-12-31T10:00:00Z'), utc)).toBe('31 Dec 2024 10:00:00 UTC');
  });

  test.each([
    [10_000, 'just now'],
    [5 * 60_000, '5 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [2 * 86_400_000, '2 d ago'],
    [30 * 86_400_000, '3 Feb'],
  ])('%d ms before now reads %s', (age, words) => {
    expect(formatAgo(utc.now - age, utc)).toBe(words);
  });

  test('times in sentences are told in the reader’s zone, those without a zone are left alone', () => {
    const text = 'Began 2026-03-05T06:30:05.527Z (after 2026-03-05T07:00:00+01:00), line said 2026-03-05T06:30:05.';
    expect(withLocalTimes(text, utc)).toBe('Began 06:30:05 UTC (after 06:00:00 UTC), line said 2026-03-05T06:30:05.');
  });

  test('what is no time is null', () => {
    expect(parseTime('yesterday')).toBeNull();
    expect(parseTime(undefined)).toBeNull();
    expect(parseTime('2026-03-04T23:30:05Z')).toBe(at);
  });
});
