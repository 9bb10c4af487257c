import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { writeShopRepository } from '../support/shop-repository.ts';
import { randomFrom } from '../support/random.ts';
import { findCollector } from './collector.ts';
import { ENGINES } from './engines.ts';
import type { Engine } from './engines.ts';
import { AGENT_FAULTS } from './faults-of-agents.ts';
import { CALLER_FAULTS } from './faults-of-callers.ts';
import { NETWORK_FAULTS } from './faults-of-networks.ts';
import { PROCESS_FAULTS } from './faults-of-processes.ts';
import { STORAGE_FAULTS } from './faults-of-storage.ts';
import { TELEMETRY_FAULTS } from './faults-of-telemetry.ts';
import type { Fault, FaultNeed, FaultResult } from './fault.ts';
import { judge, takeBaseline } from './oracle.ts';
import { usePhoenix } from './phoenix-server.ts';
import type { PhoenixServer } from './phoenix-server.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { findToxiproxy } from './toxiproxy.ts';

const FAULTS: readonly Fault[] = [
  ...PROCESS_FAULTS,
  ...AGENT_FAULTS,
  ...CALLER_FAULTS,
  ...STORAGE_FAULTS,
  ...TELEMETRY_FAULTS,
  ...NETWORK_FAULTS,
];
const SHOWN = 10;
const SMALL_DISK_MB = 200;

const USAGE = `npm run --silent faults -- [NAME …] [--engine NAME …] [--short] [--runs N] [--json]

Starts the platform, hurts it while it works, and looks at every question that was accepted; exit code 1 when one was
lost, doubled or damaged, or when a span is missing.
${FAULTS.map(({ name, says }) => `  ${name.padEnd(28)}${says}`).join('\n')}

Engines:
${ENGINES.map(({ name, says }) => `  ${name.padEnd(28)}${says}`).join('\n')}`;

interface Run {
  readonly fault: Fault;
  readonly engine: Engine;
  readonly runs: number;
  readonly folder: string;
  readonly repositories: string;
  readonly phoenix: PhoenixServer;
}

/** A file system of its own that is soon full; undefined where this account may not mount one. */
function mountSmallDisk(folder: string): (() => void) | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK_MB}m,mode=0700`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
    return () => void execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
  } catch {
    return undefined;
  }
}

/** Why a fault cannot strike here, in words; undefined: it can. */
function unmetNeed({ needs = [] }: Fault, { name, orchestrators }: Engine): string | undefined {
  const isEmbedded = name === 'pglite';
  const reasons: Readonly<Record<FaultNeed, string | undefined>> = {
    postgres: isEmbedded ? 'the engine has no Postgres' : undefined,
    embedded: isEmbedded ? undefined : 'the engine has no database of its own',
    toxiproxy: findToxiproxy() === undefined ? 'Toxiproxy is not there (MATS_TOXIPROXY)' : undefined,
    collector: findCollector() === undefined ? 'the collector is not there (MATS_COLLECTOR_BINARY)' : undefined,
    'two-orchestrators': orchestrators > 1 ? undefined : 'the engine has one orchestrator',
    'own-phoenix': undefined,
    'small-disk': undefined,
  };
  return needs.map((need) => reasons[need]).find((reason) => reason !== undefined);
}

async function strike(run: Run): Promise<FaultResult | string> {
  const { fault, engine, runs, folder, repositories, phoenix } = run;
  const begin = performance.now();
  const disk = fault.needs?.includes('small-disk') === true ? join(folder, 'disk') : undefined;
  const unmount = disk === undefined ? undefined : mountSmallDisk(disk);
  if (disk !== undefined && unmount === undefined) return 'this account may not mount a file system';
  let rig: Rig | undefined;
  try {
    rig = await startRig({
      engine,
      folder,
      repositories,
      phoenix,
      withNetwork: fault.needs?.includes('toxiproxy') === true,
      withCollector: fault.needs?.includes('collector') === true,
      settings: fault.settings?.(folder) ?? {},
      ...(disk === undefined ? {} : { dataFolder: disk }),
    });
    const baseline = await takeBaseline(rig);
    const { asked, broken = [] } = await fault.strike({ rig, runs, random: randomFrom(runs) });
    const judged = await judge(rig, asked, baseline);
    return {
      fault: fault.name,
      engine: engine.name,
      runs,
      accepted: asked.length,
      finished: judged.finished,
      lost: judged.lost,
      doubled: judged.doubled,
      damaged: judged.damaged + broken.length,
      repeated_steps: judged.repeatedSteps,
      ...(judged.resumedMs === undefined ? {} : { resumed_ms: judged.resumedMs }),
      spans_missing: judged.spansMissing,
      seconds: Math.round((performance.now() - begin) / 100) / 10,
      shown: [...broken, ...judged.shown].slice(0, SHOWN),
    };
  } finally {
    await rig?.stop();
    unmount?.();
  }
}

/** A fault that the platform did not come back from. */
function failed({ fault, engine, runs }: Run, error: unknown): FaultResult {
  const nothing = { accepted: 0, finished: 0, lost: 0, doubled: 0, repeated_steps: 0, spans_missing: 0, seconds: 0 };
  const shown = [error instanceof Error ? error.message.slice(0, 500) : String(error)];
  return { fault: fault.name, engine: engine.name, runs, ...nothing, damaged: 1, shown };
}

function isHeld({ lost, doubled, damaged, spans_missing: spans }: FaultResult): boolean {
  return lost + doubled + damaged + spans === 0;
}

function show(result: FaultResult, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  const { shown, fault, engine, ...counts } = result;
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(
    `${isHeld(result) ? 'held  ' : 'BROKEN'} ${fault.padEnd(28)}${engine.padEnd(10)}${words.join('  ')}\n`,
  );
  for (const line of shown) process.stdout.write(`       ${line}\n`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      engine: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = [
    ...positionals.filter((name) => !FAULTS.some((fault) => fault.name === name)),
    ...values.engine.filter((name) => !ENGINES.some((engine) => engine.name === name)),
  ];
  if (values.help || unknown.length > 0) {
    process.stdout.write(`${unknown.length > 0 ? `There is no ${unknown.join(', ')}.\n\n` : ''}${USAGE}\n`);
    return unknown.length > 0 ? 1 : 0;
  }
  const faults = FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const engines = ENGINES.filter(({ name }) => values.engine.length === 0 || values.engine.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'mats-faults-'));
  const repositories = await writeShopRepository(folder);
  const phoenix = await usePhoenix(
    folder,
    faults.some(({ needs = [] }) => needs.includes('own-phoenix')),
  );
  let held = true;
  try {
    for (const engine of engines) {
      const lacks = engine.lacks();
      for (const fault of faults) {
        const unmet = lacks ?? unmetNeed(fault, engine);
        const [full, short] = fault.runs;
        const runs = values.runs === undefined ? (values.short ? short : full) : Number(values.runs);
        const own = join(folder, `${engine.name}-${fault.name}`);
        // Postgres runs as an account of its own and has to get through.
        mkdirSync(own);
        for (const entered of [folder, own]) chmodSync(entered, 0o711);
        const run = { fault, engine, runs, folder: own, repositories, phoenix };
        const result = unmet ?? (await strike(run).catch((error: unknown) => failed(run, error)));
        if (typeof result === 'string') {
          process.stderr.write(`not run  ${fault.name} on ${engine.name}: ${result}\n`);
          continue;
        }
        held &&= isHeld(result);
        show(result, values.json);
      }
    }
  } finally {
    await phoenix.process.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
  return held ? 0 : 1;
}

process.exit(await main());
