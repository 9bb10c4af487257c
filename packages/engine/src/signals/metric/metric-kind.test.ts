import { expect, test } from '@jest/globals';
import { rankOfStatistic, senseOfMetric, statedMetric } from './metric-kind.ts';

test.each([
  ['latency p90', 'latency', 'p90'],
  ['latency Average', 'latency', 'average'],
  ['http_server_duration_p99_ms', 'http_server_duration_ms', 'p99'],
  ['LatencyP95(s)', 'Latency(s)', 'p95'],
  ['latency{route="/a",quantile="0.9"}', 'latency{route="/a"}', 'p90'],
  ['requests Sum', 'requests', 'sum'],
  ['queue_depth', 'queue_depth', ''],
  ['p99', 'p99', ''],
])('%s is %s, %s', (metric, base, statistic) => {
  expect(statedMetric(metric)).toEqual({ base, statistic });
});

test('a mean stands for all calls best, a high percentile least', () => {
  const ranked = ['p99', 'p50', 'average', 'max', ''].toSorted((a, b) => rankOfStatistic(a) - rankOfStatistic(b));
  expect(ranked).toEqual(['average', '', 'p50', 'p99', 'max']);
});

test.each([
  ['latency', [0.2], { worse: 'higher', ideal: 0 }],
  ['availability', [99, 100], { worse: 'lower', ideal: 100, worst: 0 }],
  ['success_ratio', [0.98], { worse: 'lower', ideal: 1, worst: 0 }],
  ['http_5xx_ratio', [0.02], { worse: 'higher', ideal: 0, worst: 1 }],
  ['error_count', [12], { worse: 'higher', ideal: 0 }],
  ['queue_depth', [12], null],
  ['requests', [12], null],
])('%s: which way is bad', (metric, values, sense) => {
  expect(senseOfMetric(metric, values)).toEqual(sense);
});
