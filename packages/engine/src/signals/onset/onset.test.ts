import { describe, expect, test } from '@jest/globals';
import type { Histogram } from '../../logs/lines/histogram.ts';
import { compareWindows } from './compare-windows.ts';
import { equalRatesPValue, falseDiscoveryRates } from './exact-test.ts';
import { findOnset } from './find-onset.ts';
import { TimeHistogram } from '../../logs/lines/histogram.ts';

const MINUTE = 60_000;

const histogramOf = (times: readonly number[]): Histogram => {
  const histogram = new TimeHistogram();
  for (const time of times) histogram.add(time);
  return histogram.snapshot();
};

/** One event every `every` milliseconds in `[from, to)`. */
const steady = (from: number, to: number, every: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / every) }, (_, index) => from + index * every);

describe('equalRatesPValue', () => {
  test('is the doubled binomial tail', () => {
    // P(X >= 8 | n = 8, p = 1/2) = 1/256.
    expect(equalRatesPValue({ before: 0, after: 8, durationBefore: 5, durationAfter: 5 })).toBeCloseTo(2 / 256, 12);
    // P(X >= 3 | n = 3, p = 1/4) = 1/64.
    expect(equalRatesPValue({ before: 0, after: 3, durationBefore: 3, durationAfter: 1 })).toBeCloseTo(2 / 64, 12);
  });

  test('never claims a change from one event', () => {
    expect(equalRatesPValue({ before: 0, after: 1, durationBefore: 1, durationAfter: 1 })).toBe(1);
  });

  test('stays finite for large counts', () => {
    expect(equalRatesPValue({ before: 1e6, after: 1e6, durationBefore: 1, durationAfter: 1 })).toBeGreaterThan(0.99);
    expect(equalRatesPValue({ before: 1e6, after: 2e6, durationBefore: 1, durationAfter: 1 })).toBeLessThan(1e-12);
  });
});

describe('falseDiscoveryRates', () => {
  test('adjusts as Benjamini and Hochberg do', () => {
    expect(falseDiscoveryRates([0.01, 0.04, 0.03, 0.5])).toEqual(
      [0.04, 0.04 * (4 / 3), 0.04 * (4 / 3), 0.5].map((value) => expect.closeTo(value, 10)),
    );
  });
});

describe('compareWindows', () => {
  test('tells new, risen, steady, fallen and vanished apart', () => {
    const windows = { from: 0, split: 10 * MINUTE, to: 20 * MINUTE };
    const both = (before: number, after: number): Histogram =>
      histogramOf([
        ...steady(0, 10 * MINUTE, 600_000 / (before || 1)).slice(0, before),
        ...steady(10 * MINUTE, 20 * MINUTE, 600_000 / (after || 1)).slice(0, after),
      ]);
    const items = [
      { id: 'new', histogram: both(0, 30) },
      { id: 'risen', histogram: both(10, 90) },
      { id: 'steady', histogram: both(50, 52) },
      { id: 'fallen', histogram: both(90, 10) },
      { id: 'vanished', histogram: both(30, 0) },
      { id: 'once', histogram: both(0, 1) },
    ];
    const kinds = Object.fromEntries(
      compareWindows(items, windows).map(({ item, kind, significant }) => [item.id, [kind, significant]]),
    );
    expect(kinds).toEqual({
      new: ['new', true],
      risen: ['risen', true],
      steady: ['steady', false],
      fallen: ['fallen', true],
      vanished: ['vanished', true],
      once: ['new', false],
    });
  });
});

describe('findOnset', () => {
  const window = { from: 0, to: 60 * MINUTE };

  test('finds when errors begin, within its interval', () => {
    const onset = findOnset(
      [
        {
          kind: 'counts',
          name: 'errors',
          histogram: histogramOf([...steady(0, 40 * MINUTE, 5 * MINUTE), ...steady(40 * MINUTE, 60 * MINUTE, 4000)]),
        },
      ],
      window,
    );
    expect(onset).not.toBeNull();
    expect(Math.abs((onset?.at ?? 0) - 40 * MINUTE)).toBeLessThanOrEqual(30_000);
    expect(onset?.from).toBeLessThanOrEqual(40 * MINUTE);
    expect(onset?.to).toBeGreaterThanOrEqual(40 * MINUTE);
  });

  test('names no onset where nothing changes', () => {
    expect(
      findOnset([{ kind: 'counts', name: 'errors', histogram: histogramOf(steady(0, 60 * MINUTE, 20_000)) }], window),
    ).toBeNull();
  });

  test('a single burst in a bursty series is no onset', () => {
    const bursts = [3, 11, 19, 31, 42, 55].flatMap((minute) => steady(minute * MINUTE, minute * MINUTE + 4000, 200));
    expect(findOnset([{ kind: 'counts', name: 'errors', histogram: histogramOf(bursts) }], window)).toBeNull();
  });

  test('takes the earliest of the changes that belong together', () => {
    const series = [41, 40, 42].map((minute) => ({
      kind: 'counts' as const,
      name: `errors ${minute}`,
      histogram: histogramOf(steady(minute * MINUTE, 60 * MINUTE, 3000)),
    }));
    const onset = findOnset(series, window);
    expect(onset?.witnesses).toHaveLength(3);
    expect(onset?.witnesses[0]?.name).toBe('errors 40');
  });

  test('finds a shift of a measured value and ignores a single spike', () => {
    const shift = Array.from(
      { length: 60 },
      (_, index) => [index * MINUTE, ((index * 7) % 5) + (index >= 35 ? 50 : 10)] as const,
    );
    const spike = Array.from(
      { length: 60 },
      (_, index) => [index * MINUTE, index === 35 ? 500 : (index * 7) % 5] as const,
    );
    expect(findOnset([{ kind: 'values', name: 'latency', points: shift }], window)?.at).toBe(35 * MINUTE);
    expect(findOnset([{ kind: 'values', name: 'latency', points: spike }], window)).toBeNull();
  });
});
