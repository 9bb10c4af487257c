import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measuredCommit } from './measured-commit.ts';
import { mutationSectionOf } from './mutation-section.ts';
import { readNotes } from './read-notes.ts';
import type { Suite } from '../suites/suite.ts';
import { accuracyPage } from './accuracy-page.ts';
import type { ReportEnvironment } from './env.ts';
import { runSuite, type SuiteOutcome } from './run-suite.ts';

/** What a run of the report takes from outside. */
export interface ReportRequest {
  readonly environment: ReportEnvironment;
  /** The Markdown file to write; of an earlier one only what the mutation run wrote is kept. */
  readonly out: string;
  readonly now: Date;
  /** Tells a person how it goes; never on stdout. */
  readonly progress: (words: string) => void;
}

/** Runs every suite, one after the other, and writes the page. Returns the names of the suites that ran and that did not. */
export async function writeAccuracyReport(
  suites: readonly Suite[],
  { environment, out, now, progress }: ReportRequest,
): Promise<{ readonly ran: readonly string[]; readonly notRun: readonly string[] }> {
  const outcomes: SuiteOutcome[] = [];
  for (const suite of suites) {
    progress(`--- ${suite.name}`);
    outcomes.push(await runSuite(suite, environment));
  }
  const context = {
    date: now,
    commit: measuredCommit(),
    machine: machine(),
    notes: readNotes(join(import.meta.dirname, 'notes')),
    tests: existsSync(out) ? mutationSectionOf(readFileSync(out, 'utf8')) : '',
  };
  writeFileSync(out, accuracyPage(outcomes, context));
  const named = (ran: boolean): string[] =>
    outcomes.filter((outcome) => 'result' in outcome === ran).map(({ suite }) => suite.name);
  return { ran: named(true), notRun: named(false) };
}

function machine(): string {
  const all = cpus();
  return `${all[0]?.model ?? 'unknown'}, ${all.length} cores, Node ${process.version}`;
}
