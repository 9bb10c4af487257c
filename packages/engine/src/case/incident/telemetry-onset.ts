import { TimeHistogram } from '../../logs/lines/histogram.ts';
import type { OnsetSeries } from '../../signals/onset/find-onset.ts';
import type { RecordedSpan, RecordedTelemetry } from '../../signals/recorded.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { resourceKindOf } from '../../signals/service/resource-kind.ts';
import { quantileOfSorted, sortedFinite } from '../../signals/statistics/quantile.ts';

const SLICES = 120;
const MOST_OPERATIONS = 12;
const MOST_SERIES = 60;
const SLOW_SHARE = 0.9;
/** Metrics move for many reasons; requests that fail or take longer are the incident itself. */
const METRIC_WEIGHT = 0.25;

/** The stretch of time that was recorded, epoch milliseconds; null when nothing was. */
export function recordedRange({ spans, series }: RecordedTelemetry): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const see = (time: number): void => {
    if (!Number.isFinite(time)) return;
    if (time < from) from = time;
    if (time > to) to = time;
  };
  for (const { startMs, endMs } of spans) {
    see(startMs);
    see(endMs);
  }
  for (const { points } of series) for (const { timeMs } of points) see(timeMs);
  return from <= to ? { from, to } : null;
}

/** What to look for an onset in: requests that fail, requests that take longer, and metrics of resources. */
export function onsetSeriesOf(
  telemetry: RecordedTelemetry,
  options: { range: { from: number; to: number }; asked: ReadonlySet<ServiceSeries> },
): OnsetSeries[] {
  const { range, asked } = options;
  const roots = telemetry.spans.filter(({ parentId }) => parentId === null);
  const failed = new TimeHistogram();
  for (const { failed: bad, endMs } of roots) if (bad) failed.add(endMs);
  const failures: OnsetSeries[] = roots.some((span) => span.failed)
    ? [{ kind: 'counts', name: 'failed requests', histogram: failed.snapshot() }]
    : [];
  const others = telemetry.series.filter((one) => !asked.has(one) && resourceKindOf(one.metric) !== null);
  const metrics = [...asked, ...others].slice(0, MOST_SERIES).map((one): OnsetSeries => ({
    kind: 'values',
    name: `${one.service} ${one.metric}`,
    points: one.points.map(({ timeMs, value }) => [timeMs, value] as const),
    // What was asked about is the incident itself.
    weight: asked.has(one) ? 1 : METRIC_WEIGHT,
  }));
  return [...failures, ...latencies(roots, range), ...metrics];
}

/** How long the slow requests of each operation took, over time. */
function latencies(roots: readonly RecordedSpan[], range: { from: number; to: number }): OnsetSeries[] {
  const width = Math.max(1000, (range.to - range.from) / SLICES);
  const operations = [...Map.groupBy(roots, ({ service, operation }) => `${service} ${operation}`)]
    .toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_OPERATIONS);
  return operations.map(([name, spans]): OnsetSeries => {
    const slices = Map.groupBy(spans, ({ startMs }) => Math.floor((startMs - range.from) / width));
    const points = [...slices]
      .toSorted((a, b) => a[0] - b[0])
      .map(([slice, inside]): [number, number] => {
        const durations = sortedFinite(inside.map(({ startMs, endMs }) => endMs - startMs));
        return [range.from + slice * width, quantileOfSorted(durations, SLOW_SHARE)];
      });
    return { kind: 'values', name: `${name} takes`, points };
  });
}
