import { describe, expect, test } from '@jest/globals';
import { timeZoneSchema, zoneOffsetMinutes } from './time-zone.ts';

const WINTER = Date.UTC(2026, 0, 15, 12);
const SUMMER = Date.UTC(2026, 6, 15, 12);

describe('how far a zone is ahead of UTC', () => {
  test.each([
    ['UTC', WINTER, 0],
    ['Europe/Berlin', WINTER, 60],
    ['Europe/Berlin', SUMMER, 120],
    ['Asia/Kolkata', WINTER, 330],
    ['America/New_York', Date.UTC(2026, 0, 1, 2), -300],
    ['Pacific/Auckland', Date.UTC(2026, 11, 31, 23, 59, 59, 999), 780],
  ])('%s at %d: %d minutes', (zone, at, minutes) => {
    expect(zoneOffsetMinutes(zone, at)).toBe(minutes);
  });

  test('a zone that is missing or unknown is UTC', () => {
    expect([zoneOffsetMinutes(undefined, SUMMER), zoneOffsetMinutes('Mars/Olympus', SUMMER)]).toEqual([0, 0]);
  });
});

test('a question names its zone as the IANA database does', () => {
  expect(timeZoneSchema.safeParse('Europe/Berlin').success).toBe(true);
  expect(timeZoneSchema.safeParse('somewhere').success).toBe(false);
  expect(timeZoneSchema.safeParse('').success).toBe(false);
});
