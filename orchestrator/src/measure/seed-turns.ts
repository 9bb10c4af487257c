import { CAUSE_KINDS } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from '../store/schema.ts';

export const SEED_MEMBER = 'bench@example.org';
const TURNS_PER_SESSION = 4;
const BATCH = 50_000;
const DAYS = 365;

/** The same number from 0 to 1 for a turn and a purpose in every run with the same seed. */
function chance(purpose: number, seed: number): RawBuilder<unknown> {
  return sql.raw(`((hashint8extended(i * 64 + ${purpose}, ${seed}) & 1048575) / 1048576.0)`);
}

/** The larger the skew, the more often the first of so many. */
function rank(
  among: number,
  { purpose, seed, skew }: { purpose: number; seed: number; skew: number },
): RawBuilder<unknown> {
  return sql`floor(${sql.lit(among)} * power(${chance(purpose, seed)}, ${sql.lit(skew)}))::int`;
}

/** Takes the indexes of the facts away, but for the key; resolves to what makes them again. */
async function dropIndexes(database: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`select indexname as name, indexdef as definition
    from pg_indexes where tablename = 'turn_facts' and indexname <> 'turn_facts_pkey'`.execute(database);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(database);
  return rows.map(({ definition }) => definition);
}

const DIMENSIONS =
  sql.raw(`cross join lateral (values ('', ''), ('tenant', f.tenant), ('user', f.asker), ('service', f.service),
  ('kind', f.kind), ('metadata.tier', f.metadata ->> 'tier'), ('metadata.region', f.metadata ->> 'region')) d(dimension, value)`);
const COUNTED = sql.raw(`(d.dimension = '' or d.value <> '') group by 1, 2, 3, 4, 5, 6`);
const KEY = sql.raw(`f.member, d.dimension, d.value, (f.at at time zone 'UTC')::date`);
const NO_SUMS = sql.raw('0, 0, 0, 0, 0, 0, 0, 0');

/** What the triggers would have counted, a part at a time. */
async function countAll(database: Kysely<Database>): Promise<void> {
  await sql`insert into turn_counts select ${KEY}, 'turn', '', count(*), count(*) filter (where f.state <> 'done'),
    sum(f.duration_ms), sum(f.opened), sum(f.up), sum(f.down), sum(f.prompt_tokens), sum(f.completion_tokens), sum(f.cost_usd)
    from turn_facts f ${DIMENSIONS} where ${COUNTED}`.execute(database);
  const parts = [
    ['outcome', `case when f.verdict = '' then f.state else f.verdict end`, 'true'],
    ['kind', 'f.kind', `f.kind <> ''`],
    ['failure', 'f.failure', `f.failure <> ''`],
    ['duration', 'f.duration_bin::text', 'true'],
  ] as const;
  for (const [part, key, where] of parts) {
    await sql`insert into turn_counts select ${KEY}, ${sql.lit(part)}, ${sql.raw(key)}, count(*), ${NO_SUMS}
      from turn_facts f ${DIMENSIONS} where ${sql.raw(where)} and ${COUNTED}`.execute(database);
  }
  await sql`insert into turn_counts select ${KEY}, 'agent', a.agent, sum(a.runs), sum(a.failed), sum(a.ms), 0, 0, 0, 0, 0, 0
    from turn_facts f ${DIMENSIONS}, unnest(f.agents, f.agent_runs, f.agent_failed, f.agent_ms) as a(agent, runs, failed, ms)
    where ${COUNTED}`.execute(database);
}

/**
 * Fills an empty database with ended turns of a year, the same for the same seed: 40 people, 5 tenants, 20 services, the
 * known kinds of causes, durations from seconds to minutes, one turn in thirty failed. All are of one member.
 */
export async function seedTurns(
  database: Kysely<Database>,
  options: { turns: number; seed: number; end: Date; progress: (turns: number) => void },
): Promise<void> {
  const { turns, seed, end, progress } = options;
  const sessions = Math.ceil(turns / TURNS_PER_SESSION);
  const kinds = sql.join(CAUSE_KINDS.map((kind) => sql.lit(kind)));
  const begin = sql`${end}::timestamptz - interval '${sql.raw(String(DAYS))} days'`;
  await sql`insert into sessions (id, owner, title, created_at, last_activity, turns, duration_ms, tenant)
    select 's-' || i, ${SEED_MEMBER}, 'Why does checkout return 500? ' || i, at, at + interval '10 minutes', ${sql.lit(TURNS_PER_SESSION)},
      60000 * (0.1 + power(${chance(1, seed)}, 3) * 60), 'tenant-' || (i % 5)
    from (select i, ${begin} + i::float8 / ${sql.lit(sessions)} * interval '${sql.raw(String(DAYS))} days' as at
      from generate_series(0, ${sql.lit(sessions - 1)}) i) s`.execute(database);
  await sql`alter table session_members disable trigger user`.execute(database);
  await sql`insert into session_members (session_id, member, role) select id, owner, 'owner' from sessions`.execute(
    database,
  );
  // A million turns are counted at once, and indexed at the end: what is made is the same, in a tenth of the time.
  const definitions = await dropIndexes(database);
  await sql`alter table turn_facts disable trigger user`.execute(database);
  await sql`alter table turn_facts drop constraint turn_facts_session_id_member_fkey`.execute(database);
  for (let from = 0; from < turns; from += BATCH) {
    const to = Math.min(from + BATCH, turns) - 1;
    await sql`insert into turn_facts
      select 'inv-' || i, ${SEED_MEMBER}, 's-' || (i / ${sql.lit(TURNS_PER_SESSION)}),
        ${begin} + i::float8 / ${sql.lit(turns)} * interval '${sql.raw(String(DAYS))} days',
        'tenant-' || ((i / ${sql.lit(TURNS_PER_SESSION)}) % 5), 'user-' || ${rank(40, { purpose: 2, seed, skew: 2 })} || '@example.org',
        case when failed then '' else 'service-' || ${rank(20, { purpose: 3, seed, skew: 2 })} end,
        case when failed or verdict > 2 then ''
          else (array[${kinds}])[1 + ${rank(CAUSE_KINDS.length, { purpose: 4, seed, skew: 3 })}] end,
        case when failed then 'failed' else 'done' end,
        case when failed then '' else (array['root_cause', 'probable_cause', 'inconclusive', 'no_incident'])[verdict] end,
        case when failed then (array['internal', 'agent_unreachable', 'storage_unavailable'])[1 + ${rank(3, { purpose: 5, seed, skew: 2 })}] else '' end,
        (i % ${sql.lit(TURNS_PER_SESSION)} = 0)::int, ms, ceil(ln(ms::float8) / ln(1.02::float8))::smallint,
        (${chance(6, seed)} * 4000)::bigint, (${chance(7, seed)} * 800)::bigint, (${chance(8, seed)} * 0.02)::numeric(12, 6),
        (${chance(9, seed)} < 0.08)::int, (${chance(10, seed)} < 0.03)::int,
        array['architect', 'investigator', 'sre'], array[1, 1, 1], array[0, (${chance(11, seed)} < 0.02)::int, 0],
        array[ms / 5, ms / 4, ms / 3],
        jsonb_build_object('tier', (array['free', 'pro', 'premium'])[1 + ${rank(3, { purpose: 12, seed, skew: 1.5 })}],
          'region', (array['eu', 'us', 'ap', 'sa'])[1 + ${rank(4, { purpose: 13, seed, skew: 1 })}])
      from (select i, ${chance(14, seed)} < 0.033 as failed, 1 + ${rank(4, { purpose: 15, seed, skew: 1.5 })} as verdict,
          (1500 * exp(4 * ${chance(16, seed)} * ${chance(17, seed)} + ${chance(18, seed)}))::bigint as ms
        from generate_series(${sql.lit(from)}, ${sql.lit(to)}) i) t`.execute(database);
    progress(to + 1);
  }
  progress(turns);
  await countAll(database);
  for (const definition of definitions) await sql.raw(definition).execute(database);
  await sql`alter table turn_facts add foreign key (session_id, member) references session_members on delete cascade`.execute(
    database,
  );
  await sql`alter table turn_facts enable trigger user`.execute(database);
  await sql`alter table session_members enable trigger user`.execute(database);
  // As a server does by itself after so many rows.
  await sql`vacuum (analyze)`.execute(database);
}
