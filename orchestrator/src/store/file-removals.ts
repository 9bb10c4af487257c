import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { ErasePlace } from './erase-session.ts';
import { SAMPLE_OWNER } from './sample-owner.ts';
import type { Database } from './schema.ts';

const LOOK_EVERY_MS = 10 * 60 * 1000;
const AT_ONCE = 500;

/**
 * Notes a file whose bytes are about to come: they are removed from `due` on, unless it is known as an attachment by then. Whoever is killed
 * in the middle of an upload leaves bytes that nobody else knows of.
 */
export async function noteArrival(
  database: Kysely<Database>,
  { id, due }: { readonly id: string; readonly due: string },
): Promise<void> {
  await database.insertInto('file_removals').values({ id, due_at: due }).execute();
}

/**
 * Forgets files that no turn of any session names; the sample's are everybody's. Resolves to those whose bytes are to be removed, which is
 * noted with it: whoever is stopped before leaves it to the next look.
 */
export async function forgetUnnamed(
  database: Kysely<Database>,
  { ids, at }: { readonly ids: readonly string[]; readonly at: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`with gone as (delete from attachments
      where id in (${sql.join(ids)}) and owner <> ${SAMPLE_OWNER}
        and not exists (select from investigations where request -> 'attachments' ? attachments.id)
      returning id)
    insert into file_removals (id, due_at) select id, ${at}::timestamptz from gone
      on conflict (id) do update set due_at = excluded.due_at returning id`.execute(database);
  return rows.map(({ id }) => id);
}

/** Removes files' bytes, then what was noted of them: what is stopped in between is done again. */
export async function removeFiles({ database, attachments }: ErasePlace, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await attachments.remove(id);
    await database.deleteFrom('file_removals').where('id', '=', id).execute();
  }
}

/** Removes what is due. Resolves to how many files went. */
export async function removeDueFiles(place: ErasePlace, now: number): Promise<number> {
  const known = sql`select from attachments where attachments.id = file_removals.id`;
  const at = new Date(now).toISOString();
  await sql`delete from file_removals where exists (${known})`.execute(place.database);
  const { rows } = await sql<{ id: string }>`select id from file_removals where due_at <= ${at} order by due_at
    limit ${AT_ONCE}`.execute(place.database);
  await removeFiles(
    place,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** Looks now and again and again; the answer stops it. */
export function keepRemovingFiles(place: ErasePlace, { now, log }: { now: () => number; log: Logger }): () => void {
  const look = (): void => {
    void removeDueFiles(place, now()).catch((error: unknown) =>
      log.warn({ err: error }, 'files of erased sessions could not be removed yet'),
    );
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
