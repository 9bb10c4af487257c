import { describe, expect, test } from '@jest/globals';
import { joinIntervals, overlapping, subtractIntervals } from './intervals.ts';
import type { Interval } from './intervals.ts';

const of = (...ends: readonly number[]): Interval[] =>
  Array.from({ length: ends.length / 2 }, (_, index) => ({ from: ends[2 * index] ?? 0, to: ends[2 * index + 1] ?? 0 }));

test.each([
  ['nothing is taken away', of(), 10],
  ['a part within', of(2, 5), 7],
  ['parts that overlap count once', of(4, 8, 2, 5), 4],
  ['a part that another one holds counts once', of(2, 8, 3, 4), 4],
  ['parts that reach beyond it', of(-5, 1, 9, 20), 8],
  ['parts beside it', of(-5, 0, 10, 20), 10],
  ['all of it', of(-5, 20), 0],
  ['an empty part', of(5, 5), 10],
])('what is left of a stretch of ten: %s', (_, parts, left) => {
  expect(subtractIntervals({ from: 0, to: 10 }, parts)).toBe(left);
});

test('nothing is left of what ends before it begins', () => {
  expect(subtractIntervals({ from: 10, to: 0 }, [])).toBe(0);
});

describe('stretches', () => {
  test('that overlap or touch are one, in order', () => {
    expect(joinIntervals(of(7, 9, 1, 3, 3, 5, 2, 4))).toEqual(of(1, 5, 7, 9));
    expect(joinIntervals(of(1, 9, 2, 3))).toEqual(of(1, 9));
  });

  test.each([
    [3, 8, of(2, 4, 5, 6, 7, 9)],
    [4, 7, of(5, 6)],
    [0, 2, of()],
    [9, 20, of()],
    [5, 6, of(5, 6)],
  ])('that reach into %d to %d', (from, to, expected) => {
    expect(overlapping({ from, to }, of(0, 0, 2, 4, 5, 6, 7, 9).slice(1))).toEqual(expected);
  });
});
