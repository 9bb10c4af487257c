import { MatsError } from '@mats/contracts';
import type { SessionSummary } from '@mats/contracts';
import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';

const PAGE_SIZE = 50;

function toSummary(row: Selectable<Database['sessions']>): SessionSummary {
  return {
    id: row.id,
    title: row.title,
    owner: row.owner,
    created_at: row.created_at.toISOString(),
    last_activity: row.last_activity.toISOString(),
    turns: row.turns,
    duration_ms: row.duration_ms,
    verdict: row.verdict,
    service: row.service,
  };
}

/** Sessions and who may read them. A session of somebody else looks as if it did not exist. */
export class SessionStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** @throws MatsError `session_not_found` when there is such a session and it belongs to somebody else. */
  async assertMayUse(id: string, member: string): Promise<void> {
    const row = await this.#database
      .selectFrom('sessions')
      .leftJoin('session_members', (join) =>
        join.onRef('session_members.session_id', '=', 'sessions.id').on('session_members.member', '=', member),
      )
      .select('session_members.role')
      .where('sessions.id', '=', id)
      .executeTakeFirst();
    if (row?.role === null) throw new MatsError('session_not_found', { seen: id });
  }

  /** @throws MatsError `session_not_found` */
  async assertMember(id: string, member: string): Promise<void> {
    const row = await this.#database
      .selectFrom('session_members')
      .select('role')
      .where('session_id', '=', id)
      .where('member', '=', member)
      .executeTakeFirst();
    if (row === undefined) throw new MatsError('session_not_found', { seen: id });
  }

  /** The member's sessions, latest first, 50 at a time; `query` looks in titles, services and ids. */
  async list(
    member: string,
    options: { cursor?: string; query?: string },
  ): Promise<{ sessions: SessionSummary[]; next: string | null }> {
    let select = this.#database
      .selectFrom('sessions')
      .innerJoin('session_members', 'session_members.session_id', 'sessions.id')
      .selectAll('sessions')
      .where('session_members.member', '=', member)
      .orderBy('last_activity', 'desc')
      .orderBy('id')
      .limit(PAGE_SIZE + 1);
    if (options.query !== undefined && options.query !== '') {
      const pattern = `%${options.query.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      select = select.where((where) =>
        where.or([where('title', 'ilike', pattern), where('service', 'ilike', pattern), where('id', 'ilike', pattern)]),
      );
    }
    const offset = Math.max(0, Number.parseInt(options.cursor ?? '0', 10) || 0);
    const rows = await select.offset(offset).execute();
    const next = rows.length > PAGE_SIZE ? String(offset + PAGE_SIZE) : null;
    return { sessions: rows.slice(0, PAGE_SIZE).map(toSummary), next };
  }

  /** @throws MatsError `session_not_found` */
  async read(id: string, member: string): Promise<SessionSummary> {
    await this.assertMember(id, member);
    const row = await this.#database.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return toSummary(row);
  }
}
