import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chosenMutants, PARTS } from './chosen-mutants.ts';
import type { MutantChoice } from './chosen-mutants.ts';
import type { MutantLine } from './mutant-worker.ts';

export interface MutationRequest extends MutantChoice {
  readonly progress: (words: string) => void;
}

/** What a run found: how many mutants the tests noticed, by part, and those that they did not. */
export interface MutationResult {
  readonly killed: number;
  readonly mutants: number;
  readonly parts: Readonly<Record<string, { readonly killed: number; readonly mutants: number }>>;
  readonly survivors: readonly string[];
}

/** Tests that take longer with a mutant hang, which is noticed; long enough for a machine that has much else to do. */
const SECONDS_PER_MUTANT = 300;
/** All tests are run once before the first mutant. */
const SECONDS_TO_START = 900;

interface WorkerRun {
  readonly ready: boolean;
  readonly killed: ReadonlyMap<number, boolean>;
  readonly complaint: string;
}

/** One process runs mutants until it is through, dies or hangs. */
async function runWorker(choice: MutantChoice & { readonly from: number }): Promise<WorkerRun> {
  const main = join(import.meta.dirname, 'main.ts');
  const words = [choice.share, choice.seed, choice.from].map(String);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => void child.kill('SIGKILL');
  let watch = setTimeout(end, SECONDS_TO_START * 1_000);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-4_000);
  });
  const exit = once(child, 'close');
  const killed = new Map<number, boolean>();
  let ready = false;
  for await (const text of createInterface({ input: child.stdout })) {
    clearTimeout(watch);
    watch = setTimeout(end, SECONDS_PER_MUTANT * 1_000);
    const line = JSON.parse(text) as MutantLine;
    if ('ready' in line) ready = true;
    else killed.set(line.mutant, line.killed);
  }
  await exit;
  clearTimeout(watch);
  return { ready, killed, complaint };
}

/**
 * Changes the engine's rules, judge and knowledge in one small way after the other, and runs the tests that reach what is changed. Files are
 * changed as they are loaded, not where they stand.
 *
 * @throws when the tests fail before anything was changed.
 */
export async function runMutants({ progress, ...choice }: MutationRequest): Promise<MutationResult> {
  const mutants = chosenMutants(choice);
  const killed = new Map<number, boolean>();
  for (let from = 0; from < mutants.length;) {
    const run = await runWorker({ ...choice, from });
    if (!run.ready) throw new Error(`The tests of the engine fail without any change.\n${run.complaint}`);
    for (const [place, is] of run.killed) killed.set(place, is);
    from += run.killed.size;
    progress(`${from} of ${mutants.length}`);
    if (from >= mutants.length) break;
    // The process died of this one, or hung.
    killed.set(from, true);
    from += 1;
  }
  const outcomes = mutants.map((mutant, place) => ({ mutant, killed: killed.get(place) === true }));
  const parts = PARTS.map((part) => {
    const own = outcomes.filter(({ mutant }) => mutant.part === part);
    return [part, { killed: own.filter((one) => one.killed).length, mutants: own.length }] as const;
  });
  return {
    killed: outcomes.filter((one) => one.killed).length,
    mutants: outcomes.length,
    parts: Object.fromEntries(parts),
    survivors: outcomes
      .filter((one) => !one.killed)
      .map(({ mutant }) => `${mutant.file}:${mutant.line} ${mutant.words}`)
      .toSorted(),
  };
}
