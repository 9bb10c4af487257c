import { approvalSchema, judgementSchema, MatsError } from '@mats/contracts';
import type { Approval, ApprovalAction, Comment, Discussion } from '@mats/contracts';
import type { Kysely, Selectable } from 'kysely';
import { writeDeed } from './audit-log.ts';
import type { Database } from './schema.ts';

/** A turn of which somebody says or does something. */
interface AboutTurn {
  investigation: string;
  session: string;
  turn: number;
  by: string;
}

function toApproval(row: Selectable<Database['approvals']>): Approval {
  return approvalSchema.parse({
    ...row,
    proposed_at: row.proposed_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
  });
}

/**
 * What people say of turns, and steps that wait for an approval. Who may call is checked by `SessionAccess`; each is
 * written into the audit log with itself.
 */
export class DiscussionStore {
  readonly #database: Kysely<Database>;
  readonly #newId: () => string;
  readonly #now: () => number;

  constructor(database: Kysely<Database>, options: { newId: () => string; now: () => number }) {
    this.#database = database;
    this.#newId = options.newId;
    this.#now = options.now;
  }

  /** Everything that was said of the session's turns, oldest first. */
  async read(session: string): Promise<Discussion> {
    const [comments, judgements, approvals] = await Promise.all([
      this.#database
        .selectFrom('comments')
        .innerJoin('investigations', 'investigations.id', 'comments.investigation_id')
        .selectAll('comments')
        .where('session_id', '=', session)
        .orderBy('at')
        .orderBy('comments.id')
        .execute(),
      this.#database
        .selectFrom('feedback')
        .innerJoin('investigations', 'investigations.id', 'feedback.investigation_id')
        .selectAll('feedback')
        .where('session_id', '=', session)
        .orderBy('at')
        .orderBy('member')
        .execute(),
      this.#database
        .selectFrom('approvals')
        .innerJoin('investigations', 'investigations.id', 'approvals.investigation_id')
        .selectAll('approvals')
        .where('session_id', '=', session)
        .orderBy('proposed_at')
        .orderBy('approvals.id')
        .execute(),
    ]);
    return {
      comments: comments.map(({ body: text, at, ...rest }) => ({ ...rest, text, at: at.toISOString() })),
      judgements: judgements.map(({ at, ...rest }) => judgementSchema.parse({ ...rest, at: at.toISOString() })),
      approvals: approvals.map(toApproval),
    };
  }

  async comment({ investigation, session, turn, by }: AboutTurn, text: string): Promise<Comment> {
    const at = this.#at();
    const comment = { id: this.#newId(), investigation_id: investigation, member: by, at };
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('comments')
        .values({ ...comment, body: text })
        .execute();
      await writeDeed(transaction, { session, member: by, action: 'commented', about: { turn }, at });
    });
    return { ...comment, text };
  }

  /** Proposes a step. One that was proposed for the turn before stays as it is; a refused one waits anew. */
  async propose({ investigation, session, turn, by }: AboutTurn, action: ApprovalAction): Promise<Approval> {
    const at = this.#at();
    return this.#database.transaction().execute(async (transaction) => {
      const proposed = { state: 'waiting', proposed_by: by, proposed_at: at, decided_by: null, decided_at: null };
      const row = await transaction
        .insertInto('approvals')
        .values({ id: this.#newId(), investigation_id: investigation, action, outcome: null, ...proposed })
        .onConflict((conflict) =>
          conflict
            .columns(['investigation_id', 'action'])
            .doUpdateSet(proposed)
            .where('approvals.state', '=', 'refused'),
        )
        .returningAll()
        .executeTakeFirst();
      if (row !== undefined) {
        await writeDeed(transaction, { session, member: by, action: 'proposed', about: { turn, action }, at });
        return toApproval(row);
      }
      const before = await transaction
        .selectFrom('approvals')
        .selectAll()
        .where('investigation_id', '=', investigation)
        .where('action', '=', action)
        .executeTakeFirstOrThrow();
      return toApproval(before);
    });
  }

  /**
   * Decides on a step that waits, once: of two who decide at the same time the first counts. What the step makes is
   * kept with the decision.
   *
   * @throws MatsError `approval_not_found`; `conflict` when somebody has decided before.
   */
  async decide(
    { investigation, session, turn, by }: AboutTurn,
    decision: { id: string; approved: boolean; carryOut: (action: ApprovalAction) => string },
  ): Promise<Approval> {
    const at = this.#at();
    const { id, approved } = decision;
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('approvals')
        .selectAll()
        .where('id', '=', id)
        .where('investigation_id', '=', investigation)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new MatsError('approval_not_found', { seen: id });
      if (row.state !== 'waiting') {
        throw new MatsError('conflict', { reason: `${row.decided_by ?? 'somebody'} has decided on this step` });
      }
      const { action } = toApproval(row);
      const decided = {
        state: approved ? 'done' : 'refused',
        decided_by: by,
        decided_at: at,
        outcome: approved ? decision.carryOut(action) : null,
      };
      await transaction.updateTable('approvals').set(decided).where('id', '=', id).execute();
      const deed = approved ? 'approved' : 'refused';
      await writeDeed(transaction, { session, member: by, action: deed, about: { turn, action }, at });
      return toApproval({ ...row, ...decided, decided_at: new Date(at) });
    });
  }

  #at(): string {
    return new Date(this.#now()).toISOString();
  }
}
