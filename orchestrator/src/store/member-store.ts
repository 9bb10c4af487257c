import { MatsError, sessionRoleSchema } from '@mats/contracts';
import type { SessionMembers, SessionRole } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { writeDeed } from './audit-log.ts';
import type { Database } from './schema.ts';

/** A change of who may do what, and who makes it when. */
interface Change {
  session: string;
  /** Whom it is about. */
  member: string;
  /** Who makes it. */
  by: string;
  at: string;
}

async function roleOf(
  database: Kysely<Database>,
  { session, member }: { session: string; member: string },
): Promise<SessionRole> {
  const row = await database
    .selectFrom('session_members')
    .select('role')
    .where('session_id', '=', session)
    .where('member', '=', member)
    .executeTakeFirst();
  if (row === undefined) throw new MatsError('member_not_found', { seen: member });
  return sessionRoleSchema.parse(row.role);
}

async function setRole(
  database: Kysely<Database>,
  { session, member, role }: { session: string; member: string; role: SessionRole },
): Promise<void> {
  await database
    .updateTable('session_members')
    .set({ role })
    .where('session_id', '=', session)
    .where('member', '=', member)
    .execute();
}

/** Changes of one session's members one after the other: a session has one owner, whatever comes at once. */
async function lockSession(transaction: Transaction<Database>, session: string): Promise<string> {
  const row = await transaction
    .selectFrom('sessions')
    .select('owner')
    .where('id', '=', session)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new MatsError('session_not_found', { seen: session });
  return row.owner;
}

/** What is asked for while the session is handed over comes too late: nobody takes it back with the right that they gave away. */
function assertStillOwner(owner: string, by: string): void {
  if (owner !== by) throw new MatsError('conflict', { reason: 'the session was handed over meanwhile' });
}

/**
 * Makes a session that goes on from another that one's owner's, with its members and readers; whoever asked first
 * keeps the role it had. For a transaction; safe to do again.
 */
export async function carryOver(
  database: Kysely<Database>,
  { session, from }: { session: string; from: string },
): Promise<void> {
  await sql`insert into session_members (session_id, member, role, joined_at)
    select ${session}, member, role, joined_at from session_members where session_id = ${from}
    on conflict (session_id, member) do update set role = excluded.role`.execute(database);
  await sql`insert into session_sharing (session_id, team_readable)
    select ${session}, team_readable from session_sharing where session_id = ${from}
    on conflict do nothing`.execute(database);
  await sql`update sessions set owner = earlier.owner from sessions earlier
    where sessions.id = ${session} and earlier.id = ${from}`.execute(database);
}

/** The members of sessions. Who may call is checked by `SessionAccess`; what changes is written down with the change. */
export class MemberStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The owner first, then by name. */
  async list(session: string): Promise<SessionMembers['members']> {
    const rows = await this.#database
      .selectFrom('session_members')
      .select(['member', 'role', 'joined_at'])
      .where('session_id', '=', session)
      .orderBy('member')
      .execute();
    const members = rows.map((row) => ({
      member: row.member,
      role: sessionRoleSchema.parse(row.role),
      joined_at: row.joined_at?.toISOString() ?? null,
    }));
    return members.toSorted((a, b) => Number(b.role === 'owner') - Number(a.role === 'owner'));
  }

  /**
   * Gives a member another role; `owner` hands the session over, and its owner becomes an editor.
   *
   * @throws MatsError `member_not_found`; `conflict` when the session would be without an owner.
   */
  async changeRole({ session, member, by, at }: Change, role: SessionRole): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const owner = await lockSession(transaction, session);
      assertStillOwner(owner, by);
      const before = await roleOf(transaction, { session, member });
      if (before === role) return;
      if (before === 'owner') {
        throw new MatsError('conflict', { reason: 'a session needs an owner; hand it over to another member first' });
      }
      if (role === 'owner') {
        await setRole(transaction, { session, member: owner, role: 'editor' });
        await transaction.updateTable('sessions').set({ owner: member }).where('id', '=', session).execute();
      }
      await setRole(transaction, { session, member, role });
      const action = role === 'owner' ? 'handed_over' : 'role_changed';
      await writeDeed(transaction, { session, member: by, action, about: { member, role }, at });
    });
  }

  /** @throws MatsError `member_not_found`; `conflict` for the owner, who has to hand the session over first. */
  async remove({ session, member, by, at }: Change): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const owner = await lockSession(transaction, session);
      if (by !== member) assertStillOwner(owner, by);
      if ((await roleOf(transaction, { session, member })) === 'owner') {
        throw new MatsError('conflict', { reason: 'the owner cannot leave; hand the session over first' });
      }
      await transaction
        .deleteFrom('session_members')
        .where('session_id', '=', session)
        .where('member', '=', member)
        .execute();
      const action = by === member ? 'left' : 'removed';
      await writeDeed(transaction, { session, member: by, action, about: { member }, at });
    });
  }

  /** Whether everybody who may sign in may read the session. */
  async setTeamReadable(session: string, change: { readable: boolean; by: string; at: string }): Promise<void> {
    const { readable, by, at } = change;
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('session_sharing')
        .values({ session_id: session, team_readable: readable })
        .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ team_readable: readable }))
        .execute();
      await writeDeed(transaction, { session, member: by, action: 'shared', about: { team_readable: readable }, at });
    });
  }
}
