import { describe, expect, test } from '@jest/globals';
import { randomFrom } from '../support/random.ts';
import { exponential, logNormal, meanWait, mostTurnsPerSecond, shareThatWaits, simulateWaits } from './queue-model.ts';

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test.each([
  // One place: it waits whoever finds it taken.
  [1, 0.5, 1 / 2],
  [2, 1, 1 / 3],
  [3, 2, 4 / 9],
])('of %d places with %d turns running, this share waits: %d', (servers, load, share) => {
  expect(shareThatWaits(servers, load)).toBeCloseTo(share, 12);
});

test('the mean wait is that of M/M/1 and M/M/2, and has no end when turns pile up', () => {
  expect(meanWait(1, { rate: 0.8, turnSeconds: 1 })).toBeCloseTo(4, 12);
  expect(meanWait(2, { rate: 1, turnSeconds: 1 })).toBeCloseTo(1 / 3, 12);
  expect(meanWait(2, { rate: 2, turnSeconds: 1 })).toBe(Infinity);
});

describe('the simulation', () => {
  test.each([1, 2, 8, 32])('with turns of exponential length waits as long as M/M/%d says', (servers) => {
    const random = randomFrom(servers);
    const rate = 0.8 * servers;
    const nextGap = exponential(random, 1 / rate);
    const waits = simulateWaits({ servers, turns: 400_000, nextGap, nextDuration: exponential(random, 1) });
    const expected = meanWait(servers, { rate, turnSeconds: 1 });
    expect(Math.abs(meanOf(waits) / expected - 1)).toBeLessThan(0.05);
  });

  test('with turns of one length waits half as long, as M/D/1 does', () => {
    const nextGap = exponential(randomFrom(5), 1 / 0.8);
    const waits = simulateWaits({ servers: 1, turns: 400_000, nextGap, nextDuration: () => 1 });
    expect(Math.abs(meanOf(waits) / 2 - 1)).toBeLessThan(0.05);
  });

  test('turns that are mostly quick have the mean and the spread that was asked for', () => {
    const next = logNormal(randomFrom(7), { mean: 3, spread: 1.5 });
    const times = Array.from({ length: 400_000 }, next);
    const mean = meanOf(times);
    const deviation = Math.sqrt(meanOf(times.map((time) => (time - mean) ** 2)));
    expect(Math.abs(mean / 3 - 1)).toBeLessThan(0.05);
    expect(Math.abs(deviation / 4.5 - 1)).toBeLessThan(0.05);
  });
});

describe('what ends first', () => {
  const given = {
    executors: 2,
    places: 8,
    turnSeconds: 4,
    executorCpuSeconds: 0.05,
    databaseCpuSeconds: 0.02,
    databaseCores: 2,
  };

  test.each([
    ['places', {}, 4],
    ['executors', { places: 1_000 }, 40],
    ['database', { executors: 100 }, 100],
  ] as const)('%s', (bound, change, rate) => {
    expect(mostTurnsPerSecond({ ...given, ...change })).toEqual({ bound, rate });
  });
});
