import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallGraph, type Commit, parseUnifiedDiff, rankCommits, reachableFrom, roleOfPath } from '@mats/engine';
import { z } from 'zod';
import {
  type ChangedMetric,
  changedMetrics,
  failingFrom,
  readMetrics,
  readRollouts,
  relatedOutages,
  risenDemand,
} from './rootcausebench-context.ts';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const alertSchema = z.object({ service: z.string(), metric: z.string(), summary: z.string(), fired_at: z.string() });
const patternSchema = z.object({ signature: z.string(), service: z.string(), delta_vs_baseline: z.string() });
const commitSchema = z.object({
  sha: z.string(),
  author: z.string(),
  timestamp: z.string(),
  message: z.string(),
  files_changed: z.array(z.string()),
  diff: z.string().nullable(),
});
const spanSchema = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  parent_id: z.string().nullish(),
  service: z.string(),
  error: z.string().optional(),
});

const FEED = 'status_feed.json';
const MOST_PATTERNS = 6;
const MOST_SPAN_ERRORS = 6;

/** Whole investigations by what changed and what the failure says; the guilty commit, or none. */
export const rootcausebench: Suite = {
  name: 'rootcausebench',
  asks: 'Name the commit that caused the incident, or that none did.',
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
      atMost: 1,
      says: 'planted innocent commits blamed',
      toBeat: [{ by: 'the best script', value: 7 }],
    },
    { metric: 'pass', group: 'answer none', of: 'sum', atLeast: 3, says: 'incidents of 3 rightly blamed on no commit' },
  ],
  predict,
};

function predict({ data, write }: SuiteRun): void {
  const folders = readdirSync(data).filter((name) => existsSync(join(data, name, 'alert.json')));
  for (const id of folders.toSorted()) write(investigate(id, join(data, id)));
}

function investigate(id: string, folder: string): Prediction {
  const alert = alertSchema.parse(readJson(folder, 'alert.json'));
  const patterns = risenPatterns(z.array(patternSchema).parse(readJson(folder, 'patterns.json')));
  const commits = z.array(commitSchema).parse(readJson(folder, 'context/commits.json')).map(toCommit);
  const spans = z.array(spanSchema).parse(readJson(folder, 'traces.json'));
  const metrics = readMetrics(readFileSync(join(folder, 'metrics.csv'), 'utf8'));
  const changed = changedMetrics(metrics);
  const messages = [
    `${alert.summary} ${alert.service}`,
    ...patterns.map((risen) => `${risen.signature} ${risen.service}`),
    ...spanErrors(spans),
  ];
  const onset = Date.parse(alert.fired_at);
  const { blamed } = rankCommits(commits, {
    suspects: [],
    parts: suspectedParts(alert, { spans, changed }),
    rollouts: readRollouts(readJson(folder, 'context/deploys.json')),
    changes: changed.map(({ at }) => at),
    outside: [
      ...risenDemand(metrics, { service: alert.service, failingFrom: failingFrom(changed, { ...alert, onset }) }),
      ...relatedOutages(existsSync(join(folder, FEED)) ? readJson(folder, FEED) : undefined, { messages, onset }),
    ],
    messages,
    onset,
  });
  const victims = [...new Set(patterns.map(({ service }) => service))].filter((service) => service !== alert.service);
  return {
    case: id,
    commit: blamed ?? null,
    service: alert.service,
    blast_radius: victims,
    remediation: remedy(commits.find(({ sha }) => sha === blamed)),
  };
}

function readJson(folder: string, path: string): unknown {
  const file = join(folder, path);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The patterns that rose most, most first. */
function risenPatterns(patterns: readonly z.infer<typeof patternSchema>[]): z.infer<typeof patternSchema>[] {
  const rise = (pattern: z.infer<typeof patternSchema>): number => Number.parseFloat(pattern.delta_vs_baseline);
  return patterns
    .filter((pattern) => rise(pattern) > 0)
    .toSorted((a, b) => rise(b) - rise(a) || (a.signature < b.signature ? -1 : 1))
    .slice(0, MOST_PATTERNS);
}

/**
 * The parts that can be behind the alert: the alerted one, what it calls, and what the alert names. Those who call it, or only wait for it, suffer
 * at the same time, and what was rolled out there meanwhile is innocent.
 */
function suspectedParts(
  { service, summary }: z.infer<typeof alertSchema>,
  seen: { readonly spans: readonly z.infer<typeof spanSchema>[]; readonly changed: readonly ChangedMetric[] },
): string[] {
  const named = seen.changed.map((metric) => metric.service).filter((name) => summary.includes(name));
  return [...new Set([...reachableFrom(service, callsOf(seen.spans)), ...named])];
}

function callsOf(spans: readonly z.infer<typeof spanSchema>[]): CallGraph {
  const keyOf = (trace: string, span: string): string => JSON.stringify([trace, span]);
  const serviceOf = new Map(spans.map((span) => [keyOf(span.trace_id, span.span_id), span.service]));
  const calls = new Map<string, string[]>();
  for (const { trace_id: trace, parent_id: parent, service } of spans) {
    const caller = serviceOf.get(keyOf(trace, parent ?? ''));
    if (caller !== undefined && caller !== service) calls.set(caller, [...(calls.get(caller) ?? []), service]);
  }
  return calls;
}

function spanErrors(spans: readonly z.infer<typeof spanSchema>[]): string[] {
  return [...new Set(spans.flatMap(({ error }) => (error === undefined ? [] : [error])))].slice(0, MOST_SPAN_ERRORS);
}

function toCommit(commit: z.infer<typeof commitSchema>): Commit {
  const [subject = '', ...body] = commit.message.split('\n');
  const changed = parseUnifiedDiff(commit.diff ?? '');
  const known = new Set(changed.map(({ path }) => path));
  const rest = commit.files_changed.filter((path) => !known.has(path));
  return {
    sha: commit.sha,
    author: commit.author,
    time: Date.parse(commit.timestamp),
    subject,
    body: body.join('\n').trim(),
    files: [...changed, ...rest.map((path) => ({ path, status: 'modified' as const, hunks: [] }))],
  };
}

function remedy(commit: Commit | undefined): string {
  if (commit === undefined) return 'escalate-upstream';
  return commit.files.every(({ path }) => roleOfPath(path) === 'configuration') ? 'config-revert' : 'rollback';
}
