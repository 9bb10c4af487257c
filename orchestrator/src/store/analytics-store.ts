import type { AnalyticsStep, TurnFact } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** Whose turns, of which time, of which kind. */
export interface AnalyticsQuery {
  readonly member: string;
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly step: AnalyticsStep;
  /** Conditions that all must hold; the same key once. */
  readonly filters: readonly AnalyticsCondition[];
}

export interface AnalyticsCondition {
  /** `tenant`, `user`, `service`, `kind` or `metadata.<key>`. */
  readonly filter: string;
  readonly value: string;
}

/**
 * A sum over turns. `part` is what is counted: `turn` (all of them), `outcome`, `kind`, `failure`, `duration` (the bin)
 * or `agent`; `key` is its value. `at` is the step's begin, null in sums over the whole time.
 */
export interface CountRow {
  readonly at: Date | null;
  readonly part: string;
  readonly key: string;
  readonly n: number;
  readonly failed: number;
  readonly ms: number;
  readonly opened: number;
  readonly up: number;
  readonly down: number;
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly cost_usd: number;
}

export interface LongSession {
  readonly id: string;
  readonly title: string;
  readonly turns: number;
  readonly duration_ms: number;
  readonly last_activity: Date;
}

/** Where sums over the whole time stand: before every step. */
const BEFORE_ALL = -8.64e15;
const NO_COUNT = {
  n: 0,
  failed: 0,
  ms: 0,
  opened: 0,
  up: 0,
  down: 0,
  prompt_tokens: 0,
  completion_tokens: 0,
  cost_usd: 0,
};

const COLUMNS: Readonly<Record<string, string>> = { tenant: 'tenant', user: 'asker', service: 'service', kind: 'kind' };
const METADATA = 'metadata.';
const LONGEST = 10;
const CHOICES = 50;
const PAGE_ROWS = 10_000;

const SUMS =
  sql.raw(`sum(n)::float8 as n, sum(failed)::float8 as failed, sum(ms)::float8 as ms, sum(opened)::float8 as opened,
  sum(up)::float8 as up, sum(down)::float8 as down, sum(prompt_tokens)::float8 as prompt_tokens,
  sum(completion_tokens)::float8 as completion_tokens, sum(cost_usd)::float8 as cost_usd`);
const FACT_SUMS = sql.raw(`count(*)::float8 as n, (count(*) filter (where state <> 'done'))::float8 as failed,
  sum(duration_ms)::float8 as ms, sum(opened)::float8 as opened, sum(up)::float8 as up, sum(down)::float8 as down,
  sum(prompt_tokens)::float8 as prompt_tokens, sum(completion_tokens)::float8 as completion_tokens,
  sum(cost_usd)::float8 as cost_usd`);
const NO_SUMS = sql.raw('0::float8, 0::float8, 0::float8, 0::float8, 0::float8, 0::float8, 0::float8, 0::float8');
const NO_TIME = sql.raw('null::timestamptz');

/** Keeps its facts: what a filter asks of them. */
function conditionOf({ filter, value }: AnalyticsCondition): RawBuilder<unknown> {
  const column = COLUMNS[filter];
  if (column !== undefined) return sql`${sql.ref(`f.${column}`)} = ${value}`;
  return sql`f.metadata @> ${JSON.stringify({ [filter.slice(METADATA.length)]: value })}::jsonb`;
}

function factsOf({ member, from, to, filters }: AnalyticsQuery): RawBuilder<unknown> {
  const all = [
    sql`f.member = ${member}`,
    sql`f.at >= ${from}`,
    sql`f.at < ${to}`,
    ...filters.map((condition) => conditionOf(condition)),
  ];
  return sql`turn_facts f where ${sql.join(all, sql` and `)}`;
}

/** Reads sums over turns. Whoever is asked about sees the turns of the sessions that they are a member of. */
export class AnalyticsStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The sums of a query: from the counts by day where these can tell, else from the turns themselves. */
  counts(query: AnalyticsQuery): Promise<CountRow[]> {
    return query.filters.length > 1 || query.step === 'hour' ? this.countsOfTurns(query) : this.countsByDay(query);
  }

  /** From the counts by day: whole days in UTC, and one condition at most. */
  async countsByDay({ member, from, to, step, filters }: AnalyticsQuery): Promise<CountRow[]> {
    const { filter, value } = filters[0] ?? { filter: '', value: '' };
    const at = sql`date_trunc(${step}::text, day::timestamp) at time zone 'UTC'`;
    const counted = sql`turn_counts where member = ${member} and dimension = ${filter} and value = ${value}
      and day >= (${from}::timestamptz at time zone 'UTC')::date and day < (${to}::timestamptz at time zone 'UTC')::date`;
    // Two comparisons are decided in the index, an inequality only after each row was fetched.
    const sums = sql<CountRow>`
      with c as materialized (
        select * from ${counted} and part < 'duration' union all select * from ${counted} and part > 'duration')
      select ${NO_TIME} as at, part, key, ${SUMS} from c group by part, key
      union all select ${at} as at, part, key, ${SUMS} from c where part = 'turn' group by 1, part, key
      order by at nulls first, part, key`.execute(this.#database);
    // Nine of ten rows are of durations and have a number alone: they are added up once and come as a row a step.
    const durations = sql<{ at: Date | null; bins: [key: string, n: number][] }>`
      with d as materialized (select ${at} as at, key, sum(n::float8) as n from ${counted} and part = 'duration' group by 1, key)
      select ${NO_TIME} as at, jsonb_agg(jsonb_build_array(key, n) order by key) as bins
        from (select key, sum(n) as n from d group by key) w having count(*) > 0
      union all select at, jsonb_agg(jsonb_build_array(key, n) order by key) from d group by at`.execute(
      this.#database,
    );
    const [{ rows }, { rows: steps }] = await Promise.all([sums, durations]);
    const binned = steps.flatMap(({ at: step, bins }) =>
      bins.map(([key, n]): CountRow => ({ ...NO_COUNT, at: step, part: 'duration', key, n })),
    );
    return [...rows, ...binned].toSorted(
      (a, b) => (a.at?.getTime() ?? BEFORE_ALL) - (b.at?.getTime() ?? BEFORE_ALL) || a.part.localeCompare(b.part),
    );
  }

  /** From the turns themselves, whatever is asked. */
  async countsOfTurns(query: AnalyticsQuery): Promise<CountRow[]> {
    const at = sql`date_trunc(${query.step}::text, at at time zone 'UTC') at time zone 'UTC'`;
    const outcome = sql.raw(`case when verdict = '' then state else verdict end`);
    const count = (
      part: string,
      { key, where }: { key: RawBuilder<unknown>; where?: RawBuilder<unknown> },
    ): RawBuilder<unknown> =>
      sql`select ${NO_TIME} as at, ${sql.lit(part)} as part, ${key} as key, count(*)::float8 as n, ${NO_SUMS} from f
        ${where ?? sql``} group by 3`;
    const { rows } = await sql<CountRow>`
      with f as materialized (select * from ${factsOf(query)})
      select ${NO_TIME} as at, 'turn' as part, '' as key, ${FACT_SUMS} from f having count(*) > 0
      union all ${count('outcome', { key: outcome })}
      union all ${count('kind', { key: sql.raw('kind'), where: sql.raw(`where kind <> ''`) })}
      union all ${count('failure', { key: sql.raw('failure'), where: sql.raw(`where failure <> ''`) })}
      union all ${count('duration', { key: sql.raw('duration_bin::text') })}
      union all select ${NO_TIME}, 'agent', a.agent, sum(a.runs)::float8, sum(a.failed)::float8, sum(a.ms)::float8, 0, 0, 0, 0, 0, 0
        from f, unnest(agents, agent_runs, agent_failed, agent_ms) as a(agent, runs, failed, ms) group by a.agent
      union all select ${at}, 'turn', '', ${FACT_SUMS} from f group by 1
      union all select ${at}, 'duration', duration_bin::text, count(*)::float8, ${NO_SUMS} from f group by 1, 3
      order by at nulls first, part, key`.execute(this.#database);
    return rows;
  }

  /** The sessions that were busy longest, of those with a turn that fits and activity in the time. */
  async longest(query: AnalyticsQuery): Promise<LongSession[]> {
    const { member, from, to, filters } = query;
    const fits = filters.length === 0 ? sql`` : sql`and exists (select from ${factsOf(query)} and f.session_id = s.id)`;
    const { rows } = await sql<LongSession>`
      select s.id, s.title, s.turns, s.duration_ms, s.last_activity
      from sessions s join session_members m on m.session_id = s.id and m.member = ${member}
      where s.last_activity >= ${from} and s.created_at < ${to} ${fits}
      order by s.duration_ms desc, s.id limit ${LONGEST}`.execute(this.#database);
    return rows;
  }

  /** What turns of the time can be filtered by, the commonest first, and how many there are of each. */
  async choices({ member, from, to }: AnalyticsQuery): Promise<{ filter: string; value: string; turns: number }[]> {
    const { rows } = await sql<{ filter: string; value: string; turns: number }>`
      select filter, value, turns from (
        select dimension as filter, value, sum(n)::float8 as turns,
          row_number() over (partition by dimension order by sum(n) desc, value) as place
        from turn_counts where member = ${member} and part = 'turn' and dimension <> ''
          and day >= (${from}::timestamptz at time zone 'UTC')::date and day < (${to}::timestamptz at time zone 'UTC')::date
        group by dimension, value) c
      where place <= ${CHOICES} order by filter, turns desc, value`.execute(this.#database);
    return rows;
  }

  /** The turns that fit, oldest first, in pages. */
  async *turns(query: AnalyticsQuery): AsyncGenerator<TurnFact> {
    for (let after: { at: Date; id: string } | undefined; ;) {
      const behind = after === undefined ? sql`` : sql`and (f.at, f.investigation_id) > (${after.at}, ${after.id})`;
      const { rows } = await sql<TurnFact & { stamp: Date }>`
        select investigation_id, session_id, f.at as stamp, tenant, asker as "user", service, kind, state, verdict, failure,
          opened = 1 as opens_session, duration_ms::float8 as duration_ms, prompt_tokens::float8 as prompt_tokens,
          completion_tokens::float8 as completion_tokens, cost_usd::float8 as cost_usd, up as thumbs_up, down as thumbs_down,
          metadata, (select coalesce(jsonb_agg(a), '[]') from
            unnest(agents, agent_runs, agent_failed, agent_ms) as a(agent, runs, failed, ms)) as agents
        from ${factsOf(query)} ${behind} order by f.at, f.investigation_id limit ${PAGE_ROWS}`.execute(this.#database);
      for (const { stamp, ...row } of rows) yield { ...row, at: stamp.toISOString() };
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_ROWS) return;
      after = { at: last.stamp, id: last.investigation_id };
    }
  }
}
