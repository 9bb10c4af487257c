import { AUDIT_ACTIONS } from '@mats/contracts';
import type { AuditAbout, AuditAction, AuditEntry } from '@mats/contracts';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

const PAGE_SIZE = 100;

/** What somebody did in a session; `member` is null for MATS itself. */
export interface Deed {
  session: string;
  member: string | null;
  action: AuditAction;
  about?: AuditAbout;
  /** ISO 8601. */
  at: string;
}

/** Writes deeds down, with the database or within a transaction. */
export async function writeDeed(database: Kysely<Database>, deed: Deed): Promise<void> {
  const { session: session_id, member, action, about = {}, at } = deed;
  await database
    .insertInto('audit')
    .values({ session_id, member, action, about: JSON.stringify(about), at })
    .execute();
}

/** Who did what when in a session; it outlives the session. */
export class AuditLog {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  write(deed: Deed): Promise<void> {
    return writeDeed(this.#database, deed);
  }

  /** Latest first, 100 at a time. The caller has checked that its reader may see it. */
  async read(session: string, cursor: string | undefined): Promise<{ entries: AuditEntry[]; next: string | null }> {
    let select = this.#database
      .selectFrom('audit')
      .select(['id', 'at', 'member', 'action', 'about'])
      .where('session_id', '=', session)
      .orderBy('id', 'desc')
      .limit(PAGE_SIZE + 1);
    const before = Number.parseInt(cursor ?? '', 10);
    if (before > 0) select = select.where('id', '<', before);
    const rows = await select.execute();
    const shown = rows.slice(0, PAGE_SIZE);
    return {
      entries: shown.flatMap(({ at, member, action, about }) => {
        const known = AUDIT_ACTIONS.find((one) => one === action);
        return known === undefined ? [] : [{ at: at.toISOString(), member, action: known, about }];
      }),
      next: rows.length > PAGE_SIZE ? String(shown.at(-1)?.id) : null,
    };
  }

  /** Whose a deleted session was; undefined while it is there, or never was. */
  async ownerOfDeleted(session: string): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('audit')
      .select('about')
      .where('session_id', '=', session)
      .where('action', '=', 'deleted')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return row?.about.owner;
  }

  /** How much was written of each of the sessions, by their ids: a count that grows says that something changed. */
  async counts(sessions: readonly string[]): Promise<Map<string, number>> {
    if (sessions.length === 0) return new Map();
    const rows = await this.#database
      .selectFrom('audit')
      .select((select) => ['session_id', select.fn.countAll<string | number>().as('count')])
      .where('session_id', 'in', [...sessions])
      .groupBy('session_id')
      .execute();
    return new Map(rows.map(({ session_id: id, count }) => [id, Number(count)]));
  }
}
