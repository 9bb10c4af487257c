import { MatsError } from '@mats/contracts';
import type { SessionSummary, Verdict } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import { parseSessionQuery } from './session-query.ts';
import type { SessionQuery } from './session-query.ts';

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

/** What a question of the session must fulfil, one condition for each filter. */
function conditionsOf({ metadata, tags }: SessionQuery): RawBuilder<unknown>[] {
  return [
    ...metadata.map(({ key, value }) => sql`request -> 'metadata' ->> ${key} = ${value}`),
    ...tags.map((tag) => sql`request -> 'tags' ? ${tag}`),
  ];
}

/** In which order sessions are listed. */
export const SESSION_SORTS = ['activity', 'created', 'turns', 'duration'] as const;

const COLUMNS = {
  activity: 'last_activity',
  created: 'created_at',
  turns: 'turns',
  duration: 'duration_ms',
} as const;

/** What is looked for in a list of sessions. */
export interface SessionSearch {
  readonly cursor?: string;
  readonly query?: string;
  /** `none`: without an answer. */
  readonly verdict?: Verdict | 'none';
  /** Active since then; ISO 8601. */
  readonly since?: string;
  readonly sort?: (typeof SESSION_SORTS)[number];
}

/** Sessions and who may read them. A session of somebody else looks as if it did not exist. */
export class SessionStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /**
   * The tenant of a session that the member may use; undefined when it has none yet.
   *
   * @throws MatsError `session_not_found` when there is such a session and it belongs to somebody else.
   */
  async assertMayUse(id: string, member: string): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('sessions')
      .leftJoin('session_members', (join) =>
        join.onRef('session_members.session_id', '=', 'sessions.id').on('session_members.member', '=', member),
      )
      .select(['session_members.role', 'sessions.tenant'])
      .where('sessions.id', '=', id)
      .executeTakeFirst();
    if (row?.role === null) throw new MatsError('session_not_found', { seen: id });
    return row?.tenant ?? undefined;
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

  /**
   * The member's sessions, 50 at a time; `query` looks in titles, services, owners and ids, and in the metadata and tags of
   * their questions.
   */
  async list(member: string, options: SessionSearch): Promise<{ sessions: SessionSummary[]; next: string | null }> {
    let select = this.#database
      .selectFrom('sessions')
      .innerJoin('session_members', 'session_members.session_id', 'sessions.id')
      .selectAll('sessions')
      .where('session_members.member', '=', member)
      .orderBy(COLUMNS[options.sort ?? 'activity'], 'desc')
      .orderBy('sessions.id')
      .limit(PAGE_SIZE + 1);
    const query = parseSessionQuery(options.query ?? '');
    if (query.text !== '') {
      const pattern = `%${query.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      select = select.where((where) =>
        where.or([
          where('title', 'ilike', pattern),
          where('service', 'ilike', pattern),
          where('owner', 'ilike', pattern),
          where('id', 'ilike', pattern),
        ]),
      );
    }
    for (const condition of conditionsOf(query)) {
      select = select.where(
        sql<boolean>`exists (select from investigations where session_id = sessions.id and ${condition})`,
      );
    }
    const { verdict, since } = options;
    if (verdict === 'none') select = select.where('verdict', 'is', null);
    else if (verdict !== undefined) select = select.where('verdict', '=', verdict);
    if (since !== undefined) select = select.where('last_activity', '>=', new Date(since));
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
