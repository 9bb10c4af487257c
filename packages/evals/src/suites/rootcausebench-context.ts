import { findLoadRise, findMetricOnset, type MetricOnset, type Rollout, type TimedValues } from '@mats/engine';
import { z } from 'zod';
import { parseCsv } from './parse-csv.ts';

/** One series of `metrics.csv`, by time. */
export interface NamedSeries {
  readonly service: string;
  readonly metric: string;
  readonly values: TimedValues;
}

/** Reads the columns timestamp, service, metric and value. */
export function readMetrics(text: string): NamedSeries[] {
  const series = new Map<string, { service: string; metric: string; values: [number, number][] }>();
  for (const [time = '', service = '', metric = '', value] of parseCsv(text).slice(1)) {
    const key = JSON.stringify([service, metric]);
    const known = series.get(key) ?? { service, metric, values: [] };
    known.values.push([Date.parse(time), Number(value)]);
    series.set(key, known);
  }
  return [...series.values()].map((one) => ({ ...one, values: one.values.toSorted(([a], [b]) => a - b) }));
}

/** A series that left its level. */
export interface ChangedMetric extends MetricOnset {
  readonly service: string;
  readonly metric: string;
}

/** The series that left their level, first ones first. */
export function changedMetrics(metrics: readonly NamedSeries[]): ChangedMetric[] {
  return metrics
    .flatMap(({ service, metric, values }): ChangedMetric[] => {
      const onset = findMetricOnset(values);
      return onset === null ? [] : [{ service, metric, ...onset }];
    })
    .toSorted((a, b) => a.at - b.at || (a.metric < b.metric ? -1 : 1));
}

/** When the metric of the alert left its level; when it did not so that it shows, when the alert fired. */
export function failingFrom(
  changed: readonly ChangedMetric[],
  alert: { readonly service: string; readonly metric: string; readonly onset: number },
): number {
  return changed.find(({ service, metric }) => service === alert.service && metric === alert.metric)?.to ?? alert.onset;
}

const RATE_OF_REQUESTS = /(?:^|_)(?:requests?_(?:per_|rate)|rps|qps)/;

/** That the failing service was asked for more than before, in a sentence; nothing when it was not. */
export function risenDemand(
  metrics: readonly NamedSeries[],
  { service, failingFrom: from }: { readonly service: string; readonly failingFrom: number },
): string[] {
  const rates = metrics.filter(({ metric }) => RATE_OF_REQUESTS.test(metric));
  const own = rates.find((rate) => rate.service === service)?.values;
  const others = rates.filter((rate) => rate.service !== service).map(({ values }) => values);
  const rise = own === undefined ? null : findLoadRise({ own, others, failingFrom: from });
  return rise === null ? [] : [`${service} got ${rise.factor.toFixed(1)} times as many requests before it failed`];
}

const deploySchema = z.object({ timestamp: z.string(), service: z.string(), commit_sha: z.string() });

/** Reads `deploys.json`. */
export function readRollouts(deploys: unknown): Rollout[] {
  return z
    .array(deploySchema)
    .parse(deploys)
    .map(({ timestamp, service, commit_sha: sha }) => ({ time: Date.parse(timestamp), part: service, sha }));
}

const eventSchema = z.object({
  status: z.string(),
  service: z.string().optional(),
  timestamp: z.string().optional(),
  started_at: z.string().optional(),
});
const feedSchema = z.object({ component: z.string().optional(), events: z.array(eventSchema) });

const HEALTHY = /normal|operational|resolved|healthy|\bok\b|informational|maintenance/i;
/** Words of providers' components that say nothing of which one it is. */
const GENERAL = new Set(
  'amazon aws azure cloud google the and api apis service services server system upstream cluster provider'.split(' '),
);
/** How long before and after the alert an outage is announced that can be behind it: pages are slow, and so are alerts. */
const BEFORE_MS = 60 * 60_000;
const AFTER_MS = 10 * 60_000;

/** Outages of a provider's status page, in sentences, that were there when the alert fired and whose component the failure names. */
export function relatedOutages(
  feed: unknown,
  { messages, onset }: { readonly messages: readonly string[]; readonly onset: number },
): string[] {
  if (feed === undefined) return [];
  const { component, events } = feedSchema.parse(feed);
  const named = new Set(messages.flatMap(wordsOf));
  const related = events.flatMap((event) => {
    const of = event.service ?? component ?? '';
    const from = Date.parse(event.started_at ?? event.timestamp ?? '');
    const isThen = from >= onset - BEFORE_MS && from <= onset + AFTER_MS;
    const isNamed = wordsOf(of).some((word) => !GENERAL.has(word) && named.has(word));
    return isThen && isNamed && !HEALTHY.test(event.status) ? [`${of} is ${event.status}`] : [];
  });
  return [...new Set(related)];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];
