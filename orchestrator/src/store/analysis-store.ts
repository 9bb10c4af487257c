import type { Finding, Report } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AgentEvent, TurnRecord } from '../analysis/analyse-session.ts';
import type { Database } from './schema.ts';

type Usage = Report['usage'];

/** A report's envelope holds those of all agents; a turn without a report is what its findings are together. */
function usageOf(report: Usage | null, findings: readonly Finding['usage'][]): Pick<TurnRecord, 'tokens' | 'costUsd'> {
  const envelopes = report === null ? findings : [report];
  return {
    tokens: {
      prompt: envelopes.reduce((total, { tokens }) => total + tokens.prompt, 0),
      completion: envelopes.reduce((total, { tokens }) => total + tokens.completion, 0),
    },
    costUsd: envelopes.reduce((total, { cost_usd: cost }) => total + cost, 0),
  };
}

/** Reads sessions for analysis: who ran when, what failed, what it cost. */
export class AnalysisStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The session's turns in order. The caller has checked that they may be read. */
  async turnsOf(sessionId: string): Promise<TurnRecord[]> {
    const turns = await this.#database
      .selectFrom('investigations')
      .leftJoin('reports', 'reports.investigation_id', 'investigations.id')
      .select(['investigations.id', 'turn', 'trace_id', 'prompt', 'state', 'created_at', 'finished_at', 'error'])
      .select([sql<Usage | null>`reports.body -> 'usage'`.as('usage')])
      .select([sql<TurnRecord['verdict']>`reports.body ->> 'verdict'`.as('verdict')])
      .where('investigations.session_id', '=', sessionId)
      .orderBy('turn')
      .execute();
    const [events, findings, opinions] = await Promise.all([
      this.#events(sessionId),
      this.#usages(sessionId),
      this.#opinions(sessionId),
    ]);
    return turns.map((row) => ({
      id: row.id,
      turn: row.turn,
      traceId: row.trace_id,
      prompt: row.prompt,
      state: row.state,
      askedAt: row.created_at.getTime(),
      endedAt: row.finished_at?.getTime() ?? null,
      error: row.error,
      verdict: row.verdict,
      ...usageOf(
        row.usage,
        findings.flatMap(({ id, usage }) => (id === row.id ? [usage] : [])),
      ),
      events: events.flatMap(({ id, at, body }) => (id === row.id ? [{ at: at.getTime(), body }] : [])),
      opinions: opinions.find(({ id }) => id === row.id) ?? { up: 0, down: 0 },
    }));
  }

  async #events(sessionId: string): Promise<{ id: string; at: Date; body: AgentEvent }[]> {
    const { rows } = await sql<{ id: string; at: Date; body: AgentEvent }>`
      select e.investigation_id as id, e.at, e.body from events e join investigations i on i.id = e.investigation_id
      where i.session_id = ${sessionId} and e.body ->> 'type' in ('agent.started', 'agent.done', 'agent.failed')
      order by e.investigation_id, e.seq`.execute(this.#database);
    return rows;
  }

  async #usages(sessionId: string): Promise<{ id: string; usage: Finding['usage'] }[]> {
    const { rows } = await sql<{ id: string; usage: Finding['usage'] }>`
      select f.investigation_id as id, f.body -> 'usage' as usage
      from findings f join investigations i on i.id = f.investigation_id
      where i.session_id = ${sessionId} order by f.agent`.execute(this.#database);
    return rows;
  }

  async #opinions(sessionId: string): Promise<{ id: string; up: number; down: number }[]> {
    const { rows } = await sql<{ id: string; up: number; down: number }>`
      select f.investigation_id as id, (count(*) filter (where f.score = 'up'))::int as up,
        (count(*) filter (where f.score = 'down'))::int as down
      from feedback f join investigations i on i.id = f.investigation_id
      where i.session_id = ${sessionId} group by f.investigation_id`.execute(this.#database);
    return rows;
  }
}
