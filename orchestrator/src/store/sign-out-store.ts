import type { SignOut } from '@mats/contracts';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Sign-ins that ended before their cookies: what one server of the page was told, the others have to know. */
export class SignOutStore {
  readonly #database: Kysely<Database>;
  readonly #now: () => number;

  constructor(database: Kysely<Database>, { now }: { now: () => number }) {
    this.#database = database;
    this.#now = now;
  }

  /** Keeps one until its cookies have ended; safe to do again. */
  async add({ login, until }: SignOut): Promise<void> {
    await this.#database.deleteFrom('sign_outs').where('until', '<', new Date(this.#now())).execute();
    await this.#database
      .insertInto('sign_outs')
      .values({ login, until: new Date(until * 1000).toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async list(): Promise<SignOut[]> {
    const rows = await this.#database
      .selectFrom('sign_outs')
      .selectAll()
      .where('until', '>=', new Date(this.#now()))
      .execute();
    return rows.map(({ login, until }) => ({ login, until: Math.floor(until.getTime() / 1000) }));
  }
}
