import { describe, expect, test } from '@jest/globals';
import { formatDuration, formatElapsed } from './format-duration.ts';

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [-5, '0 ms'],
    [419.6, '420 ms'],
    [1200, '1.2 s'],
    [9949, '9.9 s'],
    [9950, '10 s'],
    [48_400, '48 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [7_200_000, '2 h'],
    [352_800_000, '4 d 2 h'],
  ])('%d ms reads %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });

  test('a rounded-up minute does not read "60 s"', () => {
    expect(formatDuration(59_700)).toBe('1 min');
  });
});

describe('formatElapsed', () => {
  test.each([
    [0, '0 s'],
    [999, '0 s'],
    [3999, '3 s'],
    [61_500, '1 min 1 s'],
  ])('%d ms ticks as %s', (milliseconds, words) => {
    expect(formatElapsed(milliseconds)).toBe(words);
  });
});
