import { findMetricCauses } from '../../signals/metric/metric-causes.ts';
import type { MetricDiagnosis } from '../../signals/metric/metric-causes.ts';
import { rankOfStatistic, senseOfMetric, statedMetric } from '../../signals/metric/metric-kind.ts';
import { buildMetricTable } from '../../signals/metric/metric-table.ts';
import type { MetricPoint, MetricTable } from '../../signals/metric/metric-table.ts';
import type { CallGraph, MetricMeaning } from '../../signals/metric/metric-view.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { resourceKindOf } from '../../signals/service/resource-kind.ts';
import { median } from '../../signals/statistics/quantile.ts';

/** What metrics say of the one that was asked about: whether it is out of the ordinary, and where that begins. */
export interface AlarmDiagnosis extends MetricDiagnosis {
  readonly service: string;
  /** As the recording names it. */
  readonly metric: string;
  readonly window: { readonly from: number; readonly to: number };
  /** The series of the alarm, and those of the nodes that were compared. */
  readonly series: readonly ServiceSeries[];
}

/** An alarm looks at a few points: so many are asked about when the question names no time. */
const ROWS_OF_ALARM = 5;
const LEAST_ROWS = 3;
/** The statistic of a metric that has none in its name. */
const PLAIN = '';

interface Stated {
  readonly series: ServiceSeries;
  readonly base: string;
  readonly statistic: string;
}

/** The usual distance of two measurements. */
function stepOf({ points }: ServiceSeries): number {
  const gaps = points.slice(1).map(({ timeMs }, index) => timeMs - (points[index]?.timeMs ?? timeMs));
  return median(gaps.filter((gap) => gap > 0)) || 1;
}

/** All measurements on one clock, whose ticks are as far apart as those of the alarm's own series. */
function tableOf(stated: readonly Stated[], step: number, inside: (timeMs: number) => boolean): MetricTable {
  const points = stated.flatMap(({ series, base, statistic }) =>
    series.points
      .filter(({ timeMs }) => inside(timeMs))
      .map(({ timeMs, value }): MetricPoint => ({
        node: series.service,
        metric: base,
        statistic,
        time: Math.floor(timeMs / step) * step,
        value,
      })),
  );
  return buildMetricTable(points);
}

/** The series that counts calls at most nodes. */
function callsOf(stated: readonly Stated[]): MetricMeaning['calls'] {
  const loads = stated.filter(({ base }) => resourceKindOf(base) === 'load');
  const names = Map.groupBy(loads, ({ base, statistic }) => JSON.stringify([base, statistic]));
  const [most] = [...names.values()].toSorted((a, b) => b.length - a.length);
  const named = most?.[0];
  return named === undefined ? undefined : { metric: named.base, statistic: named.statistic };
}

function meaningOf(asked: Stated, stated: readonly Stated[]): MetricMeaning | null {
  const same = stated.filter(({ base }) => base === asked.base);
  const sense = senseOfMetric(
    asked.base,
    same.flatMap(({ series }) => series.points.map(({ value }) => value)),
  );
  if (sense === null) return null;
  const statistics = [...new Set(same.map(({ statistic }) => statistic))].filter(
    (statistic) => rankOfStatistic(statistic) <= 1 + 50,
  );
  const calls = callsOf(stated);
  return {
    metric: asked.base,
    statistics:
      statistics.length > 0
        ? statistics.toSorted((a, b) => rankOfStatistic(a) - rankOfStatistic(b))
        : [asked.statistic],
    ...sense,
    ...(calls === undefined ? {} : { calls }),
  };
}

/** What is asked about: a period, else the last points. */
function windowOf(
  series: readonly ServiceSeries[],
  about: { readonly period: { readonly from: number; readonly to: number } | null; readonly step: number },
): { from: number; to: number } | null {
  const times = series.flatMap(({ points }) =>
    points.filter(({ value }) => Number.isFinite(value)).map(({ timeMs }) => timeMs),
  );
  const last = times.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(last)) return null;
  const from = about.period?.from ?? last - (ROWS_OF_ALARM - 0.5) * about.step;
  const to = Math.min(about.period?.to ?? last, last);
  return to - from >= (LEAST_ROWS - 1) * about.step ? { from, to } : null;
}

/**
 * Judges a metric that was asked about by what was usual before, and follows its excess along the calls. Null when nothing was asked
 * about that can be judged so: no such metric, one that is neither good nor bad, or no time before that tells what is usual.
 */
export function diagnoseAlarm(
  series: readonly ServiceSeries[],
  about: {
    readonly asked: readonly ServiceSeries[];
    readonly graph: CallGraph;
    readonly period: { readonly from: number; readonly to: number } | null;
  },
): AlarmDiagnosis | null {
  const [first] = about.asked;
  if (first === undefined) return null;
  const stated = series.map((one): Stated => ({ series: one, ...statedMetric(one.metric) }));
  const own = { series: first, ...statedMetric(first.metric) };
  const meaning = meaningOf(own, stated);
  const alarmed = series.filter(({ service, metric }) => service === first.service && metric === first.metric);
  const step = Math.max(1, stepOf(alarmed.toSorted((a, b) => b.points.length - a.points.length)[0] ?? first));
  const window = windowOf(alarmed, { period: about.period, step });
  if (meaning === null || window === null) return null;
  const used = stated.filter(
    ({ base, statistic }) =>
      base === meaning.metric || (base === meaning.calls?.metric && statistic === meaning.calls.statistic),
  );
  const diagnosis = findMetricCauses({
    node: first.service,
    statistic: own.statistic === '' ? PLAIN : own.statistic,
    meaning,
    graph: about.graph,
    ordinary: tableOf(used, step, (time) => time < window.from),
    window: tableOf(used, step, (time) => time >= window.from && time <= window.to),
  });
  if (diagnosis.reason === 'not_measured' || diagnosis.reason === 'no_ordinary') return null;
  const shown = used.filter(({ base }) => base === meaning.metric).map((one) => one.series);
  return { ...diagnosis, service: first.service, metric: first.metric, window, series: shown };
}
