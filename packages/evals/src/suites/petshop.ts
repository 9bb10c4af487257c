import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { parseCsv } from '@mats/contracts';
import { z } from 'zod';
import { eachCase } from '../door/each-case.ts';
import { investigateCase } from '../door/investigate-case.ts';
import { readCases } from './read-cases.ts';
import type { Suite, SuiteRun } from './suite.ts';

const caseSchema = z.object({
  case: z.string(),
  graph: z.string(),
  normal: z.string(),
  window: z.string(),
  target: z.object({ node: z.string(), metric: z.enum(['latency', 'availability']), statistic: z.string() }),
});
type PetshopCase = z.infer<typeof caseSchema>;

/** Service localisation from metrics and a call graph; a quiet window is answered with no node at all. */
export const petshop: Suite = {
  name: 'petshop',
  asks: 'Name the service behind an alarm from metrics and a call graph, or say that there is no incident.',
  goals: [
    {
      metric: 'top-1',
      atLeast: 0.85,
      says: 'the guilty service is first',
      toBeat: [
        { by: 'anomaly traversal of the authors', value: 0.65 },
        { by: 'largest deviation in MADs', value: 0.15 },
      ],
    },
    {
      metric: 'top-3',
      atLeast: 0.92,
      says: 'the guilty service is among the first three',
      toBeat: [{ by: 'anomaly traversal of the authors', value: 0.7 }],
    },
    {
      metric: 'specificity',
      atLeast: 0.95,
      says: 'quiet windows answered with no incident',
      toBeat: [
        { by: 'anomaly traversal of the authors', value: 0.75 },
        { by: 'largest deviation in MADs', value: 0.78 },
      ],
    },
  ],
  predict,
};

const HIGH_OR_LOW = { latency: 'high', availability: 'low' } as const;
const MINUTE_MS = 60_000;

/** The times of a window's rows, epoch milliseconds: they stand in its first column. */
function timesOf(table: string): number[] {
  return parseCsv(table).flatMap(([seconds = '']) => {
    const time = Number(seconds) * 1_000;
    return seconds !== '' && Number.isFinite(time) ? [time] : [];
  });
}

async function investigate(data: string, { graph, normal, window, target }: PetshopCase): Promise<Report> {
  const times = timesOf(await readFile(join(data, window), 'utf8'));
  const [first = 0, second = first] = times;
  const now = Math.max(...times) + (second - first);
  const minutes = Math.round((now - first) / MINUTE_MS);
  const { node, metric, statistic } = target;
  const { report } = await investigateCase({
    question: `Why was the ${metric} (${statistic}) of ${node} ${HIGH_OR_LOW[metric]} in the last ${minutes} minutes?`,
    files: [normal, window, graph].map((path) => join(data, path)),
    now,
  });
  return report;
}

/** The services that the report names, the cause first; none where it says that nothing is wrong. */
function nodesOf({ verdict, where, weakerLeads }: Report): string[] {
  if (verdict === 'no_incident') return [];
  const services = [where, ...weakerLeads].flatMap(({ service }) => service ?? []);
  return [...new Set(services)];
}

async function predict({ data, write }: SuiteRun): Promise<void> {
  await eachCase(
    await readCases(data, caseSchema),
    async (one) => {
      const report = await investigate(data, one);
      return { case: one.case, nodes: nodesOf(report), verdict: report.verdict, confidence: report.confidence };
    },
    write,
  );
}
