import {
  buildMetricTable,
  compareWindows,
  findMetricCauses,
  findMetricOnset,
  findOnset,
  type Histogram,
  learnQuietBaseline,
  mergeHistograms,
  rankServices,
  type Span,
  type TelemetryWindow,
} from '@mats/engine';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, ODD_PIECES } from '../generate/damage.ts';
import { logText } from '../generate/log-text.ts';
import { type FuzzTarget, promise } from '../target.ts';

const START = Date.UTC(2026, 0, 9);
const VALUES = [
  0,
  1,
  1,
  2,
  3,
  5,
  8,
  100,
  -1,
  0.1,
  1e300,
  -1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  5e-324,
] as const;
const NODES = ['cart', 'payments', 'db', '__proto__', 'constructor', ''] as const;

function histogram(random: Random): Histogram {
  const widthMs = random.pick([1000, 2000, 64_000]);
  const buckets = Array.from(
    { length: random.below(60) },
    (_, place) => [START - (START % widthMs) + place * widthMs, 1 + random.below(20)] as const,
  );
  return { widthMs, buckets };
}

function points(random: Random): (readonly [number, number])[] {
  const step = random.pick([1000, 0, 60_000]);
  return Array.from({ length: random.below(120) }, (_, place) => [START + place * step, random.pick(VALUES)] as const);
}

const onsets: FuzzTarget = {
  name: 'onset',
  share: 1,
  run: (random) => {
    const histograms = Array.from({ length: 1 + random.below(6) }, () => histogram(random));
    const merged = mergeHistograms(histograms);
    const sum = (one: Histogram): number => one.buckets.reduce((all, [, count]) => all + count, 0);
    promise(sum(merged) === histograms.reduce((all, one) => all + sum(one), 0), 'merging loses no event');
    const length = random.pick([0, 1, 3_600_000]);
    const split = START + Math.floor(length / 2);
    compareWindows(
      histograms.map((one, place) => ({ id: String(place), histogram: one })),
      { from: START, split, to: START + length },
    );
    const onset = findOnset(
      [
        ...histograms.map((one, place) => ({ kind: 'counts' as const, name: String(place), histogram: one })),
        { kind: 'values', name: 'values', points: points(random) },
      ],
      { from: START, to: START + length },
    );
    promise(onset === null || (onset.from <= onset.at && onset.at <= onset.to), 'an onset lies in its interval');
    findMetricOnset(points(random));
  },
};

function metricTable(random: Random): ReturnType<typeof buildMetricTable> {
  const length = random.below(60);
  return buildMetricTable(
    NODES.flatMap((node) =>
      ['latency', 'requests'].flatMap((metric) =>
        Array.from({ length }, (_, row) => ({
          node,
          metric,
          statistic: metric === 'latency' ? 'Average' : 'Sum',
          time: START + random.pick([row, row, row, 0, -row]) * 300_000,
          value: random.pick(VALUES),
        })),
      ),
    ),
  );
}

const metrics: FuzzTarget = {
  name: 'metrics',
  share: 1,
  run: (random) => {
    // Who calls whom may go round in circles, and calls nodes that nothing was measured of.
    const graph = new Map(NODES.map((node) => [node as string, [random.pick(NODES), random.pick(NODES), 'unknown']]));
    const { causes } = findMetricCauses({
      node: random.pick(NODES),
      statistic: 'Average',
      meaning: {
        metric: 'latency',
        statistics: ['Average'],
        worse: random.pick(['higher', 'lower'] as const),
        ideal: 0,
        calls: { metric: 'requests', statistic: 'Sum' },
      },
      graph,
      ordinary: metricTable(random),
      window: metricTable(random),
    });
    promise(
      causes.every(({ score }) => score >= 0 && score <= 1),
      'a score lies between 0 and 1',
    );
  },
};

/** Spans whose parents are missing, themselves, or their own children; with times that run backwards. */
function telemetryWindow(random: Random): TelemetryWindow {
  const ids = Array.from({ length: 1 + random.below(30) }, (_, place) => `s${place}`);
  const spans = ids.map((spanId): Span => {
    const startMs = START + random.below(60_000);
    return {
      traceId: random.pick(['t1', 't2', '']),
      spanId: random.below(10) === 0 ? 's0' : spanId,
      parentId: random.pick([null, 'none', random.pick(ids), spanId]),
      service: random.pick(NODES),
      operation: random.pick(['GET /', '__proto__', ...ODD_PIECES]),
      startMs: random.pick([startMs, startMs, Number.NaN, 0]),
      endMs: startMs + random.pick([0, 5, -5, 1e12]),
      failed: random.below(3) === 0,
    };
  });
  const logs = damaged(logText(random, random.below(30)), random)
    .split('\n')
    .map((text) => ({
      service: random.pick(NODES),
      timeMs: START + random.below(60_000),
      traceId: random.pick([null, 't1', 't2']),
      spanId: random.pick([null, ...ids]),
      text,
    }));
  return { spans, logs };
}

const services: FuzzTarget = {
  name: 'service ranking',
  share: 1,
  run: (random) => {
    const quiet = learnQuietBaseline(Array.from({ length: random.below(4) }, () => telemetryWindow(random)));
    const series = NODES.map((service) => ({
      service,
      metric: random.pick(['cpu_usage', 'memory', 'network', '']),
      points: points(random).map(([timeMs, value]) => ({ timeMs, value })),
    }));
    rankServices(telemetryWindow(random), {
      quiet,
      ...(random.below(2) === 0 ? {} : { resources: { series, fromMs: START + 30_000, toMs: START + 60_000 } }),
    });
  },
};

/** What reads numbers, spans and metrics. */
export const SIGNAL_TARGETS: readonly FuzzTarget[] = [onsets, metrics, services];
