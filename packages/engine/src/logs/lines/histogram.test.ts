import { describe, expect, test } from '@jest/globals';
import { sumDenseHistograms, TimeHistogram } from './histogram.ts';

const of = (...times: readonly number[]): TimeHistogram => {
  const histogram = new TimeHistogram();
  for (const time of times) histogram.add(time);
  return histogram;
};
const SECOND = 1_000;

describe('counts over time', () => {
  test('are kept a second each, at multiples of a second', () => {
    expect(of(1_999, 2_000, 2_001, 5_500).snapshot()).toMatchObject({
      widthMs: SECOND,
      buckets: [
        [1_000, 1],
        [2_000, 2],
        [5_000, 1],
      ],
    });
  });

  test('do not depend on the order of the events', () => {
    const times = [7_000, 1_000, 90_000, 3_000, 2_000, 45_000];
    expect(of(...times).snapshot().buckets).toEqual(of(...times.toSorted((a, b) => a - b)).snapshot().buckets);
  });

  test('can be added several at once', () => {
    const histogram = of(1_000);
    histogram.add(1_500, 4);
    histogram.add(9_000, 2);
    expect(histogram.snapshot().buckets).toEqual([
      [1_000, 5],
      [9_000, 2],
    ]);
  });

  test('are kept in 512 buckets at the most, of double the width each time', () => {
    expect(of(0, 511 * SECOND).widthMs).toBe(SECOND);
    const wider = of(0, 1_000, 512 * SECOND);
    expect(wider.snapshot()).toMatchObject({
      widthMs: 2_000,
      buckets: [
        [0, 2],
        [512_000, 1],
      ],
    });
    expect(of(0, 86_400 * SECOND).widthMs).toBe(256 * SECOND);
  });

  test('are widened without a loss, backwards too', () => {
    const times = Array.from({ length: 2_000 }, (_, index) => (2_000 - index) * SECOND);
    const { buckets, widthMs } = of(...times).snapshot();
    expect(widthMs).toBe(4_000);
    expect(buckets.reduce((sum, [, count]) => sum + count, 0)).toBe(2_000);
    expect(buckets.every(([start]) => start % widthMs === 0)).toBe(true);
  });

  test('are none of nothing', () => {
    expect(of().snapshot().buckets).toEqual([]);
    expect(of().dense().counts).toHaveLength(0);
  });
});

describe('a sum of counts', () => {
  test('is that of all events, at the coarsest width', () => {
    const [fine, coarse] = [of(3_000, 4_000, 5_000), of(0, 512 * SECOND)];
    expect(sumDenseHistograms([fine.dense(), coarse.dense()])).toMatchObject({
      widthMs: 2_000,
      buckets: [
        [0, 1],
        [2_000, 1],
        [4_000, 2],
        [512_000, 1],
      ],
    });
    expect(sumDenseHistograms([coarse.dense(), fine.dense()]).buckets).toEqual(
      sumDenseHistograms([fine.dense(), coarse.dense()]).buckets,
    );
  });

  test('of equal widths is added bucket by bucket, before and after', () => {
    expect(sumDenseHistograms([of(5_000, 6_000).dense(), of(1_000, 5_500).dense(), of(9_000).dense()]).buckets).toEqual(
      [
        [1_000, 1],
        [5_000, 2],
        [6_000, 1],
        [9_000, 1],
      ],
    );
  });

  test('is none of nothing', () => {
    expect(sumDenseHistograms([of().dense()]).buckets).toEqual([]);
  });
});
