import { parseArgs } from 'node:util';
import { commands, USAGE } from './commands.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: 'string' },
    dir: { type: 'string' },
    fault: { type: 'string' },
    deployed: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});
const [name = '', ...names] = positionals;
const command = commands[name];

if (command === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    await command({ names, ...values });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
