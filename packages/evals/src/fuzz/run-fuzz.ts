import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rounded } from '../bench/measuring/statistics.ts';
import { type CaseOutcome, type CaseRange, targetOf } from './run-cases.ts';
import type { WorkerLine, WorkerMemory } from './worker.ts';

/** How cases are run. */
export interface FuzzRequest {
  readonly cases: number;
  readonly seed: number;
  /** Number of the first case; a failure names it, so that one case can be run again alone. */
  readonly from?: number;
  /** Heap of the process that runs the cases: a case that needs more ends it, and is a finding. */
  readonly heapMegabytes?: number;
  /** A case that takes longer is a finding. */
  readonly secondsPerCase?: number;
  /** Starts the process that prints a `WorkerLine` for each case. */
  readonly start?: (range: CaseRange, heapMegabytes: number) => ChildProcess;
}

/** What a run found. Times are CPU milliseconds, sizes megabytes. */
export interface FuzzResult {
  readonly cases: number;
  readonly seed: number;
  readonly failures: readonly { readonly case: number; readonly target: string; readonly failure: string }[];
  readonly targets: Readonly<
    Record<string, { readonly cases: number; readonly cpu_ms: number; readonly slowest_ms: number }>
  >;
  readonly memory: {
    readonly heap_limit: number;
    readonly peak_resident: number;
    readonly heap_early: number;
    readonly heap_late: number;
  };
}

/** More deaths than this say nothing new. */
const MOST_DEATHS = 20;
const HEAP_MEGABYTES = 512;
const SECONDS_PER_CASE = 60;

/**
 * Runs generated cases in a process of their own with a bounded heap. A case that ends the process or hangs is a finding like one that
 * throws; the cases behind it run in a new process.
 */
export async function runFuzz(request: FuzzRequest): Promise<FuzzResult> {
  const { cases, seed, from = 0, heapMegabytes = HEAP_MEGABYTES, secondsPerCase = SECONDS_PER_CASE } = request;
  const start = request.start ?? startWorker;
  const outcomes: CaseOutcome[] = [];
  const memories: WorkerMemory[] = [];
  let next = from;
  for (let deaths = 0; next < from + cases && deaths <= MOST_DEATHS; deaths += 1) {
    const child = start({ seed, from: next, to: from + cases }, heapMegabytes);
    const lines = await readLines(child, secondsPerCase);
    for (const line of lines.read) {
      if ('case' in line) outcomes.push(line);
      else memories.push(line);
    }
    next = (outcomes.at(-1)?.case ?? next - 1) + 1;
    if (next >= from + cases) break;
    outcomes.push({ case: next, target: targetOf(next).name, cpuMilliseconds: 0, failure: lines.end });
    next += 1;
  }
  return summary(outcomes, { seed, heapMegabytes, memories });
}

function startWorker({ seed, from, to }: CaseRange, heapMegabytes: number): ChildProcess {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const words = ['fuzz-worker', '--seed', String(seed), '--from', String(from), '--cases', String(to - from)];
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, main, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Everything the child prints, and in words how it ended. */
async function readLines(child: ChildProcess, secondsPerCase: number): Promise<{ read: WorkerLine[]; end: string }> {
  const read: WorkerLine[] = [];
  let complaint = '';
  let hangs = false;
  const watch = setTimeout(() => {
    hangs = true;
    child.kill('SIGKILL');
  }, secondsPerCase * 1000);
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-4000);
  });
  const exit = once(child, 'close');
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      watch.refresh();
      read.push(JSON.parse(line) as WorkerLine);
    }
  }
  const [code, signal] = (await exit) as [number | null, string | null];
  clearTimeout(watch);
  const reason =
    /FATAL ERROR: [^\n]+|^\w*Error: [^\n]+/m.exec(complaint)?.[0] ?? complaint.trim().split('\n').at(-1) ?? '';
  return {
    read,
    end: hangs ? `took longer than ${secondsPerCase} s` : `ended the process (${signal ?? code}): ${reason}`,
  };
}

function summary(
  outcomes: readonly CaseOutcome[],
  {
    seed,
    heapMegabytes,
    memories,
  }: { readonly seed: number; readonly heapMegabytes: number; readonly memories: readonly WorkerMemory[] },
): FuzzResult {
  const targets = new Map<string, { cases: number; cpu_ms: number; slowest_ms: number }>();
  for (const { target, cpuMilliseconds } of outcomes) {
    const sum = targets.get(target) ?? { cases: 0, cpu_ms: 0, slowest_ms: 0 };
    targets.set(target, {
      cases: sum.cases + 1,
      cpu_ms: Math.round(sum.cpu_ms + cpuMilliseconds),
      slowest_ms: Math.max(sum.slowest_ms, Math.round(cpuMilliseconds)),
    });
  }
  const last = memories.at(-1);
  return {
    cases: outcomes.length,
    seed,
    failures: outcomes.flatMap(({ failure, ...rest }) =>
      failure === undefined ? [] : [{ case: rest.case, target: rest.target, failure }],
    ),
    targets: Object.fromEntries(targets),
    memory: {
      heap_limit: heapMegabytes,
      peak_resident: rounded(Math.max(0, ...memories.map(({ peakResident }) => peakResident)), 3),
      heap_early: rounded(last?.early ?? 0, 3),
      heap_late: rounded(last?.late ?? 0, 3),
    },
  };
}
