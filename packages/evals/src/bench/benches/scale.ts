// cspell:ignore onepass
import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { cpuUsage, execPath } from 'node:process';
import { promisify } from 'node:util';
import { createLogReader } from '@mats/engine/logs';
import type { LogAnalysis } from '@mats/engine/logs';
import { compareWindows, findOnset } from '@mats/engine/measure';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { NotRunnable } from '../bench.ts';
import { writeMixedLog } from '../generate/mixed-log.ts';
import type { Mined } from '../log-reading/drain3.ts';
import { readWithThreads } from '../log-reading/read-with-threads.ts';
import { alternate } from '../measuring/alternate.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';

const MEGABYTE = 1024 * 1024;
const LARGE_BYTES = 1024 * MEGABYTE;
const SMALL_BYTES = 128 * MEGABYTE;
const ONE_PASS_BYTES = 256 * MEGABYTE;
const SEED = 3;
const REFERENCE_TIME = Date.UTC(2026, 0, 10);

interface Memory {
  readonly idle: number;
  readonly peak: number;
}

const mebibytes = (values: readonly number[]): number => Math.round(median(values));

const times = (runs: readonly Mined[]): object => ({
  ms: spread(runs.map(({ ms }) => ms)),
  cpu_ms: rounded(median(runs.map(({ cpuMs }) => cpuMs))),
});

const ratioOf = (over: readonly Mined[], under: readonly Mined[]): { ratio: number; cpu_ratio: number } => ({
  ratio: pairedRatio(
    over.map(({ ms }) => ms),
    under.map(({ ms }) => ms),
  ),
  cpu_ratio: pairedRatio(
    over.map(({ cpuMs }) => cpuMs),
    under.map(({ cpuMs }) => cpuMs),
  ),
});

/** Measures both sides in turn after one run of each that does not count. */
async function timeBoth<Name extends string>(
  sides: Readonly<Record<Name, () => Promise<Mined>>>,
  context: BenchContext,
): Promise<Record<Name, Mined[]>> {
  await alternate(sides, { rounds: 1 });
  return alternate(sides, {
    rounds: context.rounds,
    onMeasured: (side, round, { ms }) => context.progress(`round ${round + 1}, ${side}: ${Math.round(ms)} ms`),
  });
}

async function measureWorkers(path: string, context: BenchContext): Promise<object> {
  const [one, two] = [readWithThreads(1), readWithThreads(2)];
  try {
    const runs = await timeBoth({ one: () => one.mine(path), two: () => two.mine(path) }, context);
    return { ...ratioOf(runs.one, runs.two), one: times(runs.one), two: times(runs.two) };
  } finally {
    await one.stop();
    await two.stop();
  }
}

async function measureMemory(path: string, context: BenchContext): Promise<object> {
  const subject = join(import.meta.dirname, '..', 'subjects', 'read-log.ts');
  const read = async (bytes: number): Promise<Memory> => {
    const { stdout } = await promisify(execFile)(execPath, [subject, path, String(bytes)]);
    return JSON.parse(stdout) as Memory;
  };
  const runs = await alternate(
    { small: () => read(SMALL_BYTES), large: () => read(LARGE_BYTES) },
    {
      rounds: context.rounds,
      onMeasured: (side, round, { peak }) => context.progress(`round ${round + 1}, ${side}: ${Math.round(peak)} MB`),
    },
  );
  const peaks = (side: readonly Memory[]): number[] => side.map(({ peak }) => peak);
  return {
    ratio: pairedRatio(peaks(runs.large), peaks(runs.small)),
    above_idle_mb: mebibytes(runs.large.map(({ peak, idle }) => peak - idle)),
    idle_mb: mebibytes(runs.large.map(({ idle }) => idle)),
    small_mb: mebibytes(peaks(runs.small)),
    large_mb: mebibytes(peaks(runs.large)),
  };
}

/** What stands out in a log: which templates changed at its middle, and since when there are more errors. */
function findAnomalies({ templates, errorHistogram, from, to }: LogAnalysis): number {
  if (from === null || to === null) return 0;
  const changes = compareWindows(templates, { from, split: (from + to) / 2, to });
  const onset = findOnset([{ kind: 'counts', name: 'errors', histogram: errorHistogram }], { from, to });
  return changes.length + (onset === null ? 0 : 1);
}

/** One pass in this thread. */
function readOnce(path: string, templatesOnly: boolean): Mined {
  const cpu = cpuUsage();
  const start = performance.now();
  const reader = createLogReader({ source: path, referenceTime: REFERENCE_TIME, templatesOnly });
  const buffer = new Uint8Array(MEGABYTE);
  const file = openSync(path, 'r');
  for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
    reader.push(buffer.subarray(0, bytes));
  }
  closeSync(file);
  const analysis = reader.finish();
  if (!templatesOnly) findAnomalies(analysis);
  const ms = performance.now() - start;
  const { user, system } = cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, lines: analysis.lines };
}

async function measureOnePass(path: string, context: BenchContext): Promise<object> {
  const sides = {
    everything: () => Promise.resolve(readOnce(path, false)),
    templates: () => Promise.resolve(readOnce(path, true)),
  };
  const runs = await timeBoth(sides, context);
  return {
    ...ratioOf(runs.everything, runs.templates),
    everything: times(runs.everything),
    templates: times(runs.templates),
  };
}

async function measure(context: BenchContext, folder: string): Promise<BenchResult> {
  context.progress('writing a log of 1 GB');
  const write = (name: string, bytes: number): string =>
    writeMixedLog({ path: join(folder, name), seed: SEED, bytes, novelShare: 0 }).path;
  const medium = write('medium.log', ONE_PASS_BYTES);
  const large = write('large.log', LARGE_BYTES);
  context.progress('one thread and two');
  const workers = await measureWorkers(large, context);
  context.progress('memory');
  const memory = await measureMemory(large, context);
  context.progress('everything in one pass');
  return { workers, memory, onepass: await measureOnePass(medium, context) };
}

/** What reading logs costs when there is more of them, more cores, or more to find out. */
export const scale: Bench = {
  name: 'scale',
  compares:
    'the log workers of the SRE agent with themselves: two threads against one, 1 GB against 128 MB, everything that is found (severities, times, services, stacks, changes) against templates alone',
  goals: [
    { figure: 'workers.ratio', atLeast: 1.85, says: 'time with one thread ÷ with two' },
    { figure: 'memory.ratio', atMost: 1.1, says: 'peak memory for 1 GB ÷ for 128 MB' },
    { figure: 'memory.above_idle_mb', atMost: 128, says: 'megabytes more than before reading, for 1 GB' },
    { figure: 'onepass.ratio', atMost: 1.25, says: 'time to find everything ÷ templates alone' },
  ],
  run: (context) => {
    if (!existsSync('/proc/self/status')) throw new NotRunnable('The memory of a process is read from /proc.');
    return withTemporaryFolder((folder) => measure(context, folder));
  },
};
