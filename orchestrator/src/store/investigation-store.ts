import { MatsError } from '@mats/contracts';
import type {
  EventBody,
  GivenFeedback,
  Investigation,
  InvestigationEvent,
  InvestigationState,
  RecordedTurn,
} from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { acceptTurn } from './accept-turn.ts';
import type { AcceptedBy, AcceptedTurn, NewInvestigation } from './accept-turn.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { boundRecord } from './session-record.ts';
import type { Database } from './schema.ts';
import type { SessionAccess } from './session-access.ts';

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

// The row's type is what Kysely makes of the query.
// oxlint-disable-next-line typescript/explicit-function-return-type
function selectInvestigations(database: Kysely<Database>) {
  return database
    .selectFrom('investigations')
    .leftJoin('reports', 'reports.investigation_id', 'investigations.id')
    .leftJoin('session_links', 'session_links.session_id', 'investigations.session_id')
    .selectAll('investigations')
    .select(['reports.body as report', 'reports.markdown', 'session_links.continues']);
}

type InvestigationRow = Awaited<ReturnType<ReturnType<typeof selectInvestigations>['execute']>>[number];

/** Investigations with their events, steps, findings, evidence and reports: the record that Phoenix is a view of. */
export class InvestigationStore {
  readonly #database: Kysely<Database>;
  readonly #attachments: AttachmentStore;
  readonly #access: SessionAccess;

  constructor(database: Kysely<Database>, options: { attachments: AttachmentStore; access: SessionAccess }) {
    this.#database = database;
    this.#attachments = options.attachments;
    this.#access = options.access;
  }

  /** Stores a turn; see `acceptTurn`. @throws MatsError `session_not_found`, `conflict` */
  accept(turn: NewInvestigation & AcceptedBy): Promise<AcceptedTurn> {
    return acceptTurn(this.#database, turn);
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

  /**
   * The session's finished turns before this one, oldest first; of a long session what `boundRecord` keeps. `before` leaves out the turns
   * from that one on.
   */
  async sessionRecord(sessionId: string, id: string, before?: number): Promise<RecordedTurn[]> {
    const turns = await this.#database
      .selectFrom('investigations')
      .innerJoin('reports', 'reports.investigation_id', 'investigations.id')
      .select(['investigations.id', 'turn', 'prompt', 'request', 'created_at', 'reports.body as report'])
      .where('session_id', '=', sessionId)
      .where('investigations.id', '!=', id)
      .$if(before !== undefined, (select) => select.where('turn', '<', before ?? 0))
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

  /** @throws MatsError `investigation_not_found` when it is not there or the member may not read it. */
  async read(id: string, member: string): Promise<Investigation> {
    const rows = await selectInvestigations(this.#database)
      .where('investigations.id', '=', id)
      .where(this.#access.readable('investigations.session_id', member))
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
    const { member, score, comment, at } = feedback;
    await this.#database
      .insertInto('feedback')
      .values({ investigation_id: id, member, score, comment, at })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'member']).doUpdateSet({ score, comment, at }))
      .execute();
  }

  /** What readers said of a turn's answer. */
  async saidOf(id: string): Promise<{ score: string; comment: string }[]> {
    return this.#database
      .selectFrom('feedback')
      .select(['score', 'comment'])
      .where('investigation_id', '=', id)
      .orderBy('at')
      .execute();
  }

  /** What a member said of the answers of a session. The caller has checked membership. */
  async feedbackOf(sessionId: string, member: string): Promise<GivenFeedback[]> {
    const rows = await this.#database
      .selectFrom('feedback')
      .innerJoin('investigations', 'investigations.id', 'feedback.investigation_id')
      .select(['investigation_id', 'score', 'comment'])
      .where('session_id', '=', sessionId)
      .where('member', '=', member)
      .execute();
    return rows.map((row) => ({ ...row, score: row.score === 'up' ? 'up' : 'down' }));
  }

  /** The newest answer in a session of the member; undefined when there is none. */
  async newestAnswered(
    member: string,
  ): Promise<{ sessionId: string; traceId: string; tenant: string | null } | undefined> {
    const row = await this.#database
      .selectFrom('investigations')
      .innerJoin('sessions', 'sessions.id', 'investigations.session_id')
      .innerJoin('session_members', 'session_members.session_id', 'investigations.session_id')
      .select(['investigations.session_id', 'trace_id', 'tenant'])
      .where('member', '=', member)
      .where('state', '=', 'done')
      .orderBy('finished_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? undefined : { sessionId: row.session_id, traceId: row.trace_id, tenant: row.tenant };
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
      asked_by: row.asked_by,
      redacted: row.request.redacted === true,
      attachments: row.request.attachments.flatMap((id) => attachments.get(id) ?? []),
      repositories: row.request.repositories,
      sample: row.request.sample,
      ...(row.request.time_zone === undefined ? {} : { time_zone: row.request.time_zone }),
      ...(row.request.again === undefined ? {} : { again: row.request.again }),
      created_at: row.created_at.toISOString(),
      finished_at: row.finished_at?.toISOString() ?? null,
      report: row.report,
      markdown: row.markdown,
      error: row.error,
      ...(row.continues === null ? {} : { continues: row.continues }),
    }));
  }
}
