import { expect, test } from '@jest/globals';
import { buildMetricTable } from './metric-table.ts';

const name = { node: 'shop', metric: 'latency', statistic: 'p99' };

test('series share one ascending clock, with gaps where nothing was measured', () => {
  const table = buildMetricTable([
    { ...name, time: 3, value: 30 },
    { ...name, node: 'store', time: 2, value: 5 },
    { ...name, time: 1, value: 10 },
    { ...name, time: 2, value: Number.POSITIVE_INFINITY },
  ]);
  expect(table.times).toEqual([1, 2, 3]);
  expect([...(table.series(name) ?? [])]).toEqual([10, Number.NaN, 30]);
});

test('the later of two values for one time wins, and what was never measured is not there', () => {
  const table = buildMetricTable([
    { ...name, time: 1, value: 1 },
    { ...name, time: 1, value: 2 },
  ]);
  expect([...(table.series(name) ?? [])]).toEqual([2]);
  expect(table.series({ ...name, statistic: 'p50' })).toBeUndefined();
});
