import { describe, expect, test } from '@jest/globals';
import { findMetricOnset, type TimedValues } from './metric-onset.ts';
import { findSaturation } from './saturation.ts';

const MINUTE = 60_000;
const noise = (row: number): number => {
  const x = Math.sin((row + 1) * 12.9898) * 43_758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};
const seriesOf = (value: (minute: number) => number, minutes = 100): TimedValues =>
  Array.from({ length: minutes }, (_, minute) => [minute * MINUTE, value(minute)] as const);

describe('findMetricOnset', () => {
  test.each([20, 60, 94])('a new level from minute %s on', (from) => {
    const onset = findMetricOnset(seriesOf((minute) => (minute >= from ? 30 : 10) + noise(minute)));
    expect(onset).toMatchObject({ at: from * MINUTE, direction: 'up', shape: 'step' });
  });

  test('a leak begins where it leaves the level, not where it is seen', () => {
    const onset = findMetricOnset(seriesOf((minute) => 200 + Math.max(0, minute - 30) * 4 + 3 * noise(minute)));
    expect(onset?.shape).toBe('ramp');
    expect(Math.abs((onset?.at ?? 0) - 30 * MINUTE)).toBeLessThanOrEqual(3 * MINUTE);
    expect(onset?.from).toBeLessThanOrEqual(30 * MINUTE);
    expect(onset?.to).toBeGreaterThanOrEqual(30 * MINUTE);
  });

  test('a leak that ends in a restart began no later', () => {
    const leak = (minute: number): number => 200 + (minute < 80 ? Math.max(0, minute - 20) * 5 : 0) + 3 * noise(minute);
    const onset = findMetricOnset(seriesOf(leak));
    expect(onset?.shape).toBe('ramp');
    expect(Math.abs((onset?.at ?? 0) - 20 * MINUTE)).toBeLessThanOrEqual(3 * MINUTE);
  });

  test('a rise out of noise is dated less exactly than one out of calm', () => {
    const width = (loudness: number): number => {
      const rise = (minute: number): number => 4 * Math.max(0, minute - 50) + loudness * noise(minute);
      const onset = findMetricOnset(seriesOf(rise));
      expect(onset?.from).toBeLessThanOrEqual(51 * MINUTE);
      expect(onset?.to).toBeGreaterThanOrEqual(50 * MINUTE);
      return (onset?.to ?? Number.NaN) - (onset?.from ?? Number.NaN);
    };
    expect(width(1)).toBeLessThanOrEqual(3 * MINUTE);
    expect(width(20)).toBeGreaterThan(width(1));
  });

  test('falls are found as well', () => {
    expect(findMetricOnset(seriesOf((minute) => (minute < 50 ? 900 : 3) + noise(minute)))?.direction).toBe('down');
  });

  test.each([
    ['noise', noise],
    ['a constant', () => 5],
    ['one spike', (minute: number) => (minute === 70 ? 1000 : noise(minute))],
    ['a slight shift', (minute: number) => noise(minute) + (minute > 50 ? 0.5 : 0)],
  ])('none in %s', (_name, value) => {
    expect(findMetricOnset(seriesOf(value))).toBeNull();
  });

  test('none in too few values, and gaps are no values', () => {
    expect(findMetricOnset(seriesOf((minute) => (minute > 2 ? 9 : 1), 6))).toBeNull();
    const gaps = seriesOf((minute) => (minute % 2 === 0 ? Number.NaN : minute >= 61 ? 30 : 10) + noise(minute));
    expect(findMetricOnset(gaps)?.at).toBe(61 * MINUTE);
  });

  test('many values are as good as few', () => {
    const onset = findMetricOnset(seriesOf((minute) => (minute >= 6000 ? 30 : 10) + noise(minute), 10_000));
    expect(Math.abs((onset?.at ?? 0) - 6000 * MINUTE)).toBeLessThanOrEqual(20 * MINUTE);
  });
});

describe('findSaturation', () => {
  test('tells since when a resource was filling, and when it was full', () => {
    const found = findSaturation(
      seriesOf((minute) => Math.min(512, 200 + Math.max(0, minute - 20) * 5 + noise(minute))),
      512,
    );
    expect(found?.usual).toBeCloseTo(0.39, 1);
    expect(Math.abs((found?.risesFrom ?? 0) - 20 * MINUTE)).toBeLessThanOrEqual(5 * MINUTE);
    expect(Math.abs((found?.fullFrom ?? 0) - 73 * MINUTE)).toBeLessThanOrEqual(2 * MINUTE);
  });

  test.each([
    ['is nearly full all day', (minute: number) => 95 + noise(minute)],
    ['rises from nearly full to full', (minute: number) => (minute > 50 ? 99 : 93) + noise(minute) / 2],
    ['rises and stays far below', (minute: number) => (minute > 50 ? 60 : 20) + noise(minute)],
    ['falls from its limit', (minute: number) => (minute > 50 ? 20 : 99) + noise(minute)],
  ])('none for a gauge that %s', (_name, value) => {
    expect(findSaturation(seriesOf(value), 100)).toBeNull();
  });

  test('none without a limit', () => {
    expect(
      findSaturation(
        seriesOf((minute) => minute),
        0,
      ),
    ).toBeNull();
  });
});
