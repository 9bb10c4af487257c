import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotRunnable } from './bench.ts';
import type { Bench, BenchContext } from './bench.ts';
import { reportPage } from './report-page.ts';
import type { Outcome } from './report-page.ts';
import { repositoryRoot } from './repository-root.ts';
import { readNotes } from '../report/read-notes.ts';
import { runBench } from './run-bench.ts';
import type { BenchLine } from './run-bench.ts';

/** Lines that benches printed earlier, the latest of each name. */
export function readLines(text: string): Map<string, BenchLine> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(lines.map((line) => JSON.parse(line) as BenchLine).map((line) => [line.bench, line]));
}

async function outcomeOf(bench: Bench, context: BenchContext): Promise<Outcome> {
  context.progress(`--- ${bench.name}`);
  try {
    return { bench, line: await runBench(bench, context) };
  } catch (error) {
    if (error instanceof NotRunnable) return { bench, reason: error.message };
    throw error;
  }
}

/**
 * Runs all benches, or takes their lines from the file `from`, and writes `docs/performance.md`.
 *
 * @returns the file that was written.
 */
export async function writeReport(
  benches: readonly Bench[],
  options: { context: BenchContext; from: string | undefined; now: Date },
): Promise<string> {
  const earlier =
    options.from === undefined ? new Map<string, BenchLine>() : readLines(readFileSync(options.from, 'utf8'));
  const outcomes: Outcome[] = [];
  for (const bench of benches) {
    const line = earlier.get(bench.name);
    outcomes.push(line === undefined ? await outcomeOf(bench, options.context) : { bench, line });
  }
  const file = join(repositoryRoot(), 'docs', 'performance.md');
  writeFileSync(
    file,
    reportPage(outcomes, { measuredAt: options.now, notes: readNotes(join(import.meta.dirname, 'notes')) }),
  );
  return file;
}
