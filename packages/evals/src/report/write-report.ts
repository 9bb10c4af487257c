import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measuredCommit } from './measured-commit.ts';
import { mutationSectionOf } from './mutation-section.ts';
import { readNotes } from './read-notes.ts';
import type { Suite } from '../suites/suite.ts';
import { accuracyPage } from './accuracy-page.ts';
import type { ReportEnvironment } from './env.ts';
import { keepResult, readKeptResult } from './kept-results.ts';
import { runSuite, type SuiteOutcome } from './run-suite.ts';

/** What a run of the report takes from outside. */
export interface ReportRequest {
  readonly environment: ReportEnvironment;
  /** The Markdown file to write; of an earlier one only what the mutation run wrote is kept. */
  readonly out: string;
  /** Folder of what each suite reached last. */
  readonly results: string;
  /** Names of the suites to run; of the others the page tells what was kept. All without it. */
  readonly only?: readonly string[];
  readonly now: Date;
  /** Tells a person how it goes; never on stdout. */
  readonly progress: (words: string) => void;
}

/** Runs suites, one after the other, keeps what they reached and writes the page. Returns the names of the suites that ran and that did not. */
export async function writeAccuracyReport(
  suites: readonly Suite[],
  { environment, out, results, only, now, progress }: ReportRequest,
): Promise<{ readonly ran: readonly string[]; readonly notRun: readonly string[] }> {
  const commit = measuredCommit();
  const outcomes: SuiteOutcome[] = [];
  for (const suite of suites) {
    if (only !== undefined && !only.includes(suite.name)) {
      outcomes.push(earlierOutcome(suite, results));
      continue;
    }
    progress(`--- ${suite.name}`);
    const outcome = await runSuite(suite, environment);
    if ('result' in outcome) {
      keepResult(results, suite.name, { commit, date: now.toISOString(), result: outcome.result });
    }
    outcomes.push(outcome);
  }
  const context = {
    date: now,
    commit,
    machine: machine(),
    notes: readNotes(join(import.meta.dirname, 'notes')),
    tests: existsSync(out) ? mutationSectionOf(readFileSync(out, 'utf8')) : '',
  };
  writeFileSync(out, accuracyPage(outcomes, context));
  const named = (ran: boolean): string[] =>
    outcomes.filter((outcome) => 'result' in outcome === ran).map(({ suite }) => suite.name);
  return { ran: named(true), notRun: named(false) };
}

function earlierOutcome(suite: Suite, results: string): SuiteOutcome {
  const kept = readKeptResult(results, suite.name);
  if (kept === null) return { suite, notRun: 'leave out `--suites`, or name it there' };
  const { commit, date, result } = kept;
  return { suite, result, earlier: { commit, date } };
}

function machine(): string {
  const all = cpus();
  return `${all[0]?.model ?? 'unknown'}, ${all.length} cores, Node ${process.version}`;
}
