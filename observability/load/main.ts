import { chmodSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { writeShopRepository } from '../support/shop-repository.ts';
import { asks, soak } from './asks.ts';
import type { Load, LoadResult } from './load.ts';
import { scaleModel } from './scale-model.ts';
import { scaleOut } from './scale-out.ts';
import { spans } from './spans.ts';
import { longSession, memory } from './turns.ts';
import { viewers } from './viewers.ts';

const LOADS: readonly Load[] = [asks, viewers, spans, longSession, memory, soak, scaleOut, scaleModel];

const USAGE = `npm run --silent load -- [NAME …] [--short] [--amount N] [--json]

Puts loads on the platform; exit code 1 when something was lost or a figure is above what is promised.
${LOADS.map(({ name, says, amount: [full] }) => `  ${name.padEnd(14)}${says} (${full})`).join('\n')}`;

function show({ name }: Load, result: LoadResult, json: boolean): void {
  const { figures, lost, above } = result;
  if (json) return void process.stdout.write(`${JSON.stringify({ load: name, ...figures, lost, above })}\n`);
  const words = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
  process.stdout.write(`${name.padEnd(14)}${words.join('  ')}  lost ${lost}\n`);
  for (const line of above) process.stdout.write(`  ${line}\n`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      amount: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !LOADS.some((load) => load.name === name));
  if (values.help || unknown.length > 0) {
    process.stdout.write(`${USAGE}\n`);
    return unknown.length > 0 ? 1 : 0;
  }
  const folder = await mkdtemp(join(tmpdir(), 'mats-load-'));
  const repositories = await writeShopRepository(folder);
  let isHeld = true;
  try {
    for (const load of LOADS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
      const own = join(folder, load.name);
      mkdirSync(own);
      // Postgres runs as an account of its own and has to get through.
      for (const entered of [folder, own]) chmodSync(entered, 0o711);
      const [full, short] = load.amount;
      const amount = values.amount === undefined ? (values.short ? short : full) : Number(values.amount);
      const result = await load.run(amount, { folder: own, repositories });
      show(load, result, values.json);
      isHeld &&= result.lost === 0 && result.above.length === 0;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return isHeld ? 0 : 1;
}

process.exit(await main());
