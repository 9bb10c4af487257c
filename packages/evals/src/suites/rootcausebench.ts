import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Commit, parseUnifiedDiff, rankCommits, roleOfPath } from '@mats/analysis';
import { z } from 'zod';
import type { Prediction, Suite, SuiteRun } from './suite.ts';

const alertSchema = z.object({ service: z.string(), summary: z.string(), fired_at: z.string() });
const patternSchema = z.object({ signature: z.string(), service: z.string(), delta_vs_baseline: z.string() });
const commitSchema = z.object({
  sha: z.string(),
  author: z.string(),
  timestamp: z.string(),
  message: z.string(),
  files_changed: z.array(z.string()),
  diff: z.string().nullable(),
});
const spanSchema = z.object({ service: z.string(), error: z.string().optional() });

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
  const errors = spanErrors(z.array(spanSchema).parse(readJson(folder, 'traces.json')));
  const { blamed } = rankCommits(commits, {
    suspects: [],
    parts: [alert.service],
    messages: [
      `${alert.summary} ${alert.service}`,
      ...patterns.map((risen) => `${risen.signature} ${risen.service}`),
      ...errors,
    ],
    onset: Date.parse(alert.fired_at),
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
