import { join } from 'node:path';
import {
  learnQuietBaseline,
  type QuietBaseline,
  rankingConfidence,
  rankServices,
  type ServiceCause,
} from '@mats/engine';
import { z } from 'zod';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
import { type DayMetrics, readMetrics } from './read-metrics.ts';
import { type Minute, minuteSchema, readWindow } from './read-window.ts';

const caseSchema = z.object({
  case: z.string(),
  inject_time: z.string().nullish(),
  metrics: z.string().nullish(),
  before: minuteSchema.nullish(),
  fault: minuteSchema,
});

/** Fewer quiet minutes of the same day say too little about what is ordinary; then those of other days help. */
const ENOUGH_QUIET_MINUTES = 5;

/** Logs, metrics and traces of a microservice system to the faulty service, and to the code or the resource in it. */
export const nezhaTt: Suite = {
  name: 'nezha-tt',
  asks: 'Name the faulty service of a microservice system from logs, metrics and traces, then the code or the metric.',
  goals: [
    {
      metric: 'AS@1',
      atLeast: 0.92,
      says: 'the faulty service is first',
      toBeat: [
        { by: 'best rule found after reading the misses', value: 0.875 },
        { by: 'largest ratio of 90th percentiles per operation', value: 0.292 },
      ],
    },
    { metric: 'inner@1', atLeast: 0.8, says: 'the code file or the metric in it is right' },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  const quiet = await readCases(data, minuteSchema, 'quiet.jsonl');
  const baselines = new Map<string, Promise<QuietBaseline>>();
  const baselineFor = (day: string): Promise<QuietBaseline> => {
    const sameDay = quiet.filter((minute) => minute.day === day);
    const key = sameDay.length >= ENOUGH_QUIET_MINUTES ? day : '';
    const found = baselines.get(key) ?? learn(data, key === '' ? quiet : sameDay);
    baselines.set(key, found);
    return found;
  };
  const days = new Map<string, Promise<DayMetrics>>();
  const metricsOf = (folder: string): Promise<DayMetrics> => {
    const found = days.get(folder) ?? readMetrics(join(data, folder));
    days.set(folder, found);
    return found;
  };
  for (const { case: id, fault, metrics, inject_time } of await readCases(data, caseSchema)) {
    const baseline = await baselineFor(fault.day);
    const day = metrics == null ? undefined : await metricsOf(metrics);
    const resources = day && { series: day.series, ...explained(fault, inject_time) };
    const context = { quiet: baseline, ...(day && resources && { resources, calls: day.calls }) };
    write({ case: id, ...answer(rankServices(await readWindow(data, fault), context)) });
  }
}

const MINUTE = 60_000;
/** The minute in question follows the injection closely: a name that is further from it is in another time zone. */
const NEAR = 30 * MINUTE;

/** From the injection to the end of the minute in question: later metrics are the future. */
function explained(
  { day, minute, from, to }: Minute,
  injected: string | null | undefined,
): { fromMs: number; toMs: number } {
  const named = Date.parse(`${day}T${minute.replace('_', ':')}:00Z`);
  const fromMs = Date.parse(injected ?? from ?? '') || named;
  if (to != null) return { fromMs, toMs: Date.parse(to) };
  return { fromMs, toMs: (Math.abs(named - fromMs) < NEAR ? named : fromMs + MINUTE) + MINUTE - 1 };
}

async function learn(data: string, minutes: readonly Minute[]): Promise<QuietBaseline> {
  return learnQuietBaseline(await Promise.all(minutes.map((minute) => readWindow(data, minute))));
}

function answer(causes: readonly ServiceCause[]): Prediction {
  const places = causes.flatMap(({ service, places: found }) =>
    found.map(({ file, line }) => ({ file: `${service}/${file}`, line })),
  );
  const slow = causes
    .flatMap(({ service, lacks }) => (lacks === null || lacks.resource === 'memory' ? [] : [{ service, ...lacks }]))
    .toSorted((a, b) => b.evidence - a.evidence)[0];
  return {
    services: causes.map(({ service }) => service),
    confidence: rankingConfidence(causes),
    files: [...new Set(places.map(({ file }) => file))],
    lines: places.filter(({ line }) => line !== null),
    ...(slow && { metric: { service: slow.service, family: slow.resource } }),
  };
}
