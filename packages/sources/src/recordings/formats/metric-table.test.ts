import { describe, expect, test } from '@jest/globals';
import { looksLikeMetricTable, metricTable } from './metric-table.ts';

const NAMING = { of: 'shop', title: 'latency' };
const told = (text: string): unknown =>
  metricTable(text, NAMING)?.map(({ service, metric, points }) => [
    service,
    metric,
    points.map(({ timeMs, value }) => [timeMs / 1000, value]),
  ]);

describe('metricTable', () => {
  test('one measurement a row: time, service, metric, value', () => {
    const text =
      'timestamp,service,metric,value\n2026-06-24T10:00:00Z,web,error_ratio,0.1\n2026-06-24T10:01:00Z,web,error_ratio,0.2\n';
    expect(told(text)).toEqual([
      [
        'web',
        'error_ratio',
        [
          [1_782_295_200, 0.1],
          [1_782_295_260, 0.2],
        ],
      ],
    ]);
  });

  test('a column a series, with a column of pods', () => {
    const text =
      'Time,TimeStamp,PodName,Cpu(%),Note\n2026-06-24 10:00:00.5 +0000 UTC m=+1,1782295200,web-5f55b6cf68-77cfw,12,\n';
    expect(told(text)).toEqual([['web', 'Cpu(%)', [[1_782_295_200, 12]]]]);
  });

  test('several header rows, an empty cell is a gap', () => {
    const text =
      'microservice,web,cart\nmetric,latency,latency\nstatistic,p90,p90\nunix_timestamp,,\n1692696600.0,0.5,\n1692696900.0,0.6,0.2\n';
    expect(told(text)).toEqual([
      [
        'web',
        'latency p90',
        [
          [1_692_696_600, 0.5],
          [1_692_696_900, 0.6],
        ],
      ],
      ['cart', 'latency p90', [[1_692_696_900, 0.2]]],
    ]);
  });

  test('headings with labels, headings that begin with the service, and headings that are services', () => {
    expect(told('Time;latency{service="web", quantile="0.9"};cpu\n1782295200000;1;2\n')).toEqual([
      ['web', 'latency{quantile="0.9"}', [[1_782_295_200, 1]]],
      ['shop', 'cpu', [[1_782_295_200, 2]]],
    ]);
    expect(told('Time,web p90,cart p90\n1782295200,1,2\n')).toEqual([
      ['web', 'p90', [[1_782_295_200, 1]]],
      ['cart', 'p90', [[1_782_295_200, 2]]],
    ]);
    expect(told('TimeStamp,web,cart\n1782295200,1,2\n')).toEqual([
      ['web', 'latency', [[1_782_295_200, 1]]],
      ['cart', 'latency', [[1_782_295_200, 2]]],
    ]);
  });
});

test.each([
  ['a log with a column of messages', 'time,level,message,duration\n2026-06-24T10:00:00Z,error,"no, not",12\n'],
  ['a table without a time', 'name,count\nweb,3\n'],
  ['lines with commas', '2026-06-24 10:00:00,123 web started\n2026-06-24 10:00:01,456 web ready\n'],
  ['an adjacency matrix', ',web,cart\nweb,0,1\ncart,0,0\n'],
  ['JSON', '{"a": 1,\n"b": 2}\n'],
  ['nothing', ''],
])('%s is no table of measurements', (_what, text) => {
  expect(looksLikeMetricTable(text)).toBe(false);
});
