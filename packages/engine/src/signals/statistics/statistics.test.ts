import { describe, expect, test } from '@jest/globals';
import { upperTail } from './empirical-tail.ts';
import { median, quantile, robustCentre } from './quantile.ts';

describe('quantile', () => {
  test('is linear between neighbours, whatever the order', () => {
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  });

  test('gaps do not count, and of nothing there is none', () => {
    expect(median([Number.NaN, 5, Number.POSITIVE_INFINITY, 7, 9])).toBe(7);
    expect(median([Number.NaN])).toBeNaN();
  });
});

test('centre and spread are those of the majority', () => {
  expect(robustCentre([9, 10, 10, 11, 12, 1000])).toEqual({ centre: 10.5, spread: expect.closeTo(1.4826, 6) });
});

describe('upperTail', () => {
  const reference = [1, 2, 2, 3];

  test('counts ties as at least as high', () => {
    expect(upperTail(reference, 2)).toBe(4 / 5);
  });

  test('what was never seen is rare, not impossible', () => {
    expect(upperTail(reference, 99)).toBe(1 / 5);
    expect(upperTail([], 99)).toBe(1);
  });
});
