import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { reportOf } from '../testing/start-orchestrator.ts';
import { AnalyticsStore } from './analytics-store.ts';
import type { AnalyticsCondition, AnalyticsQuery } from './analytics-store.ts';
import { migrate, openDatabase } from './open-database.ts';
import type { Database } from './schema.ts';
import { countFinished } from './turn-facts.ts';

const DAY_MS = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5);
const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const YEAR = { from: new Date(BEGIN), to: new Date(BEGIN + 366 * DAY_MS), step: 'week' } as const;

let database: Kysely<Database>;
let store: AnalyticsStore;

beforeAll(async () => {
  database = openDatabase({});
  await migrate(database);
  store = new AnalyticsStore(database);
}, 120_000);
afterAll(() => database.destroy());

/** The same numbers with every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Turn {
  readonly id: string;
  readonly session: string;
  readonly turn: number;
}

async function accept(turn: Turn, given: { member: string; at: number; request: object }): Promise<void> {
  const first = JSON.stringify({ type: 'state', state: 'accepted' });
  const at = new Date(given.at).toISOString();
  await sql`select from accept_turn(${turn.id}, ${turn.session}, ${given.member}, 'a title', ${at}::timestamptz, 'why?',
    ${JSON.stringify({ attachments: [], repositories: [], sample: false, ...given.request })}::jsonb, 't', 'p', null, null, 1,
    ${at}::timestamptz, ${first}::jsonb)`.execute(database);
}

async function end(
  turn: Turn,
  given: { at: number; fails: boolean; report: object; runs: readonly number[] },
): Promise<void> {
  const at = new Date(given.at).toISOString();
  for (const [index, ms] of given.runs.entries()) {
    const body =
      ms === 0
        ? { type: 'agent.failed', agent: 'sre', error: { code: 'agent_failed', message: '', next: '' }, final: false }
        : { type: 'agent.done', agent: ['sre', 'architect'][index % 2], summary: '', duration_ms: ms };
    await sql`insert into events values (${turn.id}, ${index + 2}, ${at}, ${JSON.stringify(body)}::jsonb)`.execute(
      database,
    );
  }
  if (!given.fails) {
    const report = JSON.stringify({ ...reportOf('root_cause'), ...given.report });
    await sql`insert into reports values (${turn.id}, ${report}::jsonb, '')`.execute(database);
  }
  const error = given.fails ? JSON.stringify({ code: 'internal', message: '', next: '' }) : null;
  await sql`update investigations set state = ${given.fails ? 'failed' : 'done'}, finished_at = ${at}::timestamptz,
    error = ${error}::jsonb where id = ${turn.id}`.execute(database);
}

/** What happens to an installation in half a year: questions, answers, failures, thumbs, guests, erasing. */
async function happen(seed: number, turns: number): Promise<void> {
  const below = numbers(seed);
  const asked: Turn[] = [];
  for (let number = 0; number < turns; number += 1) {
    const session = `s-${below(turns / 3)}`;
    const turn = { id: `inv-${number}`, session, turn: 0 };
    const at = BEGIN + below(180) * DAY_MS + below(DAY_MS);
    const tier = ['free', 'premium'][below(2)];
    const metadata = below(3) === 0 ? {} : { metadata: { tier, n: below(3), nested: { a: 1 } } };
    await accept(turn, { member: ANN, at, request: { tenant: 'acme', ...metadata } });
    const runs = Array.from({ length: below(4) }, () => below(3) * 700);
    const usage = {
      agent: 'architect',
      tokens: { prompt: below(900), completion: below(90) },
      cost_usd: below(1000) / 1e6,
      model: null,
      duration_ms: 1,
      calls: [],
    };
    const report = {
      verdict: ['root_cause', 'probable_cause', 'inconclusive'][below(3)],
      kind: [null, 'disk_full', 'code_defect'][below(3)],
      where: below(2) === 0 ? {} : { service: ['checkout', 'web'][below(2)] },
      usage,
    };
    await end(turn, { at: at + below(90_000), fails: below(9) === 0, report, runs });
    asked.push(turn);
    const { id = '', session: other = '' } = asked[below(asked.length)] ?? {};
    if (below(4) === 0) {
      await sql`insert into feedback select id, ${ANN}, ${['up', 'down'][below(2)]}, '', now() from investigations where id = ${id}
        on conflict (investigation_id, member) do update set score = excluded.score`.execute(database);
    }
    if (below(6) === 0)
      await sql`insert into session_members select id, ${BOB}, 'viewer' from sessions where id = ${other} on conflict do nothing`.execute(
        database,
      );
    if (below(12) === 0)
      await sql`delete from session_members where session_id = ${other} and member = ${BOB}`.execute(database);
    if (below(25) === 0) await sql`delete from sessions where id = ${other}`.execute(database);
    if (below(15) === 0) await sql`delete from feedback where investigation_id = ${id}`.execute(database);
  }
}

const CONDITIONS: AnalyticsCondition[] = [
  { filter: 'tenant', value: 'acme' },
  { filter: 'user', value: ANN },
  { filter: 'service', value: 'checkout' },
  { filter: 'kind', value: 'disk_full' },
  { filter: 'metadata.tier', value: 'premium' },
  { filter: 'metadata.n', value: '2' },
];

describe('what is counted by day', () => {
  const ofAnn = { ...YEAR, member: ANN, filters: [] };
  beforeAll(() => happen(7, 80), 120_000);

  test.each(['day', 'week', 'month'] as const)('is what the turns themselves say, by the %s', async (step) => {
    for (const member of [ANN, BOB]) {
      const byDay = await store.countsByDay({ ...ofAnn, member, step });
      expect(byDay).toEqual(await store.countsOfTurns({ ...ofAnn, member, step }));
      expect(new Set(byDay.map(({ part }) => part)).size).toBe(6);
    }
  });

  test.each(CONDITIONS)('is what they say of those with the $filter $value', async (condition) => {
    const query: AnalyticsQuery = { ...ofAnn, filters: [condition] };
    const byDay = await store.countsByDay(query);
    expect(byDay).toEqual(await store.countsOfTurns(query));
    expect(byDay.length).toBeGreaterThan(5);
  });

  test('is what the reports say of where a cause lies: one without a place is of no service', async () => {
    const { rows } = await sql<{ service: string; turns: number }>`
      select body #>> '{where,service}' as service, count(*)::integer as turns from reports
        join investigations i on i.id = investigation_id join session_members m on m.session_id = i.session_id
      where member = ${ANN} and body #>> '{where,service}' is not null group by 1 order by 1`.execute(database);
    expect(rows.map(({ service }) => service)).toEqual(['checkout', 'web']);
    for (const { service, turns } of rows) {
      const counts = await store.countsByDay({ ...ofAnn, filters: [{ filter: 'service', value: service }] });
      const all = counts.filter(({ part }) => part === 'turn').reduce((sum, { n }) => sum + n, 0);
      // Every step, and the sum over all of them.
      expect(all).toBe(2 * turns);
    }
  });

  test('is nothing where no turn fits', async () => {
    const query: AnalyticsQuery = { ...ofAnn, filters: [{ filter: 'service', value: 'nobody' }] };
    expect([await store.countsByDay(query), await store.countsOfTurns(query)]).toEqual([[], []]);
  });

  test('is the same when all of it is counted anew', async () => {
    const query = ofAnn;
    const kept = [await store.countsByDay(query), await store.choices(query)];
    await sql`truncate turn_facts`.execute(database);
    expect(await store.countsByDay(query)).toEqual([]);
    await countFinished(database);
    expect([await store.countsByDay(query), await store.choices(query)]).toEqual(kept);
  });

  test('is of nobody who is no member', async () => {
    const query = { ...ofAnn, member: 'eve@example.com' };
    expect([await store.counts(query), await store.longest(query), await store.choices(query)]).toEqual([[], [], []]);
  });

  test('goes with the sessions: of what is erased not even a zero stays', async () => {
    await sql`delete from sessions`.execute(database);
    const { rows } = await sql`select from turn_counts union all select from turn_facts`.execute(database);
    expect(rows).toHaveLength(0);
  });
});
