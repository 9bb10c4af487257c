// cspell:words gestern unsere Pumpe undicht haben
import { describe, expect, test } from '@jest/globals';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { filesOfProse, proseShare } from './prose.ts';

const share = (raw: string, headed = false): number => proseShare({ raw, message: raw, headed });

describe('a line reads as a person’s', () => {
  test.each([
    ['by half for one word of people', 'the pump of our station leaks', 0.5],
    ['wholly for two', 'yesterday our pump leaked water', 1],
    ['by half for a second sentence', 'the pump leaks. Water is everywhere', 0.5],
    ['by half for a mark of a list', '- the pump leaks water', 0.5],
    ['by half for a heading', '## the pump leaks water', 0.5],
    ['by half for a quotation', '> the pump leaks water', 0.5],
    ['by half for a time without seconds', 'the pump leaked at 10:30 sharp', 0.5],
    ['by half for a day alone', '2026-03-01: the pump leaks water', 0.5],
    ['wholly, never more, for all signs', '- 10:30 yesterday our pump leaked. We saw it', 1],
    ['not at all otherwise', 'the pump leaks water', 0],
    ['not for a time with seconds', 'the pump leaked at 10:30:15 sharp', 0],
  ])('%s', (_, raw, expected) => expect(share(raw)).toBe(expected));

  test('never where a program has put a header before it', () =>
    expect(share('yesterday our pump leaked water', true)).toBe(0));

  test('from four words on', () => {
    expect(share('yesterday our pump leaked')).toBe(1);
    expect(share('yesterday our pump')).toBe(0);
  });

  test('in other languages, too', () => expect(share('gestern war unsere Pumpe undicht, wir haben')).toBe(1));
});

describe('a file in which people wrote', () => {
  const PROSE = 'yesterday our pump leaked water';
  const HALF = 'the pump of our station leaks';
  const PLAIN = 'the pump leaks water';
  const files = (...lines: readonly (readonly [message: string, headed?: boolean, file?: number])[]): number[] => [
    ...filesOfProse(
      lines.map(([message, headed = false, file = 3]) => ({ message, raw: message, headed, file }) as LogLine),
    ),
  ];

  test('reads as theirs by 45 of a hundred', () => {
    const lines = (prose: number, half: number, plain: number) => [
      ...Array.from({ length: prose }, () => [PROSE] as const),
      ...Array.from({ length: half }, () => [HALF] as const),
      ...Array.from({ length: plain }, () => [PLAIN] as const),
    ];
    expect(files(...lines(4, 1, 5))).toEqual([3]);
    expect(files(...lines(4, 0, 6))).toEqual([]);
  });

  test('of one line has two signs, and more than second sentences', () => {
    expect(files([PROSE])).toEqual([3]);
    expect(files([HALF])).toEqual([]);
    expect(files([HALF], [HALF])).toEqual([3]);
    const advice = 'the pump leaks. Check whether you have closed it';
    expect(files([advice], [advice])).toEqual([]);
  });

  test('has headers before less than half of its lines', () => {
    expect(files([PROSE], [PROSE, true])).toEqual([]);
    expect(files([PROSE], [PROSE], [PROSE, true])).toEqual([3]);
  });

  test('is judged by its own lines that are not empty', () => {
    expect(files([PROSE], [PLAIN, false, 4], [PLAIN, false, 4])).toEqual([3]);
    expect(files([PROSE], [''], [''])).toEqual([3]);
    expect(files([''])).toEqual([]);
  });
});
