import type { SessionSummary } from '@mats/contracts';
import { sql } from 'kysely';
import type { Expression, Kysely, SqlBool } from 'kysely';
import type { Database, StoredRequest } from './schema.ts';

/** A session as far as a question needs to know it. */
export interface SessionAge {
  readonly id: string;
  readonly lastActivity: Date;
  /** A turn of it has not ended. */
  readonly running: boolean;
  /** The asker is a member of it. */
  readonly own: boolean;
}

/** Which sessions their members are done with, and which one goes on from which. */
export class SessionLifeStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The session, when it is there. */
  async age(id: string, member: string): Promise<SessionAge | undefined> {
    const { rows } = await sql<{ last_activity: Date; running: boolean; own: boolean }>`
      select last_activity, exists (select from session_members where session_id = sessions.id and member = ${member}) as own,
        exists (select from investigations where session_id = sessions.id and finished_at is null) as running
      from sessions where id = ${id}`.execute(this.#database);
    const [row] = rows;
    return row === undefined ? undefined : { id, lastActivity: row.last_activity, running: row.running, own: row.own };
  }

  /** The session that was active last of those that go on from the same first one, this one included. */
  async newestOfChain(id: string, member: string): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      with first as (select coalesce((select root from session_links where session_id = ${id}), ${id}) as root)
      select sessions.id from first
        join session_links on session_links.root = first.root
        join sessions on sessions.id = session_links.session_id
        join session_members on session_members.session_id = sessions.id and session_members.member = ${member}
      order by sessions.last_activity desc limit 1`.execute(this.#database);
    return rows[0]?.id ?? id;
  }

  /** Notes that a session goes on from another; safe to do again. */
  async link(id: string, continues: string): Promise<void> {
    await sql`insert into session_links (session_id, continues, root)
      values (${id}, ${continues}, coalesce((select root from session_links where session_id = ${continues}), ${continues}))
      on conflict do nothing`.execute(this.#database);
  }

  /** What the latest question with evidence of a session was asked about. */
  async latestEvidence(id: string): Promise<StoredRequest | undefined> {
    const row = await this.#database
      .selectFrom('investigations')
      .select('request')
      .where('session_id', '=', id)
      .where(sql<SqlBool>`(jsonb_array_length(request -> 'attachments') > 0 or (request ->> 'sample')::boolean)`)
      .orderBy('turn', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.request;
  }

  /** Puts a session aside, or brings it back. The caller has checked that they may read it. */
  async archive(id: string, by: { member: string; archived: boolean; at: string }): Promise<void> {
    const { member, archived, at } = by;
    if (archived) {
      await this.#database
        .insertInto('session_archive')
        .values({ session_id: id, member, at })
        .onConflict((conflict) => conflict.columns(['session_id', 'member']).doUpdateSet({ at }))
        .execute();
      return;
    }
    await this.#database
      .deleteFrom('session_archive')
      .where('session_id', '=', id)
      .where('member', '=', member)
      .execute();
  }

  /** Whether the member has put a session aside and nothing happened in it since; for a query over `sessions`. */
  isArchived(member: string): Expression<SqlBool> {
    return sql<SqlBool>`exists (select from session_archive where session_archive.session_id = sessions.id
      and session_archive.member = ${member} and session_archive.at >= sessions.last_activity)`;
  }

  /** The sessions with what became of them. `idleSince`: those that were active last before then have ended. */
  async describe<Summary extends SessionSummary>(
    sessions: readonly Summary[],
    { member, idleSince }: { member: string; idleSince: Date | undefined },
  ): Promise<Summary[]> {
    if (sessions.length === 0) return [];
    const { rows } = await sql<{ id: string; archived: boolean; running: boolean; continues: string | null }>`
      select sessions.id, ${this.isArchived(member)} as archived, session_links.continues,
        exists (select from investigations where session_id = sessions.id and finished_at is null) as running
      from sessions left join session_links on session_links.session_id = sessions.id
      where sessions.id in (${sql.join(sessions.map(({ id }) => id))})`.execute(this.#database);
    const known = new Map(rows.map((row) => [row.id, row]));
    return sessions.map((session) => {
      const { archived = false, running = false, continues = null } = known.get(session.id) ?? {};
      const idle = idleSince !== undefined && new Date(session.last_activity) < idleSince;
      return { ...session, archived, ended: idle && !running, ...(continues === null ? {} : { continues }) };
    });
  }
}
