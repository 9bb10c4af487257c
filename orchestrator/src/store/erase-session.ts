import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AttachmentBytes } from './attachment-bytes.ts';
import { writeDeed } from './audit-log.ts';
import { forgetUnnamed, removeFiles } from './file-removals.ts';
import type { Database } from './schema.ts';

export interface ErasePlace {
  database: Kysely<Database>;
  /** Where the attachments' bytes lie. */
  attachments: AttachmentBytes;
}

/**
 * Notes that what Phoenix has of a session is to be erased, from `due` on. It stands in the transaction that erases the session: whoever is
 * stopped in between, or does not reach Phoenix, goes on with it later.
 */
export async function noteErasure(
  database: Kysely<Database>,
  noted: {
    readonly id: string;
    readonly at: string;
    readonly due: string;
    readonly traces?: readonly string[];
    readonly tenant?: string | null;
  },
): Promise<void> {
  const { id, at, due, traces = [], tenant } = noted;
  const again = { erased_at: at, due_at: due, looks: 0, ...(tenant === undefined ? {} : { tenant }) };
  await database
    .insertInto('erasures')
    .values({ session_id: id, ...again, traces: JSON.stringify(traces) })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet({ ...again, traces: sql`erasures.traces || excluded.traces` }),
    )
    .execute();
}

/** Erases a session; that it was, whose, and who did what in it stays in the audit log. */
async function eraseWith(place: ErasePlace, erased: { id: string; by: string | null; at: string }): Promise<void> {
  const { id, by, at } = erased;
  const files = await place.database.transaction().execute(async (transaction) => {
    const turns = await transaction
      .selectFrom('investigations')
      .select(['trace_id', 'request'])
      .where('session_id', '=', id)
      .execute();
    const imported = await transaction
      .selectFrom('imported_sessions')
      .select('session_id')
      .where('session_id', '=', id)
      .executeTakeFirst();
    const gone = await transaction
      .deleteFrom('sessions')
      .where('id', '=', id)
      .returning(['owner', 'tenant'])
      .executeTakeFirst();
    await transaction.deleteFrom('changes').where('scope', '=', id).execute();
    if (gone === undefined) return [];
    const { owner, tenant } = gone;
    // The traces that an imported session names are of another installation, or whoever's its file says.
    const traces = imported === undefined ? turns.map(({ trace_id: trace }) => trace) : [];
    await noteErasure(transaction, { id, at, due: at, traces, tenant });
    await writeDeed(transaction, { session: id, member: by, action: 'deleted', about: { owner }, at });
    const ids = [...new Set(turns.flatMap(({ request }) => request.attachments))];
    return forgetUnnamed(transaction, { ids, at });
  });
  await removeFiles(place, files);
}

/**
 * Erases a session with all that was kept for it: turns, events, evidence, reports, and the files that only it had. The
 * caller has checked that the member may.
 */
export async function eraseSession(
  place: ErasePlace,
  asked: { id: string; member: string; at: string },
): Promise<void> {
  await eraseWith(place, { id: asked.id, by: asked.member, at: asked.at });
}

/** Erases what nobody has touched since a time: sessions, and uploads that no turn names. Resolves to the sessions' ids. */
export async function eraseOlder(place: ErasePlace, { before, at }: { before: string; at: string }): Promise<string[]> {
  const old = await place.database
    .selectFrom('sessions')
    .select('id')
    .where('last_activity', '<', new Date(before))
    .execute();
  for (const { id } of old) await eraseWith(place, { id, by: null, at });
  const uploads = await place.database
    .selectFrom('attachments')
    .select('id')
    .where('created_at', '<', new Date(before))
    .execute();
  const ids = uploads.map(({ id }) => id);
  await removeFiles(place, await forgetUnnamed(place.database, { ids, at }));
  return old.map(({ id }) => id);
}
