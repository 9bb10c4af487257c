import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../recorded.ts';
import { failureOrigins } from './failure-origins.ts';
import { FAILED_REQUESTS, requestSeries } from './request-series.ts';
import { traceRows, traceText } from './trace-text.ts';

const BEGIN = Date.parse('2026-11-20T10:00:00Z');

function span(spanId: string, parentId: string | null, more: Partial<RecordedSpan> = {}): RecordedSpan {
  return {
    traceId: 't',
    spanId,
    parentId,
    service: 'desk',
    operation: `do ${spanId}`,
    startMs: BEGIN,
    endMs: BEGIN + 100,
    failed: false,
    ...more,
  };
}

test('a trace as text has callers above those they call, whatever the order', () => {
  const spans = [
    span('b', 'a', { service: 'till', startMs: BEGIN + 10, endMs: BEGIN + 60, failed: true, message: 'stuck\nat x' }),
    span('a', null),
  ];
  expect(traceText(spans)).toBe(
    [
      'trace t, begun 2026-11-20T10:00:00.000Z',
      'desk do a: at 0.0 ms, took 100.0 ms, itself 50.0 ms',
      '  till do b: at 10.0 ms, took 50.0 ms, itself 50.0 ms, failed: stuck',
    ].join('\n'),
  );
});

test('a trace of ten thousand spans is cut after a hundred', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => span(`${index}`, index === 0 ? null : `${index - 1}`));
  expect(traceRows(chain)).toHaveLength(100);
});

describe('failureOrigins', () => {
  test('what failed above a failure only passes it on', () => {
    const failed = { failed: true };
    const [origin, ...others] = failureOrigins([
      span('a', null, failed),
      span('b', 'a', { ...failed, service: 'till' }),
      span('c', 'b', { service: 'safe' }),
    ]);
    expect(others).toEqual([]);
    expect(origin).toMatchObject({ service: 'till', requests: 1, of: 1, peer: null });
  });

  test('a call of a recorded service is no call to the outside', () => {
    const call = span('b', 'a', { failed: true, peer: 'till' });
    const [origin] = failureOrigins([span('a', null), call, span('c', 'b', { service: 'till' })]);
    expect(origin?.peer).toBeNull();
  });
});

test('requests are counted where they come in, slice by slice', () => {
  const spans = Array.from({ length: 10 }, (_, second) =>
    span(`${second}`, null, { traceId: `${second}`, startMs: BEGIN + second * 1000, failed: second >= 8 }),
  );
  const failed = requestSeries(spans).find(({ metric }) => metric === FAILED_REQUESTS);
  expect(failed?.points.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
});
