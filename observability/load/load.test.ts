import { describe, expect, test } from '@jest/globals';
import { quantile } from './load.ts';

describe('the share of values that lies below', () => {
  test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, expected) => {
    const values = Array.from({ length: 100 }, (_none, index) => 100 - index);
    expect(quantile(values, share)).toBe(expected);
  });
});
