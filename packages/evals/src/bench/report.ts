import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The lines that a page made by `reportPage` shows, by the name of their bench. */
export function linesOfPage(page: string): Map<string, BenchLine> {
  const shown = [...page.matchAll(/^```json\n(\{[^\n]*\})\n```$/gm)].map(([, line]) => line ?? '');
  return readLines(shown.join('\n'));
}

const NOT_MEASURED = 'no earlier figure was kept; leave out `--keep`.';

/**
 * Runs all benches, or takes their lines from the file `from` or, with `keep`, from the page that is there, and writes `docs/performance.md`.
 *
 * @returns the file that was written.
 */
export async function writeReport(
  benches: readonly Bench[],
  options: { context: BenchContext; from: string | undefined; keep: boolean; file?: string },
): Promise<string> {
  const { context, from, keep, file = join(repositoryRoot(), 'docs', 'performance.md') } = options;
  const kept = keep && existsSync(file) ? linesOfPage(readFileSync(file, 'utf8')) : new Map<string, BenchLine>();
  const earlier = from === undefined ? new Map<string, BenchLine>() : readLines(readFileSync(from, 'utf8'));
  const outcomes: Outcome[] = [];
  for (const bench of benches) {
    const line = earlier.get(bench.name) ?? kept.get(bench.name);
    if (line !== undefined) outcomes.push({ bench, line });
    else outcomes.push(keep ? { bench, reason: NOT_MEASURED } : await outcomeOf(bench, context));
  }
  writeFileSync(file, reportPage(outcomes, readNotes(join(import.meta.dirname, 'notes'))));
  return file;
}
