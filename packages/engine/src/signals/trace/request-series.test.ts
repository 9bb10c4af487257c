import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../recorded.ts';
import { FAILED_REQUESTS, requestSeries, SLOW_REQUESTS } from './request-series.ts';

const request = (startMs: number, more: Partial<RecordedSpan> = {}): RecordedSpan =>
  ({
    traceId: `${startMs}`,
    spanId: 'a',
    parentId: null,
    service: 'web',
    operation: 'GET /',
    startMs,
    endMs: startMs + 10,
    failed: false,
    ...more,
  }) as RecordedSpan;
const seriesOf = (spans: readonly RecordedSpan[], metric: string) =>
  requestSeries(spans)
    .find((series) => series.metric === metric)
    ?.points.map(({ timeMs, value }) => [timeMs, value]);

describe('requests over time', () => {
  test('are counted where they fail, a second at least to a slice', () => {
    const spans = [request(1_500, { failed: true }), request(1_900), request(2_000, { failed: true }), request(3_999)];
    expect(seriesOf(spans, FAILED_REQUESTS)).toEqual([
      [1_000, 1],
      [2_000, 1],
      [3_000, 0],
    ]);
  });

  test('are as slow as their slowest tenth, of which an empty slice knows nothing', () => {
    const spans = [
      ...Array.from({ length: 11 }, (_, index) => request(index, { endMs: index + 10 * index })),
      request(2_000),
    ];
    expect(seriesOf(spans, SLOW_REQUESTS)).toEqual([
      [0, 90],
      [1_000, Number.NaN],
      [2_000, 10],
    ]);
  });

  test('have sixty slices of a longer time', () => {
    const spans = [request(0), request(599_999)];
    expect(seriesOf(spans, FAILED_REQUESTS)).toHaveLength(60);
    expect(seriesOf(spans, FAILED_REQUESTS)?.[1]?.[0]).toBe(10_000);
  });

  test('are those of the service that most come in at, by name where two are equal', () => {
    const busiest = (...services: string[]) =>
      requestSeries(services.map((service, index) => request(index, { service })))[0]?.service;
    expect([busiest('web', 'api', 'api'), busiest('web', 'api')]).toEqual(['api', 'api']);
  });

  test('are those that nobody of the traces made', () => {
    expect(requestSeries([request(0, { parentId: 'x' })])).toEqual([]);
  });
});
