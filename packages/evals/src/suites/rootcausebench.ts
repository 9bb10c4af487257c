import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@mats/contracts';
import { z } from 'zod';
import { blamedCommit } from '../door/blamed-commit.ts';
import { eachCase } from '../door/each-case.ts';
import { investigateCase } from '../door/investigate-case.ts';
import { otlpOfSpans } from './otlp-of-spans.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const alertSchema = z.object({ service: z.string(), metric: z.string(), summary: z.string(), fired_at: z.string() });
const spanSchema = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  parent_id: z.string().nullish(),
  service: z.string(),
  name: z.string(),
  start: z.string(),
  duration_ms: z.number(),
  status: z.string().optional(),
  error: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
});

/** What is brought as it stands: a log, a recording of metrics, change feeds, a status page. */
const AS_THEY_ARE = [
  'logs.ndjson',
  'metrics.csv',
  'context/commits.json',
  'context/deploys.json',
  'context/flags.json',
  'status_feed.json',
] as const;

/** Whole investigations by what changed and what the failure says; the guilty commit, or none. */
export const rootcausebench: Suite = {
  name: 'rootcausebench',
  asks: 'Name the commit that caused the incident, or that none did, from an alert, logs, metrics, traces and a change feed.',
  goals: [
    {
      metric: 'pass',
      of: 'sum',
      atLeast: 9,
      says: 'incidents of 12 with the right commit, or rightly none',
      toBeat: [{ by: 'the best script', value: 5 }],
    },
    {
      metric: 'decoy',
      of: 'sum',
      atMost: 2,
      says: 'planted innocent commits blamed',
      toBeat: [{ by: 'the best script', value: 7 }],
    },
  ],
  predict,
};

async function predict({ data, write }: SuiteRun): Promise<void> {
  const folders = readdirSync(data).filter((name) => existsSync(join(data, name, 'alert.json')));
  const cases = folders.toSorted().map((name) => ({ case: name }));
  await eachCase(cases, ({ case: id }) => investigate(id, join(data, id)), write);
}

/** Spans as a collector writes them to a file. */
async function writeTraces(folder: string, to: string): Promise<string[]> {
  const path = join(folder, 'traces.json');
  if (!existsSync(path)) return [];
  const spans = z.array(spanSchema).parse(JSON.parse(await readFile(path, 'utf8')));
  const file = join(to, 'traces.otlp.json');
  const recorded = spans.map((span) => ({
    traceId: span.trace_id,
    spanId: span.span_id,
    parentId: span.parent_id ?? null,
    service: span.service,
    name: span.name,
    startMs: Date.parse(span.start),
    endMs: Date.parse(span.start) + span.duration_ms,
    failed: span.status === 'ERROR' || span.error !== undefined,
    message: span.error ?? '',
    attributes: span.attributes ?? {},
  }));
  await writeFile(file, JSON.stringify(otlpOfSpans(recorded)));
  return [file];
}

async function investigate(id: string, folder: string): Promise<Prediction> {
  const alert = alertSchema.parse(JSON.parse(await readFile(join(folder, 'alert.json'), 'utf8')));
  const made = await mkdtemp(join(tmpdir(), 'mats-case-'));
  try {
    const traces = await writeTraces(folder, made);
    const files = AS_THEY_ARE.map((name) => join(folder, name)).filter((path) => existsSync(path));
    const { report } = await investigateCase({
      question: `Why does ${alert.metric} of ${alert.service} alert? ${alert.summary}`,
      files: [...files, ...traces],
      now: Date.parse(alert.fired_at),
    });
    return { case: id, ...predictionOf(report) };
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** The commit that the report names; where it names no cause, its strongest lead. */
function commitOf(report: Report): string | null {
  return report.verdict === 'inconclusive' ? (report.weakerLeads[0]?.commit ?? null) : blamedCommit(report);
}

const REMEDIES: Readonly<Partial<Record<Report['change'], string>>> = {
  commit: 'rollback',
  deployment: 'rollback',
  dependency: 'rollback',
  setting: 'config-revert',
};

function predictionOf(report: Report): Prediction {
  const { verdict, kind, change, confidence, affected } = report;
  const [first, ...others] = affected;
  return {
    commit: commitOf(report),
    confidence,
    verdict,
    kind,
    service: report.where.service ?? first ?? null,
    blast_radius: others.filter((name) => name !== report.where.service),
    remediation: REMEDIES[change] ?? 'escalate-upstream',
  };
}
