import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { z } from 'zod';
import { eachCase } from '../../door/each-case.ts';
import { investigateCase } from '../../door/investigate-case.ts';
import { readCases } from '../read-cases.ts';
import type { Prediction, Suite, SuiteRun } from '../suite.ts';
import { minuteSchema } from './read-window.ts';
import type { Minute } from './read-window.ts';
import { writeCase } from './write-case.ts';

const caseSchema = z.object({
  case: z.string(),
  inject_time: z.string().nullish(),
  metrics: z.string().nullish(),
  before: minuteSchema.nullish(),
  fault: minuteSchema,
});
export type NezhaCase = z.infer<typeof caseSchema>;

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
  await eachCase(await readCases(data, caseSchema), (one) => investigate(data, one, quiet), write);
}

const MINUTE = 60_000;
/** The minute in question follows the injection closely: a name that is further from it is in another time zone. */
const NEAR = 30 * MINUTE;

/** From the injection to the end of the minute in question: what is asked about. */
function askedTime({ inject_time: injected, fault }: NezhaCase): { from: number; to: number } {
  const { day, minute, from, to } = fault;
  const named = Date.parse(`${day}T${minute.replace('_', ':')}:00Z`);
  const begin = Date.parse(injected ?? from ?? '') || named;
  if (to != null) return { from: begin, to: Date.parse(to) };
  return { from: begin, to: (Math.abs(named - begin) < NEAR ? named : begin + MINUTE) + MINUTE - 1 };
}

async function investigate(data: string, one: NezhaCase, quiet: readonly Minute[]): Promise<Prediction> {
  const sameDay = quiet.filter(({ day }) => day === one.fault.day);
  const asked = askedTime(one);
  const folder = await mkdtemp(join(tmpdir(), 'mats-case-'));
  try {
    const files = await writeCase(folder, {
      data,
      asked,
      fault: one.fault,
      quiet: sameDay.length >= ENOUGH_QUIET_MINUTES ? sameDay : quiet,
      metrics: one.metrics ?? null,
    });
    const seconds = Math.ceil((asked.to - asked.from) / 1_000);
    const { report } = await investigateCase({
      question: `What has gone wrong in the last ${seconds} seconds, and in which service does it begin?`,
      files,
      now: asked.to,
    });
    return { case: one.case, ...predictionOf(report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const FAMILIES: Readonly<Partial<Record<NonNullable<Report['kind']>, string>>> = {
  cpu_starved: 'cpu',
  slow_dependency: 'network',
};

/** The services of a report in the order in which they are suspected; places of code by their service. */
function predictionOf({ verdict, confidence, where, affected, weakerLeads, kind }: Report): Prediction {
  const suspected = [where, ...weakerLeads].flatMap(({ service }) => service ?? []);
  const services = [...new Set([...suspected, ...affected])];
  const places = [where, ...weakerLeads].flatMap(({ service, file, line }) =>
    service === undefined || file === undefined ? [] : [{ file: `${service}/${file}`, line }],
  );
  const family = kind === null ? undefined : FAMILIES[kind];
  return {
    verdict,
    confidence,
    kind,
    services,
    files: [...new Set(places.map(({ file }) => file))],
    lines: places.filter(({ line }) => line !== undefined),
    ...(family === undefined || services[0] === undefined ? {} : { metric: { service: services[0], family } }),
  };
}
