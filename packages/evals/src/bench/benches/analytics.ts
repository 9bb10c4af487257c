import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { NotRunnable } from '../bench.ts';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { median, quantile, rounded } from '../measuring/statistics.ts';
import { repositoryRoot } from '../repository-root.ts';

const TURNS = 1_000_000;
/** Making a million turns on a busy machine. */
const LONGEST_MS = 90 * 60_000;

const measuredSchema = z.array(z.object({ search: z.string(), times: z.array(z.number()).min(1) }));
const figuresSchema = z.object({
  api: measuredSchema,
  turns: measuredSchema,
  scans: measuredSchema,
  seed_s: z.number(),
});
type Measured = z.infer<typeof measuredSchema>;

function p95(searches: Measured): number {
  return rounded(
    quantile(
      searches.flatMap(({ times }) => times),
      0.95,
    ),
  );
}

function medians(searches: Measured): Record<string, number> {
  return Object.fromEntries(searches.map(({ search, times }) => [search, rounded(median(times), 3)]));
}

async function measure(context: BenchContext): Promise<BenchResult> {
  const server = context.environment['MATS_POSTGRES_URL'];
  if (server === undefined || server === '') {
    throw new NotRunnable(
      'This bench needs a Postgres server: set MATS_POSTGRES_URL to one that may create databases.',
    );
  }
  const turns = Number(context.environment['MATS_BENCH_TURNS'] ?? TURNS);
  context.progress(`making ${turns.toLocaleString('en-GB')} turns`);
  const script = join(repositoryRoot(), 'orchestrator/src/measure/main.ts');
  const run = promisify(execFile)(execPath, [script, server, String(turns), String(context.rounds)], {
    timeout: LONGEST_MS,
  });
  run.child.stderr?.on('data', (words: Buffer) => context.progress(words.toString().trim()));
  const { api, turns: fromTurns, scans, seed_s } = figuresSchema.parse(JSON.parse((await run).stdout));
  const p95Ms = p95(api);
  return {
    p95_ms: p95Ms,
    ratio: rounded(p95(fromTurns) / p95Ms),
    turns,
    without_counts_p95_ms: p95(fromTurns),
    without_indexes_p95_ms: p95(scans),
    by_search_ms: medians(api),
    without_counts_ms: medians(fromTurns),
    without_indexes_ms: medians(scans),
    seed_s: rounded(seed_s, 3),
  };
}

/** What the analytics page's question costs over a year of a busy installation. */
export const analytics: Bench = {
  name: 'analytics',
  compares: `GET /analytics over ${TURNS.toLocaleString('en-GB')} turns of a year in a real Postgres, twelve kinds of questions, against the same sums without the counts by day, and without indexes`,
  goals: [{ figure: 'p95_ms', atMost: 300, says: 'milliseconds within which 95 % of the answers come' }],
  run: measure,
};
