import { MatsError } from '@mats/contracts';
import { CommandError } from './command-error.ts';
import { DOCTOR_USAGE, runDoctor } from './commands/doctor.ts';
import { LINT_USAGE, runLint } from './commands/lint.ts';
import { KEYS_USAGE, runKeys } from './commands/keys.ts';
import { runUp, UP_USAGE } from './commands/up.ts';
import { createScreen } from './up/screen.ts';

type Command = { readonly run: (args: readonly string[]) => Promise<number>; readonly usage: string };

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['up', { run: runUp, usage: UP_USAGE }],
  ['doctor', { run: runDoctor, usage: DOCTOR_USAGE }],
  ['lint', { run: runLint, usage: LINT_USAGE }],
  ['keys', { run: runKeys, usage: KEYS_USAGE }],
]);

function usage(): string {
  return [...COMMANDS.values()].map((command) => command.usage).join('\n\n');
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const command = COMMANDS.get(name ?? '');
  if (command === undefined || args.includes('--help') || args.includes('-h')) {
    const asked = name === undefined || name === '--help' || name === 'help' || command !== undefined;
    process[asked ? 'stdout' : 'stderr'].write(`${command?.usage ?? usage()}\n`);
    return asked ? 0 : 1;
  }
  try {
    return await command.run(args);
  } catch (error) {
    const screen = createScreen(process.stderr);
    if (error instanceof CommandError || error instanceof MatsError) screen.failure(error);
    else if (isUsageError(error)) screen.failure({ message: error.message, next: `mats ${name} --help` });
    else throw error;
    return 1;
  }
}

// A handle that something forgot to close must not keep the command from ending.
process.exit(await main());
