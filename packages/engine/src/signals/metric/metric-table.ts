/** One measurement: `node` is whatever the metric belongs to (a service, a table, a queue), `time` epoch milliseconds, units are the caller's. */
export interface MetricPoint {
  readonly node: string;
  readonly metric: string;
  readonly statistic: string;
  readonly time: number;
  readonly value: number;
}

/** What tells one series from another. */
export type MetricName = Pick<MetricPoint, 'node' | 'metric' | 'statistic'>;

/** Series on one common clock: row i of every series was measured at `times[i]` (ascending); NaN where nothing was measured. */
export interface MetricTable {
  readonly times: readonly number[];
  /** The series of that name, `times.length` values, or undefined when nothing of that name was measured. */
  readonly series: (name: MetricName) => Float64Array | undefined;
}

const keyOf = ({ node, metric, statistic }: MetricName): string => JSON.stringify([node, metric, statistic]);

/** Lines measurements up by time, in whatever order they come. The last of two for the same series and time wins; what is not finite is a gap. */
export function buildMetricTable(points: Iterable<MetricPoint>): MetricTable {
  const all = [...points];
  const times = [...new Set(all.map(({ time }) => time))].toSorted((a, b) => a - b);
  const rowOf = new Map(times.map((time, row) => [time, row]));
  const columns = new Map<string, Float64Array>();
  for (const point of all) {
    const row = rowOf.get(point.time);
    if (row === undefined || !Number.isFinite(point.value)) continue;
    const key = keyOf(point);
    const column = columns.get(key) ?? new Float64Array(times.length).fill(Number.NaN);
    column[row] = point.value;
    columns.set(key, column);
  }
  return { times, series: (name) => columns.get(keyOf(name)) };
}
