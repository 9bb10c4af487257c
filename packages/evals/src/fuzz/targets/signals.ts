import { analyseIncident } from '@mats/engine';
import type { IncidentInput } from '@mats/engine';
import { compareWindows, findOnset } from '@mats/engine/measure';
import type { Histogram } from '@mats/engine/measure';
import type { RecordedSpan, ServiceLogLine, ServiceSeries } from '@mats/engine/signals';
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
  },
};

/** Spans whose parents are missing, themselves, or their own children; with times that run backwards. */
function oddSpans(random: Random): RecordedSpan[] {
  const ids = Array.from({ length: random.below(60) }, (_, place) => `s${place}`);
  return ids.map((spanId): RecordedSpan => {
    const startMs = START + random.below(60_000);
    return {
      traceId: random.pick(['t1', 't2', `t${random.below(30)}`, '']),
      spanId: random.below(10) === 0 ? 's0' : spanId,
      parentId: random.pick([null, 'none', random.pick(ids), spanId]),
      service: random.pick(NODES),
      operation: random.pick(['GET /', '__proto__', ...ODD_PIECES]),
      startMs: random.pick([startMs, startMs, Number.NaN, 0]),
      endMs: startMs + random.pick([0, 5, -5, 1e12]),
      failed: random.below(3) === 0,
    };
  });
}

function oddLines(random: Random): ServiceLogLine[] {
  return damaged(logText(random, random.below(60)), random)
    .split('\n')
    .map((text) => ({
      service: random.pick(NODES),
      timeMs: START + random.below(60_000),
      traceId: random.pick([null, 't1', 't2']),
      spanId: random.pick([null, 's1', 's2']),
      text,
    }));
}

const METRICS = [
  'latency Average',
  'requests Sum',
  'availability',
  'cpu_usage',
  'memory_percent',
  'disk_used_pct',
  '',
] as const;

function oddSeries(random: Random): ServiceSeries[] {
  return Array.from({ length: random.below(14) }, () => ({
    service: random.pick(NODES),
    metric: random.pick(METRICS),
    points: points(random).map(([timeMs, value]) => ({ timeMs, value })),
  }));
}

const telemetry: FuzzTarget = {
  name: 'telemetry',
  share: 2,
  run: (random) => {
    const input: IncidentInput = {
      logs: [],
      containers: [],
      // Who calls whom may go round in circles, and calls nodes that nothing was measured of.
      telemetry: {
        spans: oddSpans(random),
        series: oddSeries(random),
        calls: NODES.map((node) => [node, random.pick([...NODES, 'unknown'])] as const),
      },
      lines: oddLines(random),
      question: random.pick(['', 'Why is the latency (Average) of cart high?', 'availability of payments is low']),
      period: random.pick([null, { from: START + 30_000, to: START + 60_000 }, { from: START, to: START }]),
    };
    const { alarm, telemetry: found, signals } = analyseIncident(input);
    promise(
      (alarm?.causes ?? []).every(({ score }) => score >= 0 && score <= 1),
      'a part of an excess lies between 0 and 1',
    );
    promise(
      [...(found?.suspects ?? []), ...signals].every(({ confidence = 0 }) => confidence >= 0 && confidence <= 1),
      'a confidence lies between 0 and 1',
    );
  },
};

/** What reads numbers, spans and metrics. */
export const SIGNAL_TARGETS: readonly FuzzTarget[] = [onsets, telemetry];
