import { describe, expect, test } from '@jest/globals';
import { dayComesFirst, findTimestamp, timestampAt, timestampOfValue } from './timestamp.ts';
import type { TimeAssumptions } from './timestamp.ts';

const REFERENCE = '2026-01-10T12:00:00.000Z';
const UTC: TimeAssumptions = { zoneOffsetMinutes: 0, referenceMs: Date.parse(REFERENCE) };

/** The instant that a text is read as, what of the text was read, and what the text itself states of it. */
function read(text: string, assumptions = UTC): string {
  const found = timestampAt(text, 0, assumptions);
  if (found === null) return 'none';
  const stated = [found.zoned ? 'zoned' : '', found.complete ? '' : 'completed'].filter(Boolean).join(' ');
  return `${new Date(found.epochMs).toISOString()} [${text.slice(found.start, found.end)}] ${stated}`.trim();
}

describe('a time at a place', () => {
  test.each([
    ['2026-01-09T10:11:12Z', '2026-01-09T10:11:12.000Z [2026-01-09T10:11:12Z] zoned'],
    ['2026-01-09T10:11:12.5Z x', '2026-01-09T10:11:12.500Z [2026-01-09T10:11:12.5Z] zoned'],
    ['2026-01-09 10:11:12,123 x', '2026-01-09T10:11:12.123Z [2026-01-09 10:11:12,123]'],
    ['2026/01/09 10:11:12.123456 x', '2026-01-09T10:11:12.123Z [2026/01/09 10:11:12.123456]'],
    ['2026-01-09T10:11:12+02:00', '2026-01-09T08:11:12.000Z [2026-01-09T10:11:12+02:00] zoned'],
    ['2026-01-09 10:11:12 -0330', '2026-01-09T13:41:12.000Z [2026-01-09 10:11:12 -0330] zoned'],
    ['2026-01-09 10:11:12 CEST', '2026-01-09T08:11:12.000Z [2026-01-09 10:11:12 CEST] zoned'],
    ['2026-01-09 10:11:12 PST', '2026-01-09T18:11:12.000Z [2026-01-09 10:11:12 PST] zoned'],
    ['2026-01-09-10.11.12.123456', '2026-01-09T10:11:12.123Z [2026-01-09-10.11.12.123456]'],
    ['Fri Jan  9 10:11:12 2026 x', '2026-01-09T10:11:12.000Z [Fri Jan  9 10:11:12 2026]'],
    ['Jan 9, 2026 3:04:05 PM x', '2026-01-09T15:04:05.000Z [Jan 9, 2026 3:04:05 PM]'],
    ['Jan 9, 2026 12:04:05 AM x', '2026-01-09T00:04:05.000Z [Jan 9, 2026 12:04:05 AM]'],
    ['Jan 9, 2026 12:04:05 PM x', '2026-01-09T12:04:05.000Z [Jan 9, 2026 12:04:05 PM]'],
    ['09/Jan/2026:10:11:12 +0100', '2026-01-09T09:11:12.000Z [09/Jan/2026:10:11:12 +0100] zoned'],
    ['Fri, 09 Jan 2026 10:11:12 GMT', '2026-01-09T10:11:12.000Z [Fri, 09 Jan 2026 10:11:12 GMT] zoned'],
    ['20260109-10:11:12:7', '2026-01-09T10:11:12.700Z [20260109-10:11:12:7]'],
    ['26/01/09 10:11:12 x', '2026-01-09T10:11:12.000Z [26/01/09 10:11:12]'],
    ['99/01/09 10:11:12 x', '1999-01-09T10:11:12.000Z [99/01/09 10:11:12]'],
    ['260109 101112 x', '2026-01-09T10:11:12.000Z [260109 101112]'],
    ['01-09 10:11:12.345 x', '2026-01-09T10:11:12.345Z [01-09 10:11:12.345] completed'],
    ['E0109 10:11:12.345678 x', '2026-01-09T10:11:12.345Z [E0109 10:11:12.345678] completed'],
    ['1767953472.25 x', '2026-01-09T10:11:12.250Z [1767953472.25] zoned'],
    ['1767953472250 x', '2026-01-09T10:11:12.250Z [1767953472250] zoned'],
    ['10:11:12,5 x', '2026-01-10T10:11:12.500Z [10:11:12,5] completed'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['an hour of the next day', '2026-01-09 24:00:00'],
    ['a minute that no hour has', '2026-01-09 10:60:00'],
    ['a second that no minute has', '2026-01-09 10:11:61'],
    ['a thirteenth month', '2026-13-09 10:11:12'],
    ['a day before the first', '2026-01-00 10:11:12'],
    ['a day after the last', '2026-01-32 10:11:12'],
    ['a number of as many digits', '2767953472 x'],
    ['a version', '10.11.12 x'],
    ['a clock that goes on', '10:11:12:13:14'],
  ])('does not take %s for one', (_, text) => {
    expect(read(text)).toBe('none');
  });

  test.each([
    ['Z', 0],
    ['UTC', 0],
    ['GMT', 0],
    ['WET', 0],
    ['WEST', 1],
    ['CET', 1],
    ['CEST', 2],
    ['EET', 2],
    ['EEST', 3],
    ['MSK', 3],
    ['EDT', -4],
    ['EST', -5],
    ['CDT', -5],
    ['MDT', -6],
    ['MST', -7],
    ['PDT', -7],
    ['PST', -8],
    ['JST', 9],
    ['KST', 9],
    ['AEST', 10],
    ['AEDT', 11],
    ['+05:30', 5.5],
  ])('counts %s as %d hours east', (zone, hours) => {
    const found = timestampAt(`2026-01-09 10:00:00 ${zone}`, 0, UTC);
    expect((Date.UTC(2026, 0, 9, 10) - (found?.epochMs ?? 0)) / 3_600_000).toBe(hours);
  });

  test('takes two figures of a year from 70 on for the last century', () => {
    expect(read('69/01/09 10:11:12')).toBe('2069-01-09T10:11:12.000Z [69/01/09 10:11:12]');
    expect(read('70/01/09 10:11:12')).toBe('1970-01-09T10:11:12.000Z [70/01/09 10:11:12]');
  });

  test('takes the last second of a minute with a leap second', () => {
    expect(read('2016-12-31T23:59:60Z')).toBe('2017-01-01T00:00:00.000Z [2016-12-31T23:59:60Z] zoned');
  });

  test('takes the assumed zone only where the text states none', () => {
    const berlin = { ...UTC, zoneOffsetMinutes: 60 };
    expect(read('2026-01-09 10:11:12', berlin)).toBe('2026-01-09T09:11:12.000Z [2026-01-09 10:11:12]');
    expect(read('2026-01-09 10:11:12Z', berlin)).toBe('2026-01-09T10:11:12.000Z [2026-01-09 10:11:12Z] zoned');
  });

  test('does not take a word after the time for its zone', () => {
    expect(read('2026-01-09 10:11:12 ESTIMATED')).toBe('2026-01-09T10:11:12.000Z [2026-01-09 10:11:12]');
  });
});

describe('a date that leaves something out', () => {
  test.each([
    ['without a year, is of this year up to a day ahead', 'Jan 11 12:00:00', '2026-01-11T12:00:00.000Z'],
    ['without a year, is of the year before from then on', 'Jan 11 12:00:01', '2025-01-11T12:00:01.000Z'],
    ['of December read in January, is of last year', 'Dec 31 23:59:59', '2025-12-31T23:59:59.000Z'],
    ['a clock alone, is of this day up to five minutes ahead', '12:05:00', '2026-01-10T12:05:00.000Z'],
    ['a clock alone, is of yesterday from then on', '12:05:01', '2026-01-09T12:05:01.000Z'],
  ])('%s', (_, text, expected) => {
    const found = timestampAt(text, 0, UTC);
    expect(new Date(found?.epochMs ?? 0).toISOString()).toBe(expected);
  });

  test('a clock alone is of the day that it is where the log was written', () => {
    const tokyo = { zoneOffsetMinutes: 540, referenceMs: Date.parse('2026-01-10T20:00:00Z') };
    expect(read('04:30:00', tokyo)).toBe('2026-01-10T19:30:00.000Z [04:30:00] completed');
  });
});

describe('days and months in figures', () => {
  test.each([
    ['03/04/2026 10:11:12', undefined, '2026-04-03T10:11:12.000Z'],
    ['03/04/2026, 10:11:12 AM', undefined, '2026-03-04T10:11:12.000Z'],
    ['03/04/2026 10:11:12', false, '2026-03-04T10:11:12.000Z'],
    ['03/04/2026, 10:11:12 AM', true, '2026-04-03T10:11:12.000Z'],
    ['12/12/2026 10:11:12', false, '2026-12-12T10:11:12.000Z'],
    ['04/12/2026 10:11:12', false, '2026-04-12T10:11:12.000Z'],
    ['13/04/2026 10:11:12', false, '2026-04-13T10:11:12.000Z'],
    ['04/13/2026 10:11:12', true, '2026-04-13T10:11:12.000Z'],
    ['12.11.2025 10:11:12', undefined, '2025-11-12T10:11:12.000Z'],
    ['3/4/2026, 1:02:03 PM', undefined, '2026-03-04T13:02:03.000Z'],
    ['3/4/2026, 12:02:03 AM', undefined, '2026-03-04T00:02:03.000Z'],
  ])('%s with the day first: %s', (text, dayFirst, expected) => {
    expect(new Date(timestampAt(text, 0, { ...UTC, dayFirst })?.epochMs ?? 0).toISOString()).toBe(expected);
  });

  test.each([
    ['31/12/2025, 10:11\n01/12/2025 10:12', true],
    ['02/03/2025 10:11\n12/31/2025 10:12', false],
    ['[31.12.2025 10:11:12] x', true],
    ['01/12/2025 10:11\n12/02/2025 10:12', undefined],
    ['13/12/2025 10:11', true],
    ['12/13/2025 10:11', false],
    ['order 31/12/2025 of ten pieces', undefined],
    ['build v1.31/12/2025 10:11', undefined],
  ])('of a whole text: %s', (text, expected) => {
    expect(dayComesFirst(text)).toBe(expected);
  });
});

describe('the first time of a line', () => {
  test.each([
    ['begins it', '10:11:12 x', 0],
    ['stands after a blank', 'ERROR 10:11:12', 6],
    ['in brackets', '[10:11:12] x', 1],
    ['in parentheses', '(10:11:12) x', 1],
    ['quoted', 't="10:11:12"', 3],
    ['after an equals sign', 't=10:11:12', 2],
    ['after a tab', 'a\t10:11:12', 2],
    ['after a priority', '<13>10:11:12', 4],
    ['after a bar', 'web|10:11:12', 4],
    ['at the last place that is looked at', `${'x'.repeat(63)} 10:11:12`, 64],
  ])('is found where it %s', (_, line, start) => {
    expect(findTimestamp(line, UTC)?.start).toBe(start);
  });

  test('is found at the end of a line that holds nothing else', () => {
    expect(findTimestamp('10:11:12', UTC)?.end).toBe(8);
  });

  test.each([
    ['within a word', 'v10:11:12'],
    ['after a hyphen', 'job-10:11:12'],
    ['far into the line', `${'x'.repeat(64)} 10:11:12`],
  ])('is not looked for %s', (_, line) => {
    expect(findTimestamp(line, UTC)).toBeNull();
  });
});

describe('the value of a field', () => {
  const MILLISECONDS = 1_767_953_472_250;
  test.each([
    ['seconds', 1_767_953_472.25, MILLISECONDS],
    ['milliseconds', MILLISECONDS, MILLISECONDS],
    ['microseconds', 1_767_953_472_250_999, MILLISECONDS],
    ['nanoseconds', 1.767_953_472_250_999e18, MILLISECONDS],
    ['seconds in a text', '1767953472.25', MILLISECONDS],
    ['nanoseconds in a text', '1767953472250999000', MILLISECONDS],
    ['a date with blanks around it', ' 2026-01-09T10:11:12.250Z ', MILLISECONDS],
  ])('is read as %s', (_, value, expected) => {
    expect(timestampOfValue(value, UTC)?.epochMs).toBe(expected);
  });

  test.each([
    ['seconds up to a hundred thousand million', 1e11, 1e14],
    ['milliseconds up to a thousand times that', 1e14, 1e14],
    ['microseconds up to a thousand times that', 1e17, 1e14],
    ['nanoseconds from there on', 1.2e17, 1.2e11],
    ['microseconds from there on', 1.2e14, 1.2e11],
    ['milliseconds from there on', 1.2e11, 1.2e11],
    ['the seconds of the seventies', 120_000_000, 1.2e11],
  ])('is taken for %s', (_, value, expected) => {
    expect(timestampOfValue(value, UTC)?.epochMs).toBe(expected);
  });

  test('that is a number names an instant, wherever the log was written', () => {
    expect(timestampOfValue(MILLISECONDS, UTC)).toMatchObject({ zoned: true, complete: true });
  });

  test.each([
    ['a small number', 12],
    ['a hundred million, which is no time yet', 100_000_000],
    ['a number of nine figures in a text', '176795347'],
    ['a text without a time', 'soon'],
    ['a truth', true],
    ['nothing', null],
  ])('is no time: %s', (_, value) => {
    expect(timestampOfValue(value, UTC)).toBeNull();
  });
});

test('a number of seconds in a field of the text is not when the line was written', () => {
  const assumptions = { zoneOffsetMinutes: 0, referenceMs: Date.UTC(2026, 10, 29) };
  expect(findTimestamp('FAILED! => {"cache_update_time": 1764410000, "changed": false}', assumptions)).toBeNull();
  expect(findTimestamp('1764410000.123 200 GET /', assumptions)?.epochMs).toBe(1_764_410_000_123);
});
