import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from './bench/repository-root.ts';
import { predict } from './predict.ts';
import { readReportEnvironment } from './report/env.ts';
import { measuredCommit } from './report/measured-commit.ts';
import { mutationSection, withMutationSection } from './report/mutation-section.ts';
import { writeAccuracyReport } from './report/write-report.ts';
import { SUITES } from './suites/registry.ts';
import { UsageError } from './usage-error.ts';

const names = (suites: typeof SUITES): string => suites.map(({ name }) => name).join(', ');
const OWN_SUITES = SUITES.filter(({ makeData }) => makeData !== undefined);

const USAGE = `Usage:
  npm run --silent eval -- predict <suite> --data <inputs folder> --out <file>
  npm run --silent eval -- make <suite> --out <folder>
  npm run --silent eval -- report [--suites a,b] [--out <file>]
  npm run --silent eval -- fit [commits|crash|judge]
  npm run --silent eval -- fuzz [--cases 10000] [--seed 1] [--from 0]
  npm run --silent eval -- mutate [--share 1] [--seed 1] [--out docs/accuracy.md]

Suites: ${names(SUITES)}`;

/** What weights are fitted of, in this order: what the judge weighs rests on the others. */
const FITTED = ['commits', 'crash', 'judge'] as const;

interface Arguments {
  readonly suite?: string | undefined;
  readonly data?: string | undefined;
  readonly out?: string | undefined;
  readonly suites?: string | undefined;
  readonly cases?: string | undefined;
  readonly seed?: string | undefined;
  readonly from?: string | undefined;
  readonly share?: string | undefined;
}

const COMMANDS: Readonly<Record<string, (given: Arguments) => Promise<void>>> = {
  predict: async ({ suite, data, out }) => {
    if (suite === undefined) throw new UsageError(`No suite was named after "predict".\n\n${USAGE}`);
    if (data === undefined) throw new UsageError(`--data is missing: name the inputs folder of ${suite}.\n\n${USAGE}`);
    if (out === undefined) throw new UsageError(`--out is missing: name the file for the predictions.\n\n${USAGE}`);
    await predict(SUITES, { suite, data, out });
  },
  make: async ({ suite, out }) => {
    const own = OWN_SUITES.find(({ name }) => name === suite);
    if (own?.makeData === undefined) {
      throw new UsageError(
        `Data is made of our own suites only (${names(OWN_SUITES)}), got "${suite ?? ''}".\n\n${USAGE}`,
      );
    }
    if (out === undefined) throw new UsageError(`--out is missing: name the folder for inputs and truth.\n\n${USAGE}`);
    mkdirSync(out, { recursive: true });
    await own.makeData(out);
  },
  report: async ({ out = join(repositoryRoot(), 'docs', 'accuracy.md'), suites }) => {
    const only = suites?.split(',');
    const unknown = only?.filter((name) => !SUITES.some((suite) => suite.name === name)) ?? [];
    if (unknown.length > 0) throw new UsageError(`--suites names unknown suites: ${unknown.join(', ')}.\n\n${USAGE}`);
    const done = await writeAccuracyReport(SUITES, {
      environment: readReportEnvironment(),
      out,
      results: join(repositoryRoot(), '.mats', 'eval-results'),
      ...(only === undefined ? {} : { only }),
      now: new Date(),
      progress: (words) => process.stderr.write(`${words}\n`),
    });
    process.stdout.write(`${JSON.stringify({ written: out, ...done })}\n`);
  },
  fit: async ({ suite: only }) => {
    const wanted = FITTED.filter((name) => only === undefined || name === only);
    if (wanted.length === 0) {
      throw new UsageError(`Weights are fitted of ${FITTED.join(', ')}, got "${only ?? ''}".\n\n${USAGE}`);
    }
    const { fitCommitWeights } = await import('./fit/fit-commit-weights.ts');
    const { fitCrashWeights } = await import('./fit/fit-crash-weights.ts');
    const { fitWeights } = await import('./fit/fit-weights.ts');
    const { data } = readReportEnvironment();
    const fits = { commits: fitCommitWeights, crash: fitCrashWeights, judge: fitWeights };
    for (const name of wanted) process.stdout.write(`${JSON.stringify(await fits[name](data))}\n`);
  },
  fuzz: async (given) => {
    const { from, to, seed } = caseRange(given);
    const { runFuzz } = await import('./fuzz/run-fuzz.ts');
    const result = await runFuzz({ cases: to - from, seed, from });
    process.stdout.write(`${JSON.stringify({ fuzz: result })}\n`);
    if (result.failures.length > 0) process.exitCode = 1;
  },
  mutate: async (given) => {
    const { runMutants } = await import('./mutate/run-mutants.ts');
    const choice = mutantChoice(given);
    const commit = measuredCommit();
    const progress = (words: string): void => void process.stderr.write(`${words}\n`);
    const found = await runMutants({ ...choice, progress });
    if (given.out !== undefined) {
      const section = mutationSection(found, { choice, date: new Date(), commit });
      writeFileSync(given.out, withMutationSection(readFileSync(given.out, 'utf8'), section));
    }
    process.stdout.write(`${JSON.stringify({ mutate: found })}\n`);
  },
  // What `fuzz` starts, in a process that may die.
  'fuzz-worker': async (given) => {
    const { runWorker } = await import('./fuzz/worker.ts');
    await runWorker(caseRange(given));
  },
};

function mutantChoice({ share = '1', seed = '1' }: Arguments): { share: number; seed: number } {
  const chosen = { share: Number(share), seed: Number(seed) };
  if (!(chosen.share > 0 && chosen.share <= 1) || !Number.isSafeInteger(chosen.seed)) {
    throw new UsageError(
      `--share ${share} must lie between 0 and 1, --seed ${seed} must be a whole number.\n\n${USAGE}`,
    );
  }
  return chosen;
}

function caseRange({ cases = '10000', seed = '1', from = '0' }: Arguments): { seed: number; from: number; to: number } {
  const [count, start, chosen] = [cases, from, seed].map(Number) as [number, number, number];
  if (![count, start, chosen].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    throw new UsageError(`--cases ${cases}, --from ${from} and --seed ${seed} must be whole numbers.\n\n${USAGE}`);
  }
  return { seed: chosen, from: start, to: start + count };
}

async function run(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseCommand(argv);
  const [name = '', suite] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new UsageError(`Got the command "${name}", expected one of ${Object.keys(COMMANDS).join(', ')}.\n\n${USAGE}`);
  }
  await command({ suite, ...values });
}

function parseCommand(argv: readonly string[]): { positionals: string[]; values: Omit<Arguments, 'suite'> } {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        suites: { type: 'string' },
        cases: { type: 'string' },
        seed: { type: 'string' },
        from: { type: 'string' },
        share: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`, { cause });
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(error.message);
  else console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
