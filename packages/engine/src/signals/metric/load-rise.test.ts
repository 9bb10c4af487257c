import { describe, expect, test } from '@jest/globals';
import { findLoadRise } from './load-rise.ts';
import type { TimedValues } from './metric-onset.ts';

const MINUTE = 60_000;
/** Requests a second: 100, and from a minute on several times as many. */
const rate = (factor: number, from = 60): TimedValues =>
  Array.from({ length: 90 }, (_, minute) => [
    minute * MINUTE,
    100 * (minute >= from ? factor : 1) + ((minute * 7919) % 11),
  ]);
const FAILING = 62 * MINUTE;

describe('findLoadRise', () => {
  test('demand that reaches the failing service and most others before it fails', () => {
    const found = findLoadRise({ own: rate(5), others: [rate(5), rate(4), rate(1)], failingFrom: FAILING });
    expect(found?.from).toBe(60 * MINUTE);
    expect(found?.factor).toBeCloseTo(5, 0);
  });

  test('none when only what the failing service calls is asked for more', () => {
    expect(findLoadRise({ own: rate(1), others: [rate(5), rate(5)], failingFrom: FAILING })).toBeNull();
  });

  test('none when no other service sees it', () => {
    expect(findLoadRise({ own: rate(5), others: [rate(1), rate(1), rate(1)], failingFrom: FAILING })).toBeNull();
  });

  test('none when requests come more often only after the failure, as retries do', () => {
    expect(findLoadRise({ own: rate(5, 64), others: [rate(5, 64)], failingFrom: FAILING })).toBeNull();
  });

  test('none for a busy hour or a fall', () => {
    expect(findLoadRise({ own: rate(1.3), others: [], failingFrom: FAILING })).toBeNull();
    expect(findLoadRise({ own: rate(0.1), others: [], failingFrom: FAILING })).toBeNull();
  });
});
