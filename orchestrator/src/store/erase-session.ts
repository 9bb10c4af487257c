import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { AttachmentBytes } from './attachment-bytes.ts';
import { SAMPLE_OWNER } from './attachment-store.ts';
import { writeDeed } from './audit-log.ts';
import type { Database } from './schema.ts';

export interface ErasePlace {
  database: Kysely<Database>;
  /** Where the attachments' bytes lie. */
  attachments: AttachmentBytes;
}

/** Files that no turn of any session names; the sample's are everybody's. */
async function eraseUnnamed(place: ErasePlace, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string }>`delete from attachments
    where id in (${sql.join(ids)}) and owner <> ${SAMPLE_OWNER}
      and not exists (select from investigations where request -> 'attachments' ? attachments.id)
    returning id`.execute(place.database);
  for (const { id } of rows) await place.attachments.remove(id);
}

/**
 * Notes that what Phoenix has of a session is to be erased, from `due` on. It stands in the transaction that erases the session: whoever is
 * stopped in between, or does not reach Phoenix, goes on with it later.
 */
export async function noteErasure(
  database: Kysely<Database>,
  { id, at, due }: { readonly id: string; readonly at: string; readonly due: string },
): Promise<void> {
  const again = { erased_at: at, due_at: due, looks: 0 };
  await database
    .insertInto('erasures')
    .values({ session_id: id, ...again })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(again))
    .execute();
}

/** Erases a session; that it was, whose, and who did what in it stays in the audit log. */
async function eraseWith(place: ErasePlace, erased: { id: string; by: string | null; at: string }): Promise<void> {
  const { id, by, at } = erased;
  const { rows } = await sql<{ attachment: string }>`select distinct jsonb_array_elements_text(request -> 'attachments')
    as attachment from investigations where session_id = ${id}`.execute(place.database);
  await place.database.transaction().execute(async (transaction) => {
    const gone = await transaction.deleteFrom('sessions').where('id', '=', id).returning('owner').executeTakeFirst();
    await transaction.deleteFrom('changes').where('scope', '=', id).execute();
    if (gone === undefined) return;
    const { owner } = gone;
    await noteErasure(transaction, { id, at, due: at });
    await writeDeed(transaction, { session: id, member: by, action: 'deleted', about: { owner }, at });
  });
  await eraseUnnamed(
    place,
    rows.map(({ attachment }) => attachment),
  );
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
  await eraseUnnamed(
    place,
    uploads.map(({ id }) => id),
  );
  return old.map(({ id }) => id);
}
