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
   * Tries again and again until all is done: the tables, `before` the first question is taken, `after` it what was left.
   * Agents of runs that `after` takes up read their files here, so it is not waited for.
   */
  async prepare(
    { before, after }: { before: () => Promise<void>; after: () => Promise<void> },
    isStopping: () => boolean,
  ): Promise<void> {
    for (let attempt = 1; !isStopping(); attempt += 1) {
      try {
        await migrate(this.#database);
        await before();
        this.#problem = undefined;
        await after();
        return;
      } catch (error) {
        const code = storageFailure(error)?.code;
        if (attempt === 1 || code !== storageFailure(this.#problem)?.code)
          this.#log.warn({ err: error, code }, 'storage does not answer yet; questions are refused until it does');
        this.#problem = error;
        await delay(Math.min(MOST_PAUSE_MS, 250 * attempt));
      }
    }
  }
}
