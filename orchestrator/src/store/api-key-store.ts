import type { ApiKey, ApiKeyScope } from '@mats/contracts';
import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';

/** What is kept of a key to know it again. */
export interface KeptApiKey {
  id: string;
  member: string;
  scopes: readonly ApiKeyScope[];
  /** Null: any. */
  tenant: string | null;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

function toApiKey(row: Selectable<Database['api_keys']>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    member: row.member,
    scopes: row.scopes,
    ...(row.tenant === null ? {} : { tenant: row.tenant }),
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
  };
}

/** API keys as rows; a key that is revoked is gone. */
export class ApiKeyStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async add(key: ApiKey, hash: string): Promise<void> {
    const { scopes, ...rest } = key;
    await this.#database
      .insertInto('api_keys')
      .values({ ...rest, scopes: JSON.stringify(scopes), hash })
      .execute();
  }

  async find(id: string): Promise<KeptApiKey | undefined> {
    const row = await this.#database.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const { member, scopes, tenant, hash, expires_at: expiresAt, last_used_at: lastUsedAt } = row;
    return { id, member, scopes, tenant, hash, expiresAt, lastUsedAt };
  }

  /** Which of these keys are there and have not ended by then. */
  async goodOf(ids: readonly string[], at: Date): Promise<Set<string>> {
    const rows = await this.#database
      .selectFrom('api_keys')
      .select('id')
      .where('id', 'in', [...ids])
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at)]))
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  async noteUse(id: string, at: string): Promise<void> {
    await this.#database.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute();
  }

  /** Latest first; of everybody when no member is named. */
  async list(member: string | undefined): Promise<ApiKey[]> {
    let select = this.#database.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').orderBy('id');
    if (member !== undefined) select = select.where('member', '=', member);
    return (await select.execute()).map(toApiKey);
  }

  /** Whether there was such a key. */
  async remove(id: string, member: string | undefined): Promise<boolean> {
    let gone = this.#database.deleteFrom('api_keys').where('id', '=', id).returning('id');
    if (member !== undefined) gone = gone.where('member', '=', member);
    return (await gone.executeTakeFirst()) !== undefined;
  }
}
