import { MatsError, VERDICTS } from '@mats/contracts';
import type { SessionOrigin, SessionRole, SessionSummary, Verdict } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { SessionAccess } from './session-access.ts';
import type { SessionLifeStore } from './session-life-store.ts';
import { hasTitleLike, markConditions, pinnedBy, SHOWN_TITLE, withMarks } from './session-marks.ts';
import type { MarkSearch } from './session-marks.ts';
import { parseSessionQuery } from './session-query.ts';
import type { SessionQuery } from './session-query.ts';

const PAGE_SIZE = 50;

type SessionRow = Selectable<Database['sessions']> & { readonly origin: SessionOrigin | null };

function toSummary(row: SessionRow): SessionSummary {
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
    ...(row.headline === null ? {} : { headline: row.headline }),
    ...(row.origin === null ? {} : { origin: row.origin }),
  };
}

/** What a question of the session must fulfil, one condition for each filter. */
function conditionsOf({ metadata }: SessionQuery): RawBuilder<unknown>[] {
  return metadata.map(({ key, value }) => sql`request -> 'metadata' ->> ${key} = ${value}`);
}

/** In which order sessions are listed: moments and numbers the highest first, words from A, what has none last. */
export const SESSION_SORTS = [
  'activity',
  'created',
  'turns',
  'duration',
  'title',
  'verdict',
  'service',
  'owner',
] as const;

/** Which sessions a list has by whether they were put aside. */
export const ARCHIVED_CHOICES = ['no', 'only', 'all'] as const;

const ORDERS: Readonly<Record<(typeof SESSION_SORTS)[number], RawBuilder<unknown>>> = {
  activity: sql`last_activity desc`,
  created: sql`created_at desc`,
  turns: sql`turns desc`,
  duration: sql`duration_ms desc`,
  title: sql`lower(${SHOWN_TITLE})`,
  verdict: sql`array_position(array[${sql.join(VERDICTS.map((verdict) => sql.lit(verdict)))}], verdict)`,
  service: sql`lower(service)`,
  owner: sql`lower(owner)`,
};

/** What is looked for in a list of sessions. */
export interface SessionSearch extends MarkSearch {
  readonly cursor?: string;
  readonly query?: string;
  /** `none`: without an answer. */
  readonly verdict?: Verdict | 'none';
  /** Active since then; ISO 8601. */
  readonly since?: string;
  readonly service?: string;
  readonly owner?: string;
  readonly sort?: (typeof SESSION_SORTS)[number];
  /** Sessions that were put aside: left out, alone, or among the others. Default: left out. */
  readonly archived?: (typeof ARCHIVED_CHOICES)[number];
}

/** Sessions as lists and records; who may read which is decided by `SessionAccess`. */
export class SessionStore {
  readonly #database: Kysely<Database>;
  readonly #access: SessionAccess;
  readonly #lives: SessionLifeStore;

  constructor(database: Kysely<Database>, parts: { readonly access: SessionAccess; readonly lives: SessionLifeStore }) {
    this.#database = database;
    this.#access = parts.access;
    this.#lives = parts.lives;
  }

  /**
   * The tenant of a session that the member may ask in; undefined when it has none, or when there is no such session yet.
   *
   * @throws MatsError `session_not_found` when there is such a session that the member may not read; `role_too_low`;
   * `session_read_only` when it was imported.
   */
  async assertMayUse(id: string, member: string): Promise<string | undefined> {
    const found = await this.#access.assertIfThere(id, member, 'ask');
    if (found === undefined) return undefined;
    const imported = await this.#database
      .selectFrom('imported_sessions')
      .select('origin')
      .where('session_id', '=', id)
      .executeTakeFirst();
    if (imported !== undefined) {
      throw new MatsError('session_read_only', { seen: id, from: imported.origin.installation });
    }
    return found.tenant ?? undefined;
  }

  /** The tenant of a session that the member may read. @throws MatsError `session_not_found` */
  async tenantOf(id: string, member: string): Promise<string | undefined> {
    return (await this.#access.assert(id, member, 'read')).tenant ?? undefined;
  }

  /**
   * The sessions that the member may read, 50 at a time; `query` looks in titles, services, owners and ids, and in the metadata and tags of
   * their questions.
   */
  async list(member: string, options: SessionSearch): Promise<{ sessions: SessionSummary[]; next: string | null }> {
    let select = this.#database
      .selectFrom('sessions')
      .leftJoin('imported_sessions', 'imported_sessions.session_id', 'sessions.id')
      .selectAll('sessions')
      .select('imported_sessions.origin')
      .where(this.#access.readableInList('sessions.id', member))
      .orderBy(pinnedBy(member), 'desc')
      .orderBy(ORDERS[options.sort ?? 'activity'])
      .orderBy('last_activity', 'desc')
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
          hasTitleLike(pattern),
        ]),
      );
    }
    for (const condition of conditionsOf(query)) {
      select = select.where(
        sql<boolean>`exists (select from investigations where session_id = sessions.id and ${condition})`,
      );
    }
    for (const condition of markConditions(options, query.tags)) select = select.where(condition);
    const { verdict, since, service, owner } = options;
    if (service !== undefined) select = select.where('service', '=', service);
    if (owner !== undefined) select = select.where('owner', '=', owner);
    if (verdict === 'none') select = select.where('verdict', 'is', null);
    else if (verdict !== undefined) select = select.where('verdict', '=', verdict);
    if (since !== undefined) select = select.where('last_activity', '>=', new Date(since));
    const archived = this.#lives.isArchived(member);
    if (options.archived === 'only') select = select.where(archived);
    else if (options.archived !== 'all') select = select.where((where) => where.not(archived));
    const offset = Math.max(0, Number.parseInt(options.cursor ?? '0', 10) || 0);
    const rows = await select.offset(offset).execute();
    const next = rows.length > PAGE_SIZE ? String(offset + PAGE_SIZE) : null;
    return { sessions: await withMarks(this.#database, rows.slice(0, PAGE_SIZE).map(toSummary), member), next };
  }

  /** @throws MatsError `session_not_found` */
  async read(id: string, member: string): Promise<SessionSummary & { role: SessionRole }> {
    const { role } = await this.#access.assert(id, member, 'read');
    const row = await this.#database
      .selectFrom('sessions')
      .leftJoin('imported_sessions', 'imported_sessions.session_id', 'sessions.id')
      .selectAll('sessions')
      .select('imported_sessions.origin')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const summary = toSummary(row);
    const [marked = summary] = await withMarks(this.#database, [summary], member);
    return { ...marked, role };
  }

  /** The session file that an imported session came from, gzip in base64; undefined for one that was asked here. */
  async importedFile(id: string): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('imported_sessions')
      .select('file')
      .where('session_id', '=', id)
      .executeTakeFirst();
    return row?.file;
  }
}
