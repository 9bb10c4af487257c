import type { SessionMarks, SessionSummary } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** What is looked for in what people noted of sessions. */
export interface MarkSearch {
  readonly tag?: string;
  readonly state?: 'open' | 'resolved';
}

/** Holds for sessions that the member pinned. */
export function pinnedBy(member: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from session_pins where session_id = sessions.id and session_pins.member = ${member})`;
}

/** The name that a session is shown by: its own, else its first question. */
export const SHOWN_TITLE: RawBuilder<string> = sql<string>`coalesce(
  (select session_marks.title from session_marks where session_id = sessions.id), sessions.title)`;

/** Holds for sessions whose own name fits a pattern. */
export function hasTitleLike(pattern: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from session_marks where session_id = sessions.id and session_marks.title ilike ${pattern})`;
}

/** One condition for each tag and for the state; a tag may be the session's or that of one of its questions. */
export function markConditions({ tag, state }: MarkSearch, tags: readonly string[]): RawBuilder<boolean>[] {
  const resolved = sql`exists (select from session_marks where session_id = sessions.id and resolved_at is not null)`;
  return [
    ...[...tags, ...(tag === undefined ? [] : [tag])].map(
      (
        wanted,
      ) => sql<boolean>`(exists (select from session_marks where session_id = sessions.id and session_marks.tags ? ${wanted})
        or exists (select from investigations where session_id = sessions.id and request -> 'tags' ? ${wanted}))`,
    ),
    ...(state === undefined ? [] : [state === 'resolved' ? sql<boolean>`${resolved}` : sql<boolean>`not ${resolved}`]),
  ];
}

/** Sessions with what was noted of them. */
export async function withMarks(
  database: Kysely<Database>,
  sessions: readonly SessionSummary[],
  member: string,
): Promise<SessionSummary[]> {
  const ids = sessions.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [marks, pins] = await Promise.all([
    database.selectFrom('session_marks').selectAll().where('session_id', 'in', ids).execute(),
    database
      .selectFrom('session_pins')
      .select('session_id')
      .where('session_id', 'in', ids)
      .where('member', '=', member)
      .execute(),
  ]);
  const markOf = new Map(marks.map((mark) => [mark.session_id, mark]));
  const pinned = new Set(pins.map(({ session_id: id }) => id));
  return sessions.map((session) => {
    const mark = markOf.get(session.id);
    return {
      ...session,
      title: mark?.title ?? session.title,
      tags: mark?.tags ?? [],
      pinned: pinned.has(session.id),
      ...(mark?.resolved_at == null ? {} : { resolved_at: mark.resolved_at.toISOString() }),
    };
  });
}

/** What people note of sessions: a name, tags, that it is resolved, a pin of their own. */
export class SessionMarkStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Notes what is given and leaves the rest. The caller has checked that the member may. */
  async set(id: string, marks: SessionMarks, by: { member: string; at: string }): Promise<void> {
    const { title, tags, resolved, pinned } = marks;
    const changed = {
      ...(title === undefined ? {} : { title }),
      ...(tags === undefined ? {} : { tags: JSON.stringify([...new Set(tags)]) }),
      ...(resolved === undefined ? {} : { resolved_at: resolved ? by.at : null }),
    };
    if (Object.keys(changed).length > 0) {
      await this.#database
        .insertInto('session_marks')
        .values({ session_id: id, ...changed })
        .onConflict((conflict) => conflict.column('session_id').doUpdateSet(changed))
        .execute();
    }
    if (pinned !== undefined) await this.#pin(id, by.member, pinned);
  }

  async #pin(id: string, member: string, pinned: boolean): Promise<void> {
    if (pinned) {
      await this.#database
        .insertInto('session_pins')
        .values({ session_id: id, member })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return;
    }
    await this.#database.deleteFrom('session_pins').where('session_id', '=', id).where('member', '=', member).execute();
  }
}
