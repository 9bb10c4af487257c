import type { RecordedSpan } from '../recorded.ts';
import type { ServiceSeries } from '../service/resource-changes.ts';
import { quantile } from '../statistics/quantile.ts';

const SLICES = 60;
const SHORTEST_SLICE_MS = 1000;
const SLOW_SHARE = 0.9;

/** What is counted of requests over time. */
export const FAILED_REQUESTS = 'failed requests';
export const SLOW_REQUESTS = 'p90 latency, ms';

/**
 * Requests as a user would count them, from where they come in: how many fail, and how long the slowest tenth takes, in
 * sixty slices of the time that was recorded. Nothing without requests that have a beginning.
 */
export function requestSeries(spans: readonly RecordedSpan[]): ServiceSeries[] {
  const roots = spans.filter(({ parentId }) => parentId === null);
  const byService = [...Map.groupBy(roots, ({ service }) => service)];
  const [busiest] = byService.toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (busiest === undefined) return [];
  const [service, requests] = busiest;
  const from = requests.reduce((first, { startMs }) => Math.min(first, startMs), Number.POSITIVE_INFINITY);
  const to = requests.reduce((last, { startMs }) => Math.max(last, startMs), from);
  const width = Math.max(SHORTEST_SLICE_MS, Math.ceil((to - from + 1) / SLICES));
  const begin = Math.floor(from / width) * width;
  const slices = Map.groupBy(requests, ({ startMs }) => Math.floor((startMs - begin) / width));
  const count = Math.floor((to - begin) / width) + 1;
  const points = (measure: (inside: readonly RecordedSpan[]) => number): ServiceSeries['points'] =>
    Array.from({ length: count }, (_, slice) => ({
      timeMs: begin + slice * width,
      value: measure(slices.get(slice) ?? []),
    }));
  return [
    { service, metric: FAILED_REQUESTS, points: points((inside) => inside.filter(({ failed }) => failed).length) },
    {
      service,
      metric: SLOW_REQUESTS,
      points: points((inside) =>
        inside.length === 0
          ? Number.NaN
          : Math.round(
              quantile(
                inside.map(({ startMs, endMs }) => endMs - startMs),
                SLOW_SHARE,
              ),
            ),
      ),
    },
  ];
}
