import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { migrate } from './open-database.ts';
import type { Database } from './schema.ts';
import { storageFailure } from './storage-failure.ts';

const MOST_PAUSE_MS = 5_000;

/** A database whose tables are brought up to date, however long it takes to answer. */
export class PreparedStorage {
  readonly #database: Kysely<Database>;
  readonly #log: Logger;
  #problem: unknown = new Error('it is being opened');

  constructor(database: Kysely<Database>, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  /** Why nothing can be stored yet; undefined once it can. */
  problem(): unknown {
    return this.#problem;
  }

  /**
   * Tries again and again, until the tables are there, `open` has done what must come before the first question (one
   * that is accepted without it is nobody's), and `begin` what comes with it.
   */
  async prepare(
    { open, begin }: { open: () => Promise<void>; begin: () => Promise<void> },
    isStopping: () => boolean,
  ): Promise<void> {
    for (let attempt = 1; !isStopping(); attempt += 1) {
      try {
        await migrate(this.#database);
        await open();
        this.#problem = undefined;
        await begin();
        return;
      } catch (error) {
        const code = storageFailure(error)?.code;
        if (attempt === 1 || code !== storageFailure(this.#problem)?.code)
          this.#log.warn({ err: error, code }, 'the database does not answer yet; questions are refused until it does');
        this.#problem = error;
        await delay(Math.min(MOST_PAUSE_MS, 250 * attempt));
      }
    }
  }
}
