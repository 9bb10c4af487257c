import { MatsError, sessionRoleSchema } from '@mats/contracts';
import type { SessionRole } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** What a request needs: to read, to ask and judge, or to do what its owner alone may do. */
export type Right = 'read' | 'ask' | 'own';

const RIGHTS_OF: Readonly<Record<SessionRole, readonly Right[]>> = {
  owner: ['read', 'ask', 'own'],
  editor: ['read', 'ask'],
  viewer: ['read'],
};

/** Of a right: what it is for, and the least role that has it. */
const WORDS: Readonly<Record<Right, { what: string; needed: string }>> = {
  read: { what: 'read it', needed: 'a viewer' },
  ask: { what: 'ask or judge in it', needed: 'an editor' },
  own: { what: 'share, delete or hand it over', needed: 'its owner' },
};

const ROLE_WORDS: Readonly<Record<SessionRole, string>> = {
  owner: 'the owner',
  editor: 'an editor',
  viewer: 'a viewer',
};

/** A turn whose session the asker may use. */
export interface AccessibleTurn {
  sessionId: string;
  turn: number;
  traceId: string;
  role: SessionRole;
}

/**
 * The one place that decides who may do what in a session. A session that somebody may not read looks as if it did
 * not exist; whoever may read it and no more is told what to do.
 */
export class SessionAccess {
  readonly #database: Kysely<Database>;
  readonly #teamReads: boolean;

  /** `teamReads`: whether sessions that say nothing of it themselves may be read by everybody who may sign in. */
  constructor(database: Kysely<Database>, { teamReads }: { teamReads: boolean }) {
    this.#database = database;
    this.#teamReads = teamReads;
  }

  /** SQL that holds where the member may read the session that a column names: for a row that is known already. */
  readable(column: string, member: string): RawBuilder<boolean> {
    const id = sql.ref(column);
    return sql<boolean>`(exists (select from session_members m where m.session_id = ${id} and m.member = ${member})
      or coalesce((select s.team_readable from session_sharing s where s.session_id = ${id}), ${this.#teamReads}))`;
  }

  /** The same for lists: what can be read is found first, so that sessions of others are not looked at one by one. */
  readableInList(column: string, member: string): RawBuilder<boolean> {
    const id = sql.ref(column);
    const own = sql`select m.session_id from session_members m where m.member = ${member}`;
    return this.#teamReads
      ? sql<boolean>`(${id} in (${own})
          or ${id} not in (select s.session_id from session_sharing s where not s.team_readable))`
      : sql<boolean>`${id} in (${own} union all select s.session_id from session_sharing s where s.team_readable)`;
  }

  /** What the member is in a session: null, nothing; undefined, there is no such session. */
  async roleIn(id: string, member: string): Promise<SessionRole | null | undefined> {
    return (await this.#look(id, member))?.role;
  }

  /** Whether a session can be read by everybody who may sign in. */
  async isTeamReadable(id: string): Promise<boolean> {
    const row = await this.#database
      .selectFrom('session_sharing')
      .select('team_readable')
      .where('session_id', '=', id)
      .executeTakeFirst();
    return row?.team_readable ?? this.#teamReads;
  }

  /** @throws MatsError `session_not_found`; `role_too_low` when the member may read the session and no more. */
  async assert(id: string, member: string, right: Right): Promise<{ role: SessionRole; tenant: string | null }> {
    const found = await this.assertIfThere(id, member, right);
    if (found === undefined) throw new MatsError('session_not_found', { seen: id });
    return found;
  }

  /** The same for a session that need not be there yet: undefined then. */
  async assertIfThere(
    id: string,
    member: string,
    right: Right,
  ): Promise<{ role: SessionRole; tenant: string | null } | undefined> {
    const found = await this.#look(id, member);
    if (found === undefined) return undefined;
    const { role, owner, tenant } = found;
    if (role === null) throw new MatsError('session_not_found', { seen: id });
    refuseUnless(role, { right, owner });
    return { role, tenant };
  }

  /** @throws MatsError `investigation_not_found`, `role_too_low` */
  async assertTurn(investigationId: string, member: string, right: Right): Promise<AccessibleTurn> {
    const row = await this.#database
      .selectFrom('investigations')
      .select(['session_id', 'turn', 'trace_id'])
      .where('id', '=', investigationId)
      .executeTakeFirst();
    const found = row === undefined ? undefined : await this.#look(row.session_id, member);
    if (row === undefined || found === undefined || found.role === null) {
      throw new MatsError('investigation_not_found', { seen: investigationId });
    }
    refuseUnless(found.role, { right, owner: found.owner });
    return { sessionId: row.session_id, turn: row.turn, traceId: row.trace_id, role: found.role };
  }

  async #look(
    id: string,
    member: string,
  ): Promise<{ role: SessionRole | null; owner: string; tenant: string | null } | undefined> {
    const row = await this.#database
      .selectFrom('sessions')
      .leftJoin('session_members', (join) =>
        join.onRef('session_members.session_id', '=', 'sessions.id').on('session_members.member', '=', member),
      )
      .leftJoin('session_sharing', 'session_sharing.session_id', 'sessions.id')
      .select(['session_members.role', 'session_sharing.team_readable', 'sessions.owner', 'sessions.tenant'])
      .where('sessions.id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const ofMember = sessionRoleSchema.safeParse(row.role);
    const ofTeam = (row.team_readable ?? this.#teamReads) ? 'viewer' : null;
    return { role: ofMember.success ? ofMember.data : ofTeam, owner: row.owner, tenant: row.tenant };
  }
}

function refuseUnless(role: SessionRole, { right, owner }: { right: Right; owner: string }): void {
  if (RIGHTS_OF[role].includes(right)) return;
  throw new MatsError('role_too_low', { role: ROLE_WORDS[role], owner, ...WORDS[right] });
}
