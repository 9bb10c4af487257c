import { upperTail } from '../statistics/empirical-tail.ts';
import { median, robustCentre, sortedFinite } from '../statistics/quantile.ts';
import { type ResourceKind, resourceKindOf } from './resource-kind.ts';

/** One metric of one service; times are epoch milliseconds, NaN is a gap. The unit is the metric's. */
export interface ServiceSeries {
  readonly service: string;
  readonly metric: string;
  readonly points: readonly { readonly timeMs: number; readonly value: number }[];
}

/** Metrics up to the end of the window in question; `fromMs` is where what is to be explained begins. */
export interface ResourceWindow {
  readonly series: readonly ServiceSeries[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** A metric that is higher than it used to be. */
export interface ResourceChange {
  readonly service: string;
  readonly metric: string;
  readonly kind: ResourceKind;
  readonly before: number;
  readonly after: number;
  /** In nats. */
  readonly evidence: number;
}

/** What the history of the metric is: this many points before the window. Older ones tell of other loads and versions. */
const HISTORY = 60;
const LEAST_HISTORY = 3;
/** On the scale of natural logarithms: metrics vary by a third without a reason. */
const LEAST_SPREAD = 0.3;
/** Values below this share of what is usual for the metric over all services are not told apart: idle services double at no cost. */
const NEGLIGIBLE = 0.25;

/**
 * Compares each metric with its own history, on a logarithmic scale: what counts is by how many times it has grown. The evidence is bounded twice: by
 * the heavy tail that measurements have, and by how often the metric was as high before, for some jump now and then without any consequence. The highest
 * point counts, because the first one after the beginning still is an average over time before.
 */
export function findResourceChanges({ series, fromMs, toMs }: ResourceWindow): ResourceChange[] {
  const known = series.flatMap((one) => {
    const kind = resourceKindOf(one.metric);
    return kind === null ? [] : [{ ...one, kind }];
  });
  const usual = new Map<string, number>();
  for (const [metric, same] of Map.groupBy(known, (one) => one.metric)) {
    const levels = same.map(({ points }) => median(points.map(({ value }) => value)));
    usual.set(metric, median(levels.filter((level) => level > 0)));
  }
  const idle = idleTimes(known);
  return known.flatMap(({ service, metric, kind, points }) => {
    const still = kind.endsWith('latency') ? idle.get(service) : undefined;
    const measured = points.filter(({ timeMs, value }) => Number.isFinite(value) && still?.has(timeMs) !== true);
    const before = measured.filter(({ timeMs }) => timeMs < fromMs).slice(-HISTORY);
    const now = measured.filter(({ timeMs }) => timeMs >= fromMs && timeMs <= toMs);
    if (before.length < LEAST_HISTORY || now.length === 0) return [];
    const history = before.map(({ value }) => value);
    const after = Math.max(...now.map(({ value }) => value));
    const grown = growthEvidence(after, { history, floor: NEGLIGIBLE * (usual.get(metric) || 0) });
    const evidence = grown * (isAtLimit(metric, after) && !isAtLimit(metric, median(history)) ? AT_LIMIT : 1);
    return evidence > 0 ? [{ service, metric, kind, before: median(history), after, evidence }] : [];
  });
}

/** When a service had nothing to do: a latency that is measured then is a health check's, or left over from before. */
function idleTimes(
  series: readonly (ServiceSeries & { readonly kind: ResourceKind })[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const idle = new Map<string, ReadonlySet<number>>();
  for (const { service, kind, points } of series) {
    if (kind !== 'load') continue;
    const times = points.filter(({ value }) => value === 0).map(({ timeMs }) => timeMs);
    idle.set(service, new Set([...(idle.get(service) ?? []), ...times]));
  }
  return idle;
}

/** From this share of its limit on, what uses a resource waits for it (queueing delay grows without bound towards 1). */
const LIMIT_PERCENT = 80;
/** Growth that ends at the limit harms by itself; other growth may be harmless. */
const AT_LIMIT = 2;

function isAtLimit(metric: string, value: number): boolean {
  return /%|percent/i.test(metric) && value >= LIMIT_PERCENT && /cpu|mem|disk|util/i.test(metric);
}

function growthEvidence(
  after: number,
  { history, floor }: { readonly history: readonly number[]; readonly floor: number },
): number {
  const onScale = (value: number): number => Math.log(Math.max(value, 0) + floor + Number.EPSILON);
  const { centre, spread } = robustCentre(history.map(onScale));
  const deviation = (onScale(after) - centre) / Math.max(LEAST_SPREAD, spread);
  if (!(deviation > 0)) return 0;
  const rarity = -Math.log(upperTail(sortedFinite(history), after));
  return Math.min(2 * Math.log1p(deviation ** 2 / 3), 2 * rarity);
}
