import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../../signals/recorded.ts';
import type { ServiceLogLine } from '../../signals/service/log-event.ts';
import { quietWindows, splitTelemetry } from './telemetry-windows.ts';

const span = (traceId: string, startMs: number): RecordedSpan => ({
  traceId,
  spanId: `${startMs}`,
  parentId: null,
  service: 'web',
  operation: 'GET /',
  startMs,
  endMs: startMs + 1,
  failed: false,
});
const line = (traceId: string | null, timeMs: number): ServiceLogLine => ({
  service: 'web',
  traceId,
  spanId: null,
  timeMs,
  text: 'x',
});

describe('what was recorded', () => {
  const SPLIT = { from: 10, at: 20, to: 30 };
  const times = (startMs: readonly number[], split: Parameters<typeof splitTelemetry>[2]) => {
    const { before, during } = splitTelemetry(
      startMs.map((start) => span(`${start}`, start)),
      startMs.map((start) => line(null, start)),
      split,
    );
    expect(before.logs.map(({ timeMs }) => timeMs)).toEqual(before.spans.map((one) => one.startMs));
    expect(during.logs.map(({ timeMs }) => timeMs)).toEqual(during.spans.map((one) => one.startMs));
    return [before.spans.map((one) => one.startMs), during.spans.map((one) => one.startMs)];
  };

  test('is before it began, or during it, or on no side', () => {
    expect(times([9, 10, 19, 20, 30, 31], SPLIT)).toEqual([[9], [20, 30]]);
    expect(times([9, 10, 19, 20, 30, 31], { from: 10, at: 20 })).toEqual([[9], [20, 30, 31]]);
    expect(times([9, 31], null)).toEqual([[], [9, 31]]);
  });

  test('is divided by requests: all of one is where it began', () => {
    const { before, during } = splitTelemetry([span('a', 25), span('a', 5)], [line('a', 26)], SPLIT);
    expect([before.spans.length, before.logs.length, during.spans.length]).toEqual([2, 1, 0]);
  });
});

describe('quiet windows', () => {
  const sizes = (traces: number, lines: number): number[] =>
    quietWindows({
      spans: Array.from({ length: traces }, (_, index) => span(`${index}`, index)),
      logs: Array.from({ length: lines }, (_, index) => line(null, index)),
    }).map(({ spans, logs }) => (traces > 0 ? spans.length : logs.length));

  test.each([
    [4, 0, []],
    [5, 0, [5]],
    [11, 0, [6, 5]],
    [600, 0, Array.from({ length: 12 }, () => 50)],
    [0, 49, []],
    [0, 101, [51, 50]],
    [4, 500, []],
  ])('of %d requests and %d lines', (traces, lines, expected) => {
    expect(sizes(traces, lines)).toEqual(expected);
  });

  test('deal requests out in turn, and lines go with theirs', () => {
    const spans = Array.from({ length: 10 }, (_, index) => span(`${index}`, index));
    const windows = quietWindows({ spans, logs: [line('3', 0), line('4', 0)] });
    expect(windows.map((window) => window.spans.map(({ traceId }) => traceId).join(''))).toEqual(['02468', '13579']);
    expect(windows.map((window) => window.logs.map(({ traceId }) => traceId))).toEqual([['4'], ['3']]);
  });
});
