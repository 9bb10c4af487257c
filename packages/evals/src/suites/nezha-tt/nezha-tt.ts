import { learnQuietBaseline, type QuietBaseline, rankServices, type ServiceCause } from '@mats/analysis';
import { z } from 'zod';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
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
  for (const { case: id, fault } of await readCases(data, caseSchema)) {
    const baseline = await baselineFor(fault.day);
    write({ case: id, ...answer(rankServices(await readWindow(data, fault), baseline)) });
  }
}

async function learn(data: string, minutes: readonly Minute[]): Promise<QuietBaseline> {
  return learnQuietBaseline(await Promise.all(minutes.map((minute) => readWindow(data, minute))));
}

function answer(causes: readonly ServiceCause[]): Prediction {
  const places = causes.flatMap(({ service, places: found }) =>
    found.map(({ file, line }) => ({ file: `${service}/${file}`, line })),
  );
  const slow = causes
    .filter(({ resource }) => resource !== null)
    .toSorted((a, b) => b.resourceScore - a.resourceScore)[0];
  return {
    services: causes.map(({ service }) => service),
    files: [...new Set(places.map(({ file }) => file))],
    lines: places.filter(({ line }) => line !== null),
    ...(slow && { metric: { service: slow.service, family: slow.resource } }),
  };
}
