import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { NotRunnable } from './bench.ts';
import type { Bench, BenchContext } from './bench.ts';
import { readEnvironment } from './env.ts';
import { BENCHES } from './registry.ts';
import { writeReport } from './report.ts';
import { runBench } from './run-bench.ts';

const USAGE = `Usage:
  npm run --silent bench -- <name> [--rounds 5]
  npm run --silent bench -- report [--from <file with lines printed earlier>] [--keep]

With --keep, what the file does not hold stays as docs/performance.md has it; without, it is measured.

Benches: ${BENCHES.map(({ name }) => name).join(', ')}`;

function benchOf(name: string | undefined): Bench {
  const bench = BENCHES.find((one) => one.name === name);
  if (bench === undefined) {
    throw new UsageError(`${name === undefined ? 'No bench was named.' : `There is no bench "${name}".`}\n\n${USAGE}`);
  }
  return bench;
}

function contextOf(rounds: number): BenchContext {
  return {
    rounds,
    environment: readEnvironment(),
    now: () => new Date(),
    progress: (words) => process.stderr.write(`${words}\n`),
  };
}

async function run(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseCommand(argv);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new UsageError(`--rounds is ${values.rounds}; a whole number from 1 on is expected.`);
  }
  const context = contextOf(rounds);
  if (positionals[0] === 'report') {
    const file = await writeReport(BENCHES, { context, from: values.from, keep: values.keep });
    process.stdout.write(`${JSON.stringify({ written: file })}\n`);
    return;
  }
  const line = await runBench(benchOf(positionals[0]), context);
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function parseCommand(argv: readonly string[]): {
  positionals: string[];
  values: { rounds: string; from?: string | undefined; keep: boolean };
} {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '5' },
        from: { type: 'string' },
        keep: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`, { cause });
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const foreseen = error instanceof UsageError || error instanceof NotRunnable;
  console.error(foreseen ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
