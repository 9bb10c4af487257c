import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { NotRunnable } from './bench.ts';
import type { Bench, BenchContext } from './bench.ts';
import { readEnvironment } from './env.ts';
import { BENCHES } from './registry.ts';
import { runBench } from './run-bench.ts';

const USAGE = `Usage:
  npm run --silent bench -- <name> [--rounds 5]

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
    progress: (words) => process.stderr.write(`${words}\n`),
  };
}

async function run(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' } },
  });
  const line = await runBench(benchOf(positionals[0]), contextOf(Number(values.rounds)));
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const foreseen = error instanceof UsageError || error instanceof NotRunnable;
  console.error(foreseen ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
