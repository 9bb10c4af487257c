import { createHash, randomBytes } from 'node:crypto';
import { MatsError, sessionRoleSchema } from '@mats/contracts';
import type { Invite, SessionRole } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { writeDeed } from './audit-log.ts';
import type { Database } from './schema.ts';

const TOKEN_BYTES = 32;
const DAY_MS = 24 * 3600 * 1000;
/** From the least that a role may do to the most. */
const ASCENDING: readonly SessionRole[] = ['viewer', 'editor', 'owner'];

// A token has 256 bits of chance: nothing is gained by making its hash slow.
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function toInvite(row: Selectable<Database['invites']>, uses: readonly Selectable<Database['invite_uses']>[]): Invite {
  return {
    id: row.id,
    role: sessionRoleSchema.parse(row.role),
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    revoked_at: row.revoked_at?.toISOString() ?? null,
    used_by: uses.flatMap(({ invite_id: of, member, at }) => (of === row.id ? [{ member, at: at.toISOString() }] : [])),
  };
}

/** Whether somebody else has removed the member, or changed its role, since then. */
async function wasToldSince(
  transaction: Transaction<Database>,
  { session, member, since }: { session: string; member: string; since: Date },
): Promise<boolean> {
  const deed = await transaction
    .selectFrom('audit')
    .select('id')
    .where('session_id', '=', session)
    .where('action', 'in', ['removed', 'role_changed'])
    .where('at', '>=', since)
    .where(sql<boolean>`about ->> 'member' = ${member}`)
    .limit(1)
    .executeTakeFirst();
  return deed !== undefined;
}

/** Invitations to sessions: links that whoever signs in can use, until they end or are revoked. Of a token its hash is kept. */
export class InviteStore {
  readonly #database: Kysely<Database>;
  readonly #now: () => number;

  constructor(database: Kysely<Database>, { now }: { now: () => number }) {
    this.#database = database;
    this.#now = now;
  }

  /** Makes one; the answer is the only time that its token can be read. */
  async make(
    session: string,
    wanted: { role: 'editor' | 'viewer'; days: number; by: string },
  ): Promise<Invite & { token: string }> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const id = randomBytes(8).toString('hex');
    const now = this.#now();
    const { role, by } = wanted;
    const times = {
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + wanted.days * DAY_MS).toISOString(),
    };
    await this.#database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('invites')
        .values({ id, session_id: session, role, hash: hashOf(token), created_by: by, revoked_at: null, ...times })
        .execute();
      const about = { invite: id, role, until: times.expires_at };
      await writeDeed(transaction, { session, member: by, action: 'invited', about, at: times.created_at });
    });
    return { id, role, created_by: by, ...times, revoked_at: null, used_by: [], token };
  }

  /** Latest first. */
  async list(session: string): Promise<Invite[]> {
    const rows = await this.#database
      .selectFrom('invites')
      .selectAll()
      .where('session_id', '=', session)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const uses = await this.#database
      .selectFrom('invite_uses')
      .selectAll()
      .where('invite_id', 'in', ids)
      .orderBy('at')
      .execute();
    return rows.map((row) => toInvite(row, uses));
  }

  /** @throws MatsError `invite_not_found` */
  async revoke(session: string, { id, by }: { id: string; by: string }): Promise<void> {
    const at = new Date(this.#now()).toISOString();
    await this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('invites')
        .select('revoked_at')
        .where('session_id', '=', session)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new MatsError('invite_not_found', { seen: id });
      if (row.revoked_at !== null) return;
      await transaction.updateTable('invites').set({ revoked_at: at }).where('id', '=', id).execute();
      await writeDeed(transaction, { session, member: by, action: 'invite_revoked', about: { invite: id }, at });
    });
  }

  /**
   * Makes whoever holds the token a member. Who is one already keeps the higher of both roles. What an owner has said of somebody since the
   * link was made goes before it: whoever was removed stays outside, and a role that was changed stays as it is.
   *
   * @throws MatsError `invite_unusable`
   */
  async redeem(token: string, member: string): Promise<{ session_id: string; role: SessionRole }> {
    const now = this.#now();
    const at = new Date(now).toISOString();
    return this.#database.transaction().execute(async (transaction) => {
      const invite = await transaction
        .selectFrom('invites')
        .selectAll()
        .where('hash', '=', hashOf(token))
        .forUpdate()
        .executeTakeFirst();
      if (invite === undefined)
        throw new MatsError('invite_unusable', { reason: 'it is unknown, or its session is gone' });
      if (invite.revoked_at !== null) throw new MatsError('invite_unusable', { reason: 'it was revoked' });
      if (invite.expires_at.getTime() <= now) {
        throw new MatsError('invite_unusable', { reason: `it was good until ${invite.expires_at.toISOString()}` });
      }
      const session = invite.session_id;
      const used = await transaction
        .selectFrom('invite_uses')
        .select('at')
        .where('invite_id', '=', invite.id)
        .where('member', '=', member)
        .executeTakeFirst();
      const given = sessionRoleSchema.parse(invite.role);
      const before = await transaction
        .selectFrom('session_members')
        .select('role')
        .where('session_id', '=', session)
        .where('member', '=', member)
        .executeTakeFirst();
      const held = before === undefined ? undefined : sessionRoleSchema.parse(before.role);
      if (held !== undefined && ASCENDING.indexOf(held) >= ASCENDING.indexOf(given)) {
        return { session_id: session, role: held };
      }
      // Who was removed does not come back by a link that is still in the mail.
      if (held === undefined && used !== undefined) {
        throw new MatsError('invite_unusable', { reason: 'you came by it before and are no longer a member' });
      }
      if (await wasToldSince(transaction, { session, member, since: invite.created_at })) {
        if (held !== undefined) return { session_id: session, role: held };
        throw new MatsError('invite_unusable', { reason: 'you were removed after it was made' });
      }
      await transaction
        .insertInto('session_members')
        .values({ session_id: session, member, role: given, joined_at: at })
        .onConflict((conflict) => conflict.columns(['session_id', 'member']).doUpdateSet({ role: given }))
        .execute();
      await transaction
        .insertInto('invite_uses')
        .values({ invite_id: invite.id, member, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const about = { invite: invite.id, role: given };
      await writeDeed(transaction, { session, member, action: 'joined', about, at });
      return { session_id: session, role: given };
    });
  }
}
