import type { ServiceSeries } from '@mats/engine/signals';
import { meanOfSums, rateOfCounter } from './formats/rate-of-counter.ts';

/** A name, and the labels behind it. */
const NAME = /^([^{]*)(.*)$/s;

const keyOf = ({ service, metric }: Pick<ServiceSeries, 'service' | 'metric'>): string => `${service}\n${metric}`;

/** `name{labels}_sum` and `name_sum{labels}` are both written. */
function withoutSuffix(metric: string, suffix: string): string | null {
  if (metric.endsWith(suffix)) return metric.slice(0, -suffix.length);
  const [, name = '', labels = ''] = NAME.exec(metric) ?? [];
  return name.endsWith(suffix) ? `${name.slice(0, -suffix.length)}${labels}` : null;
}

function withSuffix(like: string, suffixes: { from: string; to: string }): string {
  if (like.endsWith(suffixes.from)) return `${like.slice(0, -suffixes.from.length)}${suffixes.to}`;
  const [, name = '', labels = ''] = NAME.exec(like) ?? [];
  return `${name.slice(0, -suffixes.from.length)}${suffixes.to}${labels}`;
}

/**
 * Puts the points of a series together, in order of time, and turns counters into what they tell: totals into rates,
 * sums with their counts into means.
 */
export function joinSeries(parts: readonly ServiceSeries[]): ServiceSeries[] {
  const joined = new Map<string, ServiceSeries>();
  for (const [key, same] of Map.groupBy(parts, keyOf)) {
    const [first] = same;
    if (first === undefined) continue;
    const points = same.flatMap((part) => part.points).toSorted((a, b) => a.timeMs - b.timeMs);
    joined.set(key, { service: first.service, metric: first.metric, points });
  }
  return [...joined.values()].flatMap((series) => meaningOf(series, joined));
}

function meaningOf(series: ServiceSeries, all: ReadonlyMap<string, ServiceSeries>): ServiceSeries[] {
  const { service, metric, points } = series;
  const summed = withoutSuffix(metric, '_sum');
  if (summed !== null) {
    const count = all.get(keyOf({ service, metric: withSuffix(metric, { from: '_sum', to: '_count' }) }));
    return count === undefined ? [] : [{ service, metric: summed, points: meanOfSums(points, count.points) }];
  }
  const isCounter = withoutSuffix(metric, '_total') ?? withoutSuffix(metric, '_count');
  return [isCounter === null ? series : { service, metric, points: rateOfCounter(points) }];
}
