import { parseArgs } from 'node:util';
import { predict } from './predict.ts';
import { SUITES } from './suites/registry.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage:
  npm run --silent eval -- predict <suite> --data <inputs folder> --out <file>

Suites: ${SUITES.map(({ name }) => name).join(', ')}`;

async function run(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseCommand(argv);
  const [command, suite] = positionals;
  if (command !== 'predict')
    throw new UsageError(`Got the command "${command ?? ''}", expected "predict".\n\n${USAGE}`);
  if (suite === undefined) throw new UsageError(`No suite was named after "predict".\n\n${USAGE}`);
  const { data, out } = values;
  if (data === undefined) throw new UsageError(`--data is missing: name the inputs folder of ${suite}.\n\n${USAGE}`);
  if (out === undefined) throw new UsageError(`--out is missing: name the file for the predictions.\n\n${USAGE}`);
  await predict(SUITES, { suite, data, out });
}

function parseCommand(argv: readonly string[]): {
  positionals: string[];
  values: { data?: string | undefined; out?: string | undefined };
} {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, out: { type: 'string' } },
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
