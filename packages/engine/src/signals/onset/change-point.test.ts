import { describe, expect, test } from '@jest/globals';
import type { Histogram } from '../../logs/lines/histogram.ts';
import { changeOfCounts, changeOfValues } from './change-point.ts';

/** One bucket a second, from the first second on. */
function histogramOf(counts: readonly number[]): Histogram {
  return { widthMs: 1_000, buckets: counts.flatMap((count, second) => (count === 0 ? [] : [[second * 1_000, count]])) };
}
const repeat = (count: number, times: number): number[] => Array.from({ length: times }, () => count);
const changeOf = (counts: readonly number[]) =>
  changeOfCounts(histogramOf(counts), { from: 0, to: counts.length * 1_000 - 1 });

describe('the change of a rate', () => {
  test('is where the likelihood of two rates is largest, with all places nearly as likely', () => {
    expect(changeOf([...repeat(1, 10), ...repeat(5, 10)])).toMatchObject({
      at: 10_000,
      from: 10_000,
      to: 11_000,
      direction: 'up',
    });
    expect(changeOf([...repeat(5, 10), ...repeat(1, 10)])).toMatchObject({ at: 10_000, direction: 'down' });
  });

  test('has the p-value of the likelihood ratio, times the places that it could be at', () => {
    // 30 events, all in the second half: twice the logarithm of the ratio is 60 ln 2, far out in the tail of chi-squared.
    const x = 60 * Math.LN2;
    const tail = (2 * Math.exp(-x / 2)) / (Math.sqrt(x) * Math.sqrt(2 * Math.PI));
    expect(changeOf([...repeat(0, 10), ...repeat(3, 10)])?.pValue).toBeCloseTo(tail * 19, 12);
    // 4 events in the second of two halves: 8 ln 2, whose tail is that of the normal distribution at 2.355.
    expect(changeOf([0, 0, 2, 2])?.pValue).toBeCloseTo(0.018_52 * 3, 4);
  });

  test('is as likely as not where nothing changes', () => {
    expect(changeOf(repeat(2, 20))?.pValue).toBe(1);
  });

  test('needs more where the counts are bursty', () => {
    const steady = changeOf([...repeat(2, 8), ...repeat(8, 8)])?.pValue ?? 0;
    const bursty = changeOf([0, 4, 0, 4, 0, 4, 0, 4, 0, 16, 0, 16, 0, 16, 0, 16])?.pValue ?? 0;
    expect(bursty).toBeGreaterThan(5 * steady);
  });

  test.each([
    ['four buckets', [0, 0, 9, 9], true],
    ['three buckets', [0, 9, 9], false],
    ['no events', [0, 0, 0, 0], false],
  ])('is looked for in %s', (_, counts, found) => {
    expect(changeOf(counts) !== null).toBe(found);
  });

  test('is looked for in the window alone', () => {
    const counts = [...repeat(9, 5), ...repeat(1, 10), ...repeat(5, 10), ...repeat(0, 5)];
    expect(changeOfCounts(histogramOf(counts), { from: 5_000, to: 24_999 })).toMatchObject({
      at: 15_000,
      direction: 'up',
    });
  });

  test('is looked for in wider buckets where the window has more than 4,096 of them', () => {
    const counts = [...repeat(0, 5_000), ...repeat(1, 5_000)];
    const change = changeOf(counts);
    expect(change?.at).toBe(5_000_000 - (5_000_000 % 4_000));
  });
});

describe('the change of a level', () => {
  const pointsOf = (values: readonly number[]): (readonly [number, number])[] =>
    values.map((value, second) => [second * 1_000, value]);
  const levelOf = (values: readonly number[]) =>
    changeOfValues(pointsOf(values), { from: 0, to: values.length * 1_000 - 1 });

  test('is where the ranks differ most, by Pettitt', () => {
    const change = levelOf([...repeat(1, 10), ...repeat(5, 10)]);
    expect(change).toMatchObject({ at: 10_000, from: 8_000, to: 11_000, direction: 'up' });
    // The largest statistic of twenty ranks is 100: p = 2 exp(-6 * 100² / (20³ + 20²)).
    expect(change?.pValue).toBeCloseTo(2 * Math.exp(-60_000 / 8_400), 9);
    expect(levelOf([...repeat(5, 10), ...repeat(1, 10)])?.direction).toBe('down');
  });

  test('has an interval of all places with nine tenths of the statistic', () => {
    const values = [...repeat(1, 20), 2, ...repeat(3, 20)];
    expect(levelOf(values)).toMatchObject({ from: 17_000, to: 23_000 });
  });

  test('does not depend on how far the values are apart', () => {
    const near = levelOf([...repeat(1, 10), ...repeat(1.01, 10)]);
    expect(near).toEqual(levelOf([...repeat(1, 10), ...repeat(1e9, 10)]));
  });

  test('is none of a single spike', () => {
    expect(levelOf([...repeat(1, 10), 1e9, ...repeat(1, 9)])?.pValue).toBe(1);
  });

  test.each([
    ['six values', [1, 1, 1, 5, 5, 5], true],
    ['five values', [1, 1, 1, 5, 5], false],
    ['five values and a gap', [1, 1, Number.NaN, 1, 5, 5], false],
  ])('is looked for in %s', (_, values, found) => {
    expect(levelOf(values) !== null).toBe(found);
  });

  test('is looked for in the window alone, ends included', () => {
    const points = pointsOf([...repeat(9, 3), ...repeat(1, 4), ...repeat(5, 4), 0]);
    expect(changeOfValues(points, { from: 3_000, to: 10_000 })).toMatchObject({ at: 7_000, direction: 'up' });
  });
});
