import { createHash } from 'node:crypto';
import { LIMITS } from '@mats/contracts';
import type { AttachmentReference, Change } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Changes that belong to every session. */
const INSTALLATION = '';
/** Of a session or of the installation the latest are kept: what is older explains no incident of today. */
const MOST_KEPT = 10_000;
/** Changes that an agent gets; the latest of both. */
const MOST_GIVEN = 2_000;

function isNewest(body: string, state: { characters: number }): boolean {
  state.characters += body.length + 1;
  return state.characters <= LIMITS.inlineAttachmentBytes;
}

/** How long changes wait for their session to begin. */
const SESSION_LATER_MS = 24 * 3600 * 1000;

/** Forgets changes for sessions that have not begun. */
async function forgetWithoutSession(transaction: Transaction<Database>, before: Date): Promise<void> {
  await sql`delete from changes where scope <> ${INSTALLATION} and received_at < ${before}
    and not exists (select from sessions where sessions.id = scope)`.execute(transaction);
}

/** Changes that were posted: of a session, or of the whole installation. */
export class ChangeStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Keeps changes; one that is there already by its id is replaced. `session` is null for those of the installation. */
  async save(
    changes: readonly Change[],
    options: { session: string | null; member: string; at: string },
  ): Promise<void> {
    if (changes.length === 0) return;
    const scope = options.session ?? INSTALLATION;
    await this.#database.transaction().execute(async (transaction) => {
      for (const change of changes) {
        const row = {
          scope,
          id: change.id,
          body: JSON.stringify(change),
          happened_at: change.time,
          member: options.member,
          received_at: options.at,
        };
        const { body, happened_at, member, received_at } = row;
        await transaction
          .insertInto('changes')
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(['scope', 'id']).doUpdateSet({ body, happened_at, member, received_at }),
          )
          .execute();
      }
      await forgetWithoutSession(transaction, new Date(Date.parse(options.at) - SESSION_LATER_MS));
      const last = await transaction
        .selectFrom('changes')
        .select('received_at')
        .where('scope', '=', scope)
        .orderBy('received_at', 'desc')
        .offset(MOST_KEPT)
        .limit(1)
        .executeTakeFirst();
      if (last === undefined) return;
      await transaction
        .deleteFrom('changes')
        .where('scope', '=', scope)
        .where('received_at', '<=', last.received_at)
        .execute();
    });
  }

  /**
   * The changes that a session's questions can be about, as a file that agents read; none when there are none. What was posted for a session
   * before it began counts when it is one of its members'.
   */
  async referenceFor(session: string): Promise<AttachmentReference[]> {
    const rows = await this.#database
      .selectFrom('changes')
      .select(['id', 'body'])
      .where('scope', 'in', [INSTALLATION, session])
      .where(
        sql<boolean>`(scope = ${INSTALLATION}
          or received_at >= (select created_at from sessions where sessions.id = scope)
          or member in (select member from session_members where session_id = scope))`,
      )
      .orderBy('received_at', 'desc')
      .orderBy('id')
      .limit(MOST_GIVEN)
      .execute();
    const state = { characters: 0 };
    const lines = rows.map(({ body }) => JSON.stringify(body)).filter((line) => isNewest(line, state));
    if (lines.length === 0) return [];
    const content = `${lines.toReversed().join('\n')}\n`;
    // The name stays the same while changes come in: evidence is read again by it.
    const id = `att_${createHash('sha256').update(`changes of ${session}`).digest('hex').slice(0, 32)}`;
    const sha256 = createHash('sha256').update(content).digest('hex');
    return [
      { id, name: 'posted-changes.jsonl', bytes: Buffer.byteLength(content), lines: lines.length, sha256, content },
    ];
  }
}
