import { expect, test } from '@jest/globals';
import { changedMetrics, failingFrom, readMetrics, risenDemand } from './rootcausebench-context.ts';

const START = Date.UTC(2024, 4, 1);
const MINUTE = 60_000;

/** Rows of an hour: requests rise at `busyFrom`, errors at minute 50. */
const rowsOf = (service: string, busyFrom: number): string =>
  Array.from({ length: 60 }, (_, minute) => {
    const time = new Date(START + minute * MINUTE).toISOString();
    const jitter = (minute * 7919) % 5;
    const rate = (minute >= busyFrom ? 600 : 100) + jitter;
    const errors = (minute >= 50 ? 0.5 : 0.01) + jitter / 1000;
    return `${time},${service},requests_per_sec,${rate}\n${time},${service},error_ratio,${errors}\n`;
  }).join('');
const tableOf = (busyFrom: number): string =>
  `timestamp,service,metric,value\n${rowsOf('shop', busyFrom)}${rowsOf('mail', busyFrom)}`;

test('series left their level when they did, first ones first', () => {
  const changed = changedMetrics(readMetrics(tableOf(45)));
  expect(changed.map(({ metric, at }) => [metric, (at - START) / MINUTE])).toEqual([
    ['requests_per_sec', 45],
    ['requests_per_sec', 45],
    ['error_ratio', 50],
    ['error_ratio', 50],
  ]);
  const alert = { service: 'shop', metric: 'error_ratio', onset: START + 58 * MINUTE };
  expect(failingFrom(changed, alert)).toBe(START + 50 * MINUTE);
  expect(failingFrom(changed, { ...alert, metric: 'other' })).toBe(alert.onset);
});

test('demand that rose before the failure is told, later demand is not', () => {
  const ask = { service: 'shop', failingFrom: START + 50 * MINUTE };
  expect(risenDemand(readMetrics(tableOf(45)), ask)).toEqual(['shop got 5.9 times as many requests before it failed']);
  expect(risenDemand(readMetrics(tableOf(54)), ask)).toEqual([]);
  expect(risenDemand([], ask)).toEqual([]);
});
