import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type CaseOutcome, type CaseRange, runCases } from './run-cases.ts';

/** What a worker prints, a line each: how a case went, or at its end what is left on the heap. */
export type WorkerLine = CaseOutcome | WorkerMemory;

/** Megabytes. `early` is what stays on the heap after the first cases, when all code is loaded; `late` after the last. */
export interface WorkerMemory {
  readonly early: number;
  readonly late: number;
  readonly peakResident: number;
}

/** Cases after which all code is loaded and its tables are filled. */
const FIRST_CASES = 300;

/** Runs cases in this process and prints a line of JSON for each, at once, so that the last one tells how far it came. */
export async function runWorker({ seed, from, to }: CaseRange): Promise<void> {
  const print = (line: WorkerLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);
  const middle = Math.min(to, from + FIRST_CASES);
  await runCases({ seed, from, to: middle }, { tell: print });
  const early = heapInUse();
  await runCases({ seed, from: middle, to }, { tell: print });
  print({ early, late: heapInUse(), peakResident: process.resourceUsage().maxRSS / 1000 });
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1_000_000;
}
