import { MatsError } from '@mats/contracts';
import type {
  EventBody,
  Failure,
  Finding,
  Investigation,
  InvestigationEvent,
  InvestigationState,
  RecordedTurn,
  Report,
} from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AttachmentStore } from './attachment-store.ts';
import { databaseJson, databaseText } from './database-text.ts';
import { boundRecord } from './session-record.ts';
import type { Database, StoredRequest } from './schema.ts';

/** State code of a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505';

const FINAL_STATES: readonly InvestigationState[] = ['done', 'failed', 'cancelled'];

/** Whether nothing more will happen to an investigation in this state. */
export function isFinal(state: InvestigationState): boolean {
  return FINAL_STATES.includes(state);
}

/** What makes a repeated question the same one: who sent it, under which key, and what it was. */
export interface AskedUnder {
  member: string;
  key: string;
  requestHash: string;
}

/** Where a question that was asked before is kept. */
export interface AskedBefore {
  id: string;
  sessionId: string;
  turn: number;
  traceId: string;
  traceparent: string;
}

export interface NewInvestigation {
  id: string;
  sessionId: string;
  prompt: string;
  request: StoredRequest;
  traceId: string;
  traceparent: string;
  at: string;
  /** The caller's key for this question; none: a repeat is a question of its own. */
  key?: { idempotencyKey: string; requestHash: string } | undefined;
}

export interface AcceptedTurn {
  turn: number;
  previous: StoredRequest | undefined;
}

export interface UnfinishedInvestigation {
  id: string;
  sessionId: string;
  owner: string;
  prompt: string;
  request: StoredRequest;
  attempts: number;
  turn: number;
  traceparent: string;
  askedAt: number;
}

// The row's type is what Kysely makes of the query.
// oxlint-disable-next-line typescript/explicit-function-return-type
function selectInvestigations(database: Kysely<Database>) {
  return database
    .selectFrom('investigations')
    .leftJoin('reports', 'reports.investigation_id', 'investigations.id')
    .selectAll('investigations')
    .select(['reports.body as report', 'reports.markdown']);
}

type InvestigationRow = Awaited<ReturnType<ReturnType<typeof selectInvestigations>['execute']>>[number];

/** Investigations with their events, steps, findings, evidence and reports: the record that Phoenix is a view of. */
export class InvestigationStore {
  readonly #database: Kysely<Database>;
  readonly #attachments: AttachmentStore;

  constructor(database: Kysely<Database>, attachments: AttachmentStore) {
    this.#database = database;
    this.#attachments = attachments;
  }

  /**
   * Stores a turn, its session if that is new, and the turn's first event, in one statement: whoever asks waits for
   * it. The session's row lock gives parallel questions of one session different numbers, counted from 1.
   * `previous` is what the session's latest turn with evidence was asked about.
   *
   * @throws MatsError `session_not_found` when the session is somebody else's, `conflict` when the same question is
   * being stored by somebody else at this moment.
   */
  async accept(turn: NewInvestigation & { member: string; first: InvestigationEvent }): Promise<AcceptedTurn> {
    const { id, sessionId, member, prompt, at, first, key } = turn;
    const query = sql<{ turn: number; previous: StoredRequest | null }>`select turn, previous from accept_turn(
      ${id}, ${sessionId}, ${member}, ${prompt.slice(0, 200)}, ${at}, ${prompt}, ${databaseJson(turn.request)}::jsonb,
      ${turn.traceId}, ${turn.traceparent}, ${key?.idempotencyKey ?? null}, ${key?.requestHash ?? null}, ${first.seq},
      ${first.at}, ${databaseJson(first.body)}::jsonb)`;
    const { rows } = await query.execute(this.#database).catch((error: unknown) => {
      const { code, constraint } = error as { code?: unknown; constraint?: unknown };
      if (code !== UNIQUE_VIOLATION || constraint !== 'investigations_by_key') throw error;
      throw new MatsError('conflict', { reason: 'the same question is being asked right now' }, { cause: error });
    });
    const [accepted] = rows;
    if (accepted === undefined) throw new MatsError('session_not_found', { seen: sessionId });
    return { turn: accepted.turn, previous: accepted.previous ?? undefined };
  }

  /**
   * The investigation that a key was used for, or undefined.
   *
   * @throws MatsError `idempotency_key_reused` when that was another question.
   */
  async askedBefore(asked: AskedUnder): Promise<AskedBefore | undefined> {
    const row = await this.#database
      .selectFrom('investigations')
      .select(['id', 'session_id', 'turn', 'trace_id', 'traceparent', 'request_hash'])
      .where('asked_by', '=', asked.member)
      .where('idempotency_key', '=', asked.key)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    if (row.request_hash !== asked.requestHash) throw new MatsError('idempotency_key_reused', { seen: asked.key });
    const { id, session_id: sessionId, turn, trace_id: traceId, traceparent } = row;
    return { id, sessionId, turn, traceId, traceparent };
  }

  async setRequest(id: string, request: StoredRequest): Promise<void> {
    const text = databaseJson(request);
    await this.#database.updateTable('investigations').set({ request: text }).where('id', '=', id).execute();
  }

  async setState(id: string, state: InvestigationState): Promise<void> {
    await this.#database.updateTable('investigations').set({ state }).where('id', '=', id).execute();
  }

  async appendEvent(id: string, event: InvestigationEvent): Promise<void> {
    await this.#database
      .insertInto('events')
      .values({ investigation_id: id, seq: event.seq, at: event.at, body: databaseJson(event.body) })
      // Written again when the answer was lost on its way.
      .onConflict((conflict) => conflict.columns(['investigation_id', 'seq']).doNothing())
      .execute();
  }

  async eventsAfter(id: string, seq: number): Promise<InvestigationEvent[]> {
    const rows = await this.#database
      .selectFrom('events')
      .select(['seq', 'at', 'body'])
      .where('investigation_id', '=', id)
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({ seq: row.seq, at: row.at.toISOString(), body: row.body as EventBody }));
  }

  async lastSeq(id: string): Promise<number> {
    const row = await this.#database
      .selectFrom('events')
      .select((select) => select.fn.max('seq').as('seq'))
      .where('investigation_id', '=', id)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  async saveStep(id: string, key: string, output: unknown): Promise<void> {
    await this.#database
      .insertInto('steps')
      .values({ investigation_id: id, key, output: databaseJson(output) })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'key']).doNothing())
      .execute();
  }

  /** What a step returned before the process stopped, or undefined when it had not finished. */
  async readStep(id: string, key: string): Promise<{ output: unknown } | undefined> {
    return this.#database
      .selectFrom('steps')
      .select('output')
      .where('investigation_id', '=', id)
      .where('key', '=', key)
      .executeTakeFirst();
  }

  async saveFinding(id: string, finding: Finding): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const body = databaseJson(finding);
      await transaction
        .insertInto('findings')
        .values({ investigation_id: id, agent: finding.agent, body })
        .onConflict((conflict) => conflict.columns(['investigation_id', 'agent']).doUpdateSet({ body }))
        .execute();
      for (const evidence of finding.evidence) {
        const text = databaseJson(evidence);
        await transaction
          .insertInto('evidence')
          .values({ investigation_id: id, id: evidence.id, body: text })
          .onConflict((conflict) => conflict.columns(['investigation_id', 'id']).doUpdateSet({ body: text }))
          .execute();
      }
    });
  }

  /** The session's finished turns before this one, oldest first; of a long session what `boundRecord` keeps. */
  async sessionRecord(sessionId: string, id: string): Promise<RecordedTurn[]> {
    const turns = await this.#database
      .selectFrom('investigations')
      .innerJoin('reports', 'reports.investigation_id', 'investigations.id')
      .select(['investigations.id', 'turn', 'prompt', 'request', 'created_at', 'reports.body as report'])
      .where('session_id', '=', sessionId)
      .where('investigations.id', '!=', id)
      .where('state', '=', 'done')
      .orderBy('turn')
      .execute();
    if (turns.length === 0) return [];
    const ids = turns.map((turn) => turn.id);
    const found = await this.#database
      .selectFrom('findings')
      .select(['investigation_id', 'body'])
      .where('investigation_id', 'in', ids)
      .orderBy('agent', 'desc')
      .execute();
    return boundRecord(
      turns.map(({ id: of, turn, prompt, request, created_at: asked, report }) => ({
        turn,
        prompt,
        at: asked.toISOString(),
        attachments: request.attachments,
        findings: found.flatMap((row) => (row.investigation_id === of ? [row.body] : [])),
        report,
      })),
    );
  }

  async finish(
    id: string,
    outcome: {
      state: 'done' | 'failed' | 'cancelled';
      at: string;
      durationMs: number;
      report?: Report;
      markdown?: string;
      error?: Failure;
    },
  ): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const { report, error } = outcome;
      if (report !== undefined) {
        const body = databaseJson(report);
        const markdown = databaseText(outcome.markdown ?? '');
        await transaction
          .insertInto('reports')
          .values({ investigation_id: id, body, markdown })
          .onConflict((conflict) => conflict.column('investigation_id').doUpdateSet({ body, markdown }))
          .execute();
      }
      const finished = await transaction
        .updateTable('investigations')
        .set({
          state: outcome.state,
          finished_at: outcome.at,
          error: error === undefined ? null : databaseJson(error),
        })
        .where('id', '=', id)
        .where('finished_at', 'is', null)
        .returning('session_id')
        .executeTakeFirst();
      // Finished before: the answer was lost on its way.
      if (finished === undefined) return;
      await transaction
        .updateTable('sessions')
        .set((set) => ({
          last_activity: outcome.at,
          duration_ms: set('duration_ms', '+', outcome.durationMs),
          ...(report === undefined ? {} : { verdict: report.verdict, service: report.where.service ?? null }),
        }))
        .where('id', '=', finished.session_id)
        .execute();
    });
  }

  /** Investigations that a stopped process left behind, each marked as taken up once more. */
  async takeUnfinished(): Promise<UnfinishedInvestigation[]> {
    const rows = await this.#database
      .updateTable('investigations')
      .set((set) => ({ attempts: set('attempts', '+', 1) }))
      .where('finished_at', 'is', null)
      .returning(['id', 'session_id', 'prompt', 'request', 'attempts', 'turn', 'traceparent', 'created_at'])
      .execute();
    const owners = await this.#database.selectFrom('sessions').select(['id', 'owner']).execute();
    const ownerOf = new Map(owners.map((row) => [row.id, row.owner]));
    return rows.map((row) => ({
      id: row.id,
      sessionId: row.session_id,
      owner: ownerOf.get(row.session_id) ?? '',
      prompt: row.prompt,
      request: row.request,
      attempts: row.attempts,
      turn: row.turn,
      traceparent: row.traceparent,
      askedAt: row.created_at.getTime(),
    }));
  }

  /** @throws MatsError `investigation_not_found` when it is not there or not the member's. */
  async read(id: string, member: string): Promise<Investigation> {
    const rows = await selectInvestigations(this.#database)
      .innerJoin('session_members', 'session_members.session_id', 'investigations.session_id')
      .where('investigations.id', '=', id)
      .where('session_members.member', '=', member)
      .execute();
    const [investigation] = await this.#toInvestigations(rows);
    if (investigation === undefined) throw new MatsError('investigation_not_found', { seen: id });
    return investigation;
  }

  /** The session's turns in order. The caller has checked membership. */
  async ofSession(sessionId: string): Promise<Investigation[]> {
    const rows = await selectInvestigations(this.#database)
      .where('investigations.session_id', '=', sessionId)
      .orderBy('turn')
      .execute();
    return this.#toInvestigations(rows);
  }

  async saveFeedback(
    id: string,
    feedback: { member: string; score: string; comment: string; at: string },
  ): Promise<void> {
    const { member, score, at } = feedback;
    const comment = databaseText(feedback.comment);
    await this.#database
      .insertInto('feedback')
      .values({ investigation_id: id, member, score, comment, at })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'member']).doUpdateSet({ score, comment, at }))
      .execute();
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#database);
  }

  async #toInvestigations(rows: readonly InvestigationRow[]): Promise<Investigation[]> {
    const attachments = await this.#attachments.describe(rows.flatMap((row) => row.request.attachments));
    return rows.map((row) => ({
      id: row.id,
      session_id: row.session_id,
      trace_id: row.trace_id,
      turn: row.turn,
      state: row.state,
      prompt: row.prompt,
      attachments: row.request.attachments.flatMap((id) => attachments.get(id) ?? []),
      repositories: row.request.repositories,
      sample: row.request.sample,
      created_at: row.created_at.toISOString(),
      finished_at: row.finished_at?.toISOString() ?? null,
      report: row.report,
      markdown: row.markdown,
      error: row.error,
    }));
  }
}
