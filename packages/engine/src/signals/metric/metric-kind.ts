// cspell:ignore availab samplecount unavailab
import { resourceKindOf } from '../service/resource-kind.ts';

/** A metric's name without its statistic, and the statistic: `http_duration_p99_ms` → `http_duration_ms`, `p99`. */
export interface StatedMetric {
  readonly base: string;
  /** In lower case; empty where the name has none. */
  readonly statistic: string;
}

const MEANS = ['average', 'avg', 'mean'];
const OTHERS = ['sum', 'total', 'count', 'samplecount', 'samples', 'min', 'minimum', 'max', 'maximum', 'median'];
const PERCENTILE = /^p(\d{2,3}|\d{2}\.\d{1,2})$/;
/** A word between what separates words in names of metrics; `LatencyP99` is two. */
const WORD = /[pP]\d{2,3}(?:\.\d{1,2})?|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d{1,20}/g;
const QUANTILE = /,?\s{0,2}(?:quantile|stat|statistic)="?([\w.]{1,20})"?/;

function isStatistic(word: string): boolean {
  return MEANS.includes(word) || OTHERS.includes(word) || PERCENTILE.test(word);
}

/** Splits a metric's name into what is measured and the statistic of it. */
export function statedMetric(metric: string): StatedMetric {
  const labelled = QUANTILE.exec(metric);
  if (labelled !== null) {
    const share = Number(labelled[1]);
    const statistic = share > 0 && share < 1 ? `p${Math.round(share * 1_000) / 10}` : (labelled[1] ?? '').toLowerCase();
    return { base: metric.replace(QUANTILE, '').replace('{,', '{').replace('{}', ''), statistic };
  }
  for (const { 0: word, index } of metric.matchAll(WORD)) {
    const statistic = word.toLowerCase();
    if (!isStatistic(statistic)) continue;
    const rest = `${metric.slice(0, index)}${metric.slice(index + word.length)}`;
    const base = rest.replaceAll(/[ _.-]{2,10}/g, (signs) => signs[0] ?? '').replace(/[ _.-]{1,3}$/, '');
    if (/[a-z]/i.test(base)) return { base, statistic };
  }
  return { base: metric, statistic: '' };
}

/** How well a statistic stands for all calls of an interval, 0 best: a mean adds up over calls, a percentile the less the higher it is. */
export function rankOfStatistic(statistic: string): number {
  if (MEANS.includes(statistic)) return 0;
  if (statistic === '' || statistic === 'median') return 1;
  const percentile = Number(PERCENTILE.exec(statistic)?.[1] ?? Number.NaN);
  return Number.isFinite(percentile) ? 1 + percentile : 2_000;
}

/** What a metric of requests tells of them, and how bad it can get. */
export interface MetricSense {
  readonly worse: 'higher' | 'lower';
  readonly ideal: number;
  readonly worst?: number;
}

const SUCCESS = /success|availab|uptime|healthy/i;
const FAILURE = /error|fail|5xx|unavailab|reject|throttl|drop/i;
const SHARE = /ratio|rate|percent|pct|%|share|availab|success/i;

/** Which way a metric is bad, told by its name and its values; null for one that may be either, such as a queue or a load. */
export function senseOfMetric(metric: string, values: Iterable<number>): MetricSense | null {
  const kind = resourceKindOf(metric);
  if (kind === 'server_latency' || kind === 'client_latency') return { worse: 'higher', ideal: 0 };
  const [good, bad] = [SUCCESS.test(metric) && !FAILURE.test(metric), FAILURE.test(metric)];
  if (!good && !bad) return null;
  let most = 0;
  for (const value of values) if (value > most) most = value;
  // Shares are written as parts of one or of a hundred.
  const whole = most > 1.5 ? 100 : 1;
  if (good) return { worse: 'lower', ideal: whole, worst: 0 };
  return SHARE.test(metric) ? { worse: 'higher', ideal: 0, worst: whole } : { worse: 'higher', ideal: 0 };
}
