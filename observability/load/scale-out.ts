import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../faults/postgres-server.ts';
import type { PostgresServer } from '../faults/postgres-server.ts';
import type { RestartableProcess } from '../faults/process.ts';
import type { Load, LoadResult } from './load.ts';
import { askHeaders, createUnderLoad } from './orchestrator-under-load.ts';
import { startScriptedAgents } from './scripted-agents.ts';

/** Numbers of orchestrators that are compared, each twice, so that a machine that gets slower favours none. */
const SIDES = [1, 2, 4, 4, 2, 1] as const;
const MOST = Math.max(...SIDES);
/** Where agents take their time: places for turns, in each orchestrator, and that time (ms). */
const PLACES = 4;
const AGENT_MS = 1_000;
const END_MS = 900_000;
const TICKS_PER_SECOND = 100;
const BODY = JSON.stringify({ prompt: 'Why does checkout return 500?' });

type Several = readonly (RestartableProcess & { readonly url: string })[];

interface Rig {
  readonly orchestrators: Several;
  readonly postgres: PostgresServer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Processor time (s) of a process and of its children that have ended; of a thread group as Linux counts it. */
function cpuSeconds(pid: number | undefined): number {
  const text = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8');
  // The name may hold anything; what is after it does not. From there: state is the first, utime the twelfth.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / TICKS_PER_SECOND;
}

function postgresCpu({ postgres }: Rig): number {
  return postgres.processes().reduce((sum, pid) => sum + cpuSeconds(pid), 0);
}

async function spansOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = [...text.matchAll(/^mats_telemetry_spans_(?:queued|waiting|delivered_total)\{[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

function numberFrom({ postgres }: Rig, statement: string): number {
  return Number(postgres.sql('mats', statement));
}

/** Asks so many questions of the first `count` orchestrators in turn, and waits for all. Resolves to turns a second. */
async function side(rig: Rig, { count, turns }: { count: number; turns: number }): Promise<number> {
  const unfinished = 'select count(*) from investigations where finished_at is null';
  const mark = rig.postgres.sql('mats', 'select clock_timestamp()');
  const asking = Array.from({ length: turns }, async (_none, index) => {
    const url = rig.orchestrators[index % count]?.url ?? '';
    const answer = await fetch(`${url}/ask`, { method: 'POST', headers: rig.headers, body: BODY });
    await answer.arrayBuffer();
    if (answer.status !== 202) throw new Error(`a question was answered with ${answer.status}`);
  });
  await Promise.all(asking);
  const end = performance.now() + END_MS;
  while (numberFrom(rig, unfinished) > 0 && performance.now() < end) await sleep(250);
  const done = `from investigations where state = 'done' and created_at >= '${mark}'`;
  if (numberFrom(rig, `select count(*) ${done}`) < turns) throw new Error(`not all of ${turns} turns were done`);
  return turns / numberFrom(rig, `select extract(epoch from max(finished_at) - min(created_at)) ${done}`);
}

async function withRig<Result>(
  folder: string,
  given: { settings: Readonly<Record<string, string>>; agentMs: number },
  work: (rig: Rig) => Promise<Result>,
): Promise<Result> {
  // Postgres runs as an account of its own and has to get through.
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  const agents = await startScriptedAgents({ steps: 1, everyMs: given.agentMs });
  const postgres = await startPostgres(folder);
  try {
    postgres.createDatabase('mats');
    const settings = { ...agents.settings, ...given.settings };
    const orchestrators: (RestartableProcess & { url: string })[] = [];
    try {
      for (let number = 1; number <= MOST; number += 1) {
        const about = { name: `orchestrator-${number}`, databaseUrl: postgres.url('mats'), settings };
        const one = await createUnderLoad(folder, about);
        orchestrators.push(one);
        await one.start();
        await one.untilReady();
      }
      const rig = { orchestrators, postgres, headers: askHeaders(folder) };
      // What is loaded late is loaded before anything is measured.
      await side(rig, { count: MOST, turns: 2 * MOST });
      return await work(rig);
    } finally {
      for (const one of orchestrators) await one.end('SIGTERM');
    }
  } finally {
    await agents.close();
    await postgres.stop();
  }
}

/** Turns a second by number of orchestrators, over both times that each was measured. */
async function measure(
  rig: Rig,
  turnsOf: (count: number) => number,
): Promise<{ rates: ReadonlyMap<number, number>; turns: number }> {
  const seen = new Map<number, { turns: number; seconds: number }>();
  let all = 0;
  for (const count of SIDES) {
    const turns = turnsOf(count);
    const rate = await side(rig, { count, turns });
    const before = seen.get(count) ?? { turns: 0, seconds: 0 };
    seen.set(count, { turns: before.turns + turns, seconds: before.seconds + turns / rate });
    all += turns;
  }
  return { rates: new Map([...seen].map(([count, { turns, seconds }]) => [count, turns / seconds])), turns: all };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function figuresOf(name: string, rates: ReadonlyMap<number, number>): Record<string, number> {
  const alone = rates.get(1) ?? Number.NaN;
  const lines = [...rates].flatMap(([count, rate]): [string, number][] => [
    [`${name}_${count}`, rounded(rate, 2)],
    ...(count === 1 ? [] : [[`${name}_ratio_${count}`, rounded(rate / alone, 2)] satisfies [string, number]]),
  ]);
  return Object.fromEntries(lines);
}

/** What a turn costs between its agents: processor time, what Postgres keeps of it, spans. */
async function costs(rig: Rig): Promise<{ cpu: number; postgres: number; bytes: number; spans: number }> {
  const spans = await Promise.all(rig.orchestrators.map(({ url }) => spansOf(url)));
  return {
    cpu: rig.orchestrators.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    postgres: postgresCpu(rig),
    bytes: numberFrom(rig, "select pg_database_size('mats')"),
    spans: spans.reduce((sum, count) => sum + count, 0),
  };
}

async function run(turns: number, folder: string): Promise<LoadResult> {
  // Agents take their time: places are what there is too little of.
  const settings = { MATS_RUNNING_TURNS: String(PLACES) };
  const waiting = await withRig(join(folder, 'places'), { settings, agentMs: AGENT_MS }, (rig) =>
    measure(rig, (count) => (count * turns) / 2),
  );
  // Agents answer at once: processors are.
  const busy = await withRig(join(folder, 'busy'), { settings: {}, agentMs: 0 }, async (rig) => {
    const before = await costs(rig);
    const measured = await measure(rig, () => turns);
    const after = await costs(rig);
    const perTurn = (key: keyof typeof after): number => (after[key] - before[key]) / measured.turns;
    return { ...measured, perTurn };
  });
  return {
    figures: {
      ...figuresOf('places', waiting.rates),
      ...figuresOf('busy', busy.rates),
      cpu_ms_per_turn: rounded(busy.perTurn('cpu') * 1_000, 1),
      postgres_cpu_ms_per_turn: rounded(busy.perTurn('postgres') * 1_000, 1),
      kb_per_turn: rounded(busy.perTurn('bytes') / 1_024, 1),
      spans_per_turn: rounded(busy.perTurn('spans'), 1),
    },
    lost: 0,
    above: [],
  };
}

export const scaleOut: Load = {
  name: 'scale-out',
  says: '1, 2 and 4 orchestrators on one Postgres, scripted agents: turns a side',
  amount: [160, 16],
  run: (turns, { folder }) => run(turns, folder),
};
