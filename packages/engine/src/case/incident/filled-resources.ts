// cspell:ignore ation utili
import type { Signal } from '@mats/contracts';
import type { TimedValues } from '../../signals/metric/metric-onset.ts';
import { findSaturation } from '../../signals/metric/saturation.ts';
import type { Saturation } from '../../signals/metric/saturation.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { median } from '../../signals/statistics/quantile.ts';

/** A resource of a service that metrics show to have run full. */
export interface FilledResource {
  readonly series: ServiceSeries;
  readonly saturation: Saturation;
  readonly kind: Signal['kind'];
}

/** What can run full, by the words with which exporters name it. A queue that fills up is what somebody else suffers from. */
const RESOURCES: readonly (readonly [Signal['kind'], ReadonlySet<string>])[] = [
  ['saturated', new Set(['memory', 'mem', 'heap', 'rss'])],
  ['disk_full', new Set(['disk', 'volume', 'filesystem', 'fs', 'storage', 'inodes', 'pvc'])],
  ['pool_exhausted', new Set(['pool', 'connections', 'conns', 'threads', 'workers'])],
  ['descriptor_limit', new Set(['fds', 'fd', 'descriptors', 'files'])],
];
const LIMITS = new Set(['limit', 'max', 'capacity', 'quota', 'total', 'size']);
const SHARE = /%|percent|pct|ratio|utili[sz]ation|usage_?rate/i;
/** What is left of a resource falls to nothing where it runs full. */
const LEFT = new Set(['free', 'available', 'avail', 'idle', 'remaining']);
const MOST_SERIES = 2_000;

function wordsOf(metric: string): string[] {
  return metric
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

function kindOf(words: readonly string[]): Signal['kind'] | null {
  return RESOURCES.find(([, names]) => words.some((word) => names.has(word)))?.[0] ?? null;
}

function timed({ points }: ServiceSeries): TimedValues {
  return points
    .map(({ timeMs, value }) => [timeMs, value] as const)
    .filter(([time, value]) => Number.isFinite(time) && Number.isFinite(value));
}

/** The limit that goes with a gauge: the whole of a share, else a series that names the limit of the same thing. */
function limitOf(gauge: ServiceSeries, own: readonly ServiceSeries[]): number {
  const values = gauge.points.map(({ value }) => value);
  if (SHARE.test(gauge.metric)) return values.some((value) => value > 1.5) ? 100 : 1;
  const words = wordsOf(gauge.metric);
  const kind = kindOf(words);
  const limits = own.filter((other) => {
    const named = wordsOf(other.metric);
    return other !== gauge && kindOf(named) === kind && named.some((word) => LIMITS.has(word));
  });
  const nearest = limits.toSorted(
    (a, b) => shared(b.metric, words) - shared(a.metric, words) || (a.metric < b.metric ? -1 : 1),
  )[0];
  return nearest === undefined ? Number.NaN : median(nearest.points.map(({ value }) => value));
}

function shared(metric: string, words: readonly string[]): number {
  const named = new Set(wordsOf(metric));
  return words.filter((word) => named.has(word)).length;
}

/** The resources that rose to their limits, those of each service that did first. */
export function filledResources(series: readonly ServiceSeries[]): FilledResource[] {
  const gauges = series.slice(0, MOST_SERIES).flatMap((one) => {
    const words = wordsOf(one.metric);
    const kind = kindOf(words);
    const isGauge = kind !== null && !words.some((word) => LIMITS.has(word) || LEFT.has(word));
    return isGauge ? [{ one, kind }] : [];
  });
  const found = gauges.flatMap(({ one, kind }): FilledResource[] => {
    const own = series.filter(({ service }) => service === one.service);
    const saturation = findSaturation(timed(one), limitOf(one, own));
    return saturation === null ? [] : [{ series: one, saturation, kind }];
  });
  const byTime = found.toSorted((a, b) => a.saturation.fullFrom - b.saturation.fullFrom);
  return [
    ...new Map(byTime.toReversed().map((one) => [`${one.kind} ${one.series.service}`, one])).values(),
  ].toReversed();
}
