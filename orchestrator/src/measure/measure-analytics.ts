import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { startOrchestrator, as } from '../testing/start-orchestrator.ts';
import { wholeDays } from '../analysis/analytics.ts';
import { AnalyticsStore } from '../store/analytics-store.ts';
import type { AnalyticsQuery } from '../store/analytics-store.ts';
import { migrate, openDatabase } from '../store/open-database.ts';
import { SEED_MEMBER, seedTurns } from './seed-turns.ts';

const DAY_MS = 86_400_000;
const END = Date.UTC(2026, 0, 1);

/** What people look at, as addresses have it: a year, the usual 30 days, and each filter over both; two filters. */
const SEARCHES: readonly { days: number; filters: Readonly<Record<string, string>> }[] = [
  { days: 365, filters: {} },
  { days: 30, filters: {} },
  { days: 1, filters: {} },
  { days: 365, filters: { tenant: 'tenant-1' } },
  { days: 365, filters: { user: 'user-0@example.org' } },
  { days: 365, filters: { service: 'service-0' } },
  { days: 365, filters: { kind: 'authentication_refused' } },
  { days: 365, filters: { 'metadata.tier': 'premium' } },
  { days: 90, filters: { service: 'service-3' } },
  { days: 30, filters: { 'metadata.tier': 'free' } },
  { days: 30, filters: { tenant: 'tenant-1', 'metadata.tier': 'premium' } },
  { days: 365, filters: { service: 'service-9', kind: 'disk_full' } },
];

export interface MeasuredSearch {
  readonly search: string;
  readonly times: readonly number[];
}

function addressOf({ days, filters }: (typeof SEARCHES)[number]): string {
  const from = new Date(END - days * DAY_MS).toISOString();
  return `/analytics?${new URLSearchParams({ from, to: new Date(END).toISOString(), ...filters }).toString()}`;
}

function queryOf({ days, filters }: (typeof SEARCHES)[number]): AnalyticsQuery {
  const conditions = Object.entries(filters).map(([filter, value]) => ({ filter, value }));
  return { member: SEED_MEMBER, ...wholeDays(END - days * DAY_MS, END), filters: conditions };
}

function nameOf({ days, filters }: (typeof SEARCHES)[number]): string {
  return [`${days} d`, ...Object.entries(filters).map((pair) => pair.join('='))].join(' ');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function repeated(
  rounds: number,
  ask: (search: (typeof SEARCHES)[number]) => Promise<unknown>,
): Promise<MeasuredSearch[]> {
  const times = SEARCHES.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, search] of SEARCHES.entries()) times[index]?.push(await timed(() => ask(search)));
  }
  return SEARCHES.map((search, index) => ({ search: nameOf(search), times: times[index] ?? [] }));
}

/** Asks the API of a real orchestrator over a database, as a browser's server does. */
async function overHttp(url: string, rounds: number): Promise<MeasuredSearch[]> {
  const running = await startOrchestrator({ database: { url } });
  try {
    return await repeated(rounds, async (search) => {
      const answer = await fetch(`${running.url}${addressOf(search)}`, { headers: as(SEED_MEMBER) });
      if (!answer.ok)
        throw new Error(`${addressOf(search)} was answered with ${answer.status}: ${await answer.text()}`);
      await answer.json();
    });
  } finally {
    await running.stop();
  }
}

/** The same sums without the counts by day, on the turns themselves; `settings` may forbid the planner its indexes. */
async function fromTurns(url: string, options: { rounds: number; settings: string }): Promise<MeasuredSearch[]> {
  const database = openDatabase({ url: `${url}?options=${encodeURIComponent(options.settings)}` });
  try {
    const store = new AnalyticsStore(database);
    return await repeated(options.rounds, (search) => store.countsOfTurns(queryOf(search)));
  } finally {
    await database.destroy();
  }
}

const NO_INDEX = '-c enable_indexscan=off -c enable_indexonlyscan=off -c enable_bitmapscan=off';

/** @throws Error when the counts by day are not what the turns say: then nothing would be measured. */
async function assertCounted(database: ReturnType<typeof openDatabase>): Promise<void> {
  const store = new AnalyticsStore(database);
  for (const filters of [[], [{ filter: 'metadata.tier', value: 'premium' }]]) {
    const query: AnalyticsQuery = { member: SEED_MEMBER, ...wholeDays(END - 90 * DAY_MS, END), filters };
    const [byDay, ofTurns] = [await store.countsByDay(query), await store.countsOfTurns(query)];
    if (!isDeepStrictEqual(byDay, ofTurns)) throw new Error('The counts by day differ from the turns.');
  }
}

/** Seeds a database of its own on a Postgres server, measures, and drops it. */
export async function measureAnalytics(
  server: string,
  options: { turns: number; rounds: number; progress: (words: string) => void },
): Promise<{ api: MeasuredSearch[]; turns: MeasuredSearch[]; scans: MeasuredSearch[]; seed_s: number }> {
  const { turns, rounds, progress } = options;
  const name = `mats_bench_${process.pid}`;
  const address = new URL(server);
  const admin = openDatabase({ url: server });
  await sql`create database ${sql.ref(name)} encoding 'UTF8' template template0`.execute(admin);
  address.pathname = name;
  const url = address.href;
  try {
    const database = openDatabase({ url });
    await migrate(database);
    const seeding = await timed(() =>
      seedTurns(database, {
        turns,
        seed: 1,
        end: new Date(END),
        progress: (count) => progress(`${count.toLocaleString('en-GB')} turns are there`),
      }),
    );
    await assertCounted(database);
    await database.destroy();
    // The first round loads code and pages.
    await overHttp(url, 1);
    const api = await overHttp(url, rounds);
    progress('asking without the counts by day');
    // What is compared with takes minutes each over a million turns: once is enough to see the difference.
    const fromIndex = await fromTurns(url, { rounds: 1, settings: '' });
    progress('asking without indexes');
    const scans = await fromTurns(url, { rounds: 1, settings: NO_INDEX });
    return { api, turns: fromIndex, scans, seed_s: seeding / 1000 };
  } finally {
    await sql`drop database if exists ${sql.ref(name)} with (force)`.execute(admin);
    await admin.destroy();
  }
}
