import type { RecordedSpan, ServiceSeries } from '@mats/engine/signals';
import type { SignalSource, SignalWindow } from '../signal-source.ts';
import type { Recording } from './recording.ts';

function timesOf({ spans, series }: Recording): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const see = (time: number): void => {
    from = Math.min(from, time);
    to = Math.max(to, time);
  };
  for (const { startMs, endMs } of spans) {
    see(startMs);
    see(endMs);
  }
  for (const { points } of series) for (const { timeMs } of points) see(timeMs);
  return { from, to };
}

function touches({ startMs, endMs }: RecordedSpan, { from, to }: SignalWindow): boolean {
  return startMs <= to && endMs >= from;
}

function within(series: ServiceSeries, { from, to }: SignalWindow): ServiceSeries[] {
  const points = series.points.filter(({ timeMs }) => timeMs >= from && timeMs <= to);
  if (points.length === 0) return [];
  // A series that lies in the window whole stays the one that evidence is looked up by.
  return [points.length === series.points.length ? series : { ...series, points }];
}

/** Traces and metrics of recordings, as one source. */
export function createRecordedSignals(recordings: readonly Recording[]): SignalSource {
  const spans = recordings.flatMap((recording) => recording.spans);
  const series = recordings.flatMap((recording) => recording.series);
  return {
    name: 'recordings',
    list({ signal } = {}) {
      signal?.throwIfAborted();
      const times = recordings.map(timesOf).filter(({ from, to }) => from <= to);
      const window =
        times.length === 0
          ? null
          : { from: Math.min(...times.map(({ from }) => from)), to: Math.max(...times.map(({ to }) => to)) };
      const services = [...new Set([...spans, ...series].map(({ service }) => service))].toSorted();
      const metrics = [...new Set(series.map(({ metric }) => metric))].toSorted();
      return Promise.resolve({ window, services, metrics, notRead: [] });
    },
    readSpans(window, { signal } = {}) {
      signal?.throwIfAborted();
      const traces = new Set(spans.filter((span) => touches(span, window)).map(({ traceId }) => traceId));
      return Promise.resolve({ spans: spans.filter(({ traceId }) => traces.has(traceId)), notRead: [] });
    },
    readSeries(window, { signal } = {}) {
      signal?.throwIfAborted();
      return Promise.resolve({ series: series.flatMap((one) => within(one, window)), notRead: [] });
    },
    readCalls({ signal } = {}) {
      signal?.throwIfAborted();
      return Promise.resolve(recordings.flatMap(({ calls = [] }) => calls));
    },
    close: () => Promise.resolve(),
  };
}
