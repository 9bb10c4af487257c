import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Percentiles come from bins that are two per cent wide, so that they are within one per cent of the exact ones. */
export const BIN_GROWTH = 1.02;

const FACT_COLUMNS = `investigation_id, member, session_id, at, tenant, asker, service, kind, state, verdict, failure, opened,
  duration_ms, duration_bin, prompt_tokens, completion_tokens, cost_usd, up, down, agents, agent_runs, agent_failed, agent_ms,
  metadata`;

const SUMS = ['n', 'failed', 'ms', 'opened', 'up', 'down', 'prompt_tokens', 'completion_tokens', 'cost_usd'] as const;
const KEY = 'member, dimension, value, day, part, key';

/** An ended turn, once for each member of its session: what analytics and exports read. */
const FACTS = `create table turn_facts (
  investigation_id text not null, member text not null, session_id text not null, at timestamptz not null,
  tenant text not null, asker text not null, service text not null, kind text not null, state text not null,
  verdict text not null, failure text not null, opened integer not null, duration_ms bigint not null,
  duration_bin smallint not null, prompt_tokens bigint not null, completion_tokens bigint not null,
  cost_usd numeric not null, up integer not null, down integer not null, agents text[] not null,
  agent_runs integer[] not null, agent_failed integer[] not null, agent_ms bigint[] not null, metadata jsonb not null,
  primary key (investigation_id, member),
  foreign key (session_id, member) references session_members on delete cascade)`;

/** Of what turns recorded, as the facts have it. Texts from outside are cut: an index takes no more than 2,700 bytes. */
const FINISHED_TURNS = `create view finished_turns as
  select i.id as investigation_id, m.member, i.session_id, i.created_at as at,
    coalesce(i.request ->> 'tenant', s.tenant, 'default') as tenant, coalesce(i.asked_by, s.owner) as asker,
    left(coalesce(r.body #>> '{where,service}', ''), 200) as service, coalesce(r.body ->> 'kind', '') as kind, i.state,
    coalesce(r.body ->> 'verdict', '') as verdict, left(coalesce(i.error ->> 'code', ''), 100) as failure,
    (i.turn = 1)::integer as opened, d.ms as duration_ms,
    (case when d.ms < 1 then 0 else ceil(ln(d.ms::double precision) / ln(${BIN_GROWTH}::double precision)) end)::smallint
      as duration_bin,
    u.prompt as prompt_tokens, u.completion as completion_tokens, u.cost as cost_usd, o.up, o.down,
    a.agents, a.runs as agent_runs, a.failed as agent_failed, a.ms as agent_ms, md.metadata
  from investigations i
    join sessions s on s.id = i.session_id
    join session_members m on m.session_id = i.session_id
    left join reports r on r.investigation_id = i.id
    cross join lateral (
      select greatest(0, round(extract(epoch from i.finished_at - i.created_at) * 1000))::bigint as ms) d
    cross join lateral (
      select coalesce(sum((e.usage #>> '{tokens,prompt}')::bigint), 0)::bigint as prompt,
        coalesce(sum((e.usage #>> '{tokens,completion}')::bigint), 0)::bigint as completion,
        coalesce(sum((e.usage ->> 'cost_usd')::numeric), 0) as cost
      from (select r.body -> 'usage' as usage where r.body is not null
        union all select f.body -> 'usage' from findings f where f.investigation_id = i.id and r.body is null) e) u
    cross join lateral (
      select (count(*) filter (where score = 'up'))::integer as up, (count(*) filter (where score = 'down'))::integer as down
      from feedback where investigation_id = i.id) o
    cross join lateral (
      select coalesce(array_agg(agent order by agent), '{}') as agents, coalesce(array_agg(runs order by agent), '{}') as runs,
        coalesce(array_agg(failed order by agent), '{}') as failed, coalesce(array_agg(ms order by agent), '{}') as ms
      from (
        select left(body ->> 'agent', 100) as agent, count(*)::integer as runs,
          (count(*) filter (where body ->> 'type' = 'agent.failed'))::integer as failed,
          coalesce(sum(round((body ->> 'duration_ms')::numeric)), 0)::bigint as ms
        from events where investigation_id = i.id and body ->> 'type' in ('agent.done', 'agent.failed') group by 1) e) a
    cross join lateral (
      select coalesce(jsonb_object_agg(key, value), '{}') as metadata from (
        select key, value #>> '{}' as value from jsonb_each(i.request -> 'metadata')
        where jsonb_typeof(value) in ('string', 'number', 'boolean') and length(value #>> '{}') between 1 and 64
        order by key limit 8) e) md
  where i.finished_at is not null`;

/** Counts by day, for every value that one filter can ask for, so that a year is read from a few thousand rows. */
const COUNTS = `create table turn_counts (
  member text not null, dimension text not null, value text not null, day date not null, part text not null,
  key text not null, n bigint not null, failed bigint not null, ms bigint not null, opened bigint not null,
  up bigint not null, down bigint not null, prompt_tokens bigint not null, completion_tokens bigint not null,
  cost_usd numeric not null, primary key (${KEY}))`;

const DIMENSIONS = `create function turn_dimensions(f turn_facts) returns table (dimension text, value text)
  language sql immutable as $$
  select '', '' union all select 'tenant', f.tenant union all select 'user', f.asker
  union all select 'service', f.service where f.service <> ''
  union all select 'kind', f.kind where f.kind <> ''
  union all select 'metadata.' || e.key, e.value from jsonb_each_text(f.metadata) e $$`;

const PARTS = `create function turn_parts(f turn_facts) returns table (part text, key text, n bigint, failed bigint, ms bigint,
    opened bigint, up bigint, down bigint, prompt_tokens bigint, completion_tokens bigint, cost_usd numeric)
  language sql immutable as $$
  select 'turn', '', 1::bigint, (f.state <> 'done')::integer::bigint, f.duration_ms, f.opened::bigint, f.up::bigint,
    f.down::bigint, f.prompt_tokens, f.completion_tokens, f.cost_usd
  union all select 'outcome', case when f.verdict = '' then f.state else f.verdict end, 1, 0, 0, 0, 0, 0, 0, 0, 0
  union all select 'kind', f.kind, 1, 0, 0, 0, 0, 0, 0, 0, 0 where f.kind <> ''
  union all select 'failure', f.failure, 1, 0, 0, 0, 0, 0, 0, 0, 0 where f.failure <> ''
  union all select 'duration', f.duration_bin::text, 1, 0, 0, 0, 0, 0, 0, 0, 0
  union all select 'agent', a.agent, a.runs, a.failed, a.ms, 0, 0, 0, 0, 0, 0
    from unnest(f.agents, f.agent_runs, f.agent_failed, f.agent_ms) as a(agent, runs, failed, ms) $$`;

/** What rows of a transition table add to the counts, or take from them. Sorted, so that two writers never wait in a ring. */
function upsert(tables: readonly { name: string; sign: 1 | -1 }[]): string {
  const signed = tables.map(
    ({ name, sign }) => `select f.member, d.dimension, d.value, (f.at at time zone 'UTC')::date as day, p.part, p.key,
      ${SUMS.map((sum) => `${sign} * p.${sum} as ${sum}`).join(', ')}
      from ${name} f cross join lateral turn_dimensions(row(f.*)::turn_facts) d
        cross join lateral turn_parts(row(f.*)::turn_facts) p`,
  );
  return `insert into turn_counts as c (${KEY}, ${SUMS.join(', ')})
    select ${KEY}, ${SUMS.map((sum) => `sum(${sum})`).join(', ')} from (${signed.join(' union all ')}) as changes
    group by ${KEY} having ${SUMS.map((sum) => `sum(${sum}) <> 0`).join(' or ')} order by ${KEY}
    on conflict (${KEY}) do update set ${SUMS.map((sum) => `${sum} = c.${sum} + excluded.${sum}`).join(', ')};`;
}

/** Of what is erased not even a name stays. */
const DROP_EMPTY = `delete from turn_counts c using (
    select distinct f.member, d.dimension, d.value, (f.at at time zone 'UTC')::date as day
    from removed f cross join lateral turn_dimensions(row(f.*)::turn_facts) d) e
  where c.member = e.member and c.dimension = e.dimension and c.value = e.value and c.day = e.day and c.n = 0;`;

const COUNT_TURNS = `create function count_turns() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      ${upsert([{ name: 'added', sign: 1 }])}
    elsif tg_op = 'DELETE' then
      ${upsert([{ name: 'removed', sign: -1 }])}
      ${DROP_EMPTY}
    elsif tg_op = 'UPDATE' then
      ${upsert([
        { name: 'added', sign: 1 },
        { name: 'removed', sign: -1 },
      ])}
      ${DROP_EMPTY}
    else
      delete from turn_counts;
    end if;
    return null;
  end $$`;

const insertFrom = (condition: string): string =>
  `insert into turn_facts (${FACT_COLUMNS}) select ${FACT_COLUMNS} from finished_turns ${condition} on conflict do nothing`;

/** A turn that cannot be counted ends all the same; `countFinished` counts it later. */
const ENDED = `create function count_ended_turn() returns trigger language plpgsql as $$
  begin
    ${insertFrom('where investigation_id = new.id')};
    return null;
  exception when others then
    raise warning 'turn % is not counted yet: %', new.id, sqlerrm;
    return null;
  end $$`;

const JOINED = `create function count_turns_of_member() returns trigger language plpgsql as $$
  begin
    ${insertFrom('where session_id = new.session_id and member = new.member')};
    return null;
  end $$`;

const JUDGED = `create function count_feedback() returns trigger language plpgsql as $$
  declare
    about text := case when tg_op = 'DELETE' then old.investigation_id else new.investigation_id end;
  begin
    update turn_facts set up = o.up, down = o.down from (
      select (count(*) filter (where score = 'up'))::integer as up, (count(*) filter (where score = 'down'))::integer as down
      from feedback where investigation_id = about) o
    where turn_facts.investigation_id = about;
    return null;
  end $$`;

/**
 * Ended turns as facts, and their counts by day. Triggers keep both in the transaction that ends a turn, lets somebody
 * into a session, takes feedback or erases, whoever writes it.
 */
export const TURN_FACTS: readonly string[] = [
  FACTS,
  `create index turn_facts_by_time on turn_facts (member, at)`,
  `create index turn_facts_by_tenant on turn_facts (member, tenant, at)`,
  `create index turn_facts_by_user on turn_facts (member, asker, at)`,
  `create index turn_facts_by_service on turn_facts (member, service, at)`,
  `create index turn_facts_by_kind on turn_facts (member, kind, at)`,
  `create index turn_facts_by_metadata on turn_facts using gin (metadata jsonb_path_ops)`,
  `create index turn_facts_by_session on turn_facts (session_id, member)`,
  `create index sessions_by_duration on sessions (duration_ms desc, id)`,
  FINISHED_TURNS,
  COUNTS,
  `create index turn_counts_of_turns on turn_counts (member, day, dimension, value) include (n) where part = 'turn'`,
  DIMENSIONS,
  PARTS,
  COUNT_TURNS,
  `create trigger turns_added after insert on turn_facts referencing new table as added
    for each statement execute function count_turns()`,
  `create trigger turns_removed after delete on turn_facts referencing old table as removed
    for each statement execute function count_turns()`,
  `create trigger turns_changed after update on turn_facts referencing old table as removed new table as added
    for each statement execute function count_turns()`,
  `create trigger turns_emptied after truncate on turn_facts for each statement execute function count_turns()`,
  ENDED,
  `create trigger turn_ended after update of finished_at on investigations for each row
    when (old.finished_at is null and new.finished_at is not null) execute function count_ended_turn()`,
  JOINED,
  `create trigger member_joined after insert on session_members for each row execute function count_turns_of_member()`,
  JUDGED,
  `create trigger turn_judged after insert or update or delete on feedback for each row execute function count_feedback()`,
  insertFrom(''),
];

/** Durations are most of the counts: over a year they are read from an index alone. */
export const COUNTS_OF_DURATIONS: readonly string[] = [
  `create index turn_counts_of_durations on turn_counts (member, dimension, value, day, key) include (n) where part = 'duration'`,
];

/** Counts ended turns that are not counted yet, after a restore for example. */
export async function countFinished(database: Kysely<Database>): Promise<void> {
  const missing = `where investigation_id in (select i.id from investigations i where i.finished_at is not null
    and not exists (select from turn_facts t where t.investigation_id = i.id))`;
  await sql.raw(insertFrom(missing)).execute(database);
}
