import type { ServiceSeries } from '../service/resource-changes.ts';
import { median } from '../statistics/quantile.ts';
import { findMetricOnset } from './metric-onset.ts';
import type { MetricOnset } from './metric-onset.ts';

/** A metric of a service that left its level; what it was before is its own past. */
export interface MeasuredChange extends MetricOnset {
  readonly series: ServiceSeries;
  /** Medians before and since. */
  readonly before: number;
  readonly after: number;
}

/** With more series than this a recording is of a whole company: the rest is left out. */
const MOST_SERIES = 3_000;

function changeOf(series: ServiceSeries): MeasuredChange[] {
  const timed = series.points
    .map(({ timeMs, value }) => [timeMs, value] as const)
    .filter(([time, value]) => Number.isFinite(time) && Number.isFinite(value));
  const onset = findMetricOnset(timed);
  if (onset === null) return [];
  const before = median(timed.filter(([time]) => time < onset.at).map(([, value]) => value));
  const after = median(timed.filter(([time]) => time >= onset.at).map(([, value]) => value));
  return [{ series, ...onset, before, after }];
}

/** The series that left their level, in order of time. */
export function measuredChanges(series: readonly ServiceSeries[]): MeasuredChange[] {
  return series
    .slice(0, MOST_SERIES)
    .flatMap(changeOf)
    .toSorted((a, b) => a.at - b.at || (a.series.metric < b.series.metric ? -1 : 1));
}
