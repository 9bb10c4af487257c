import { DatabaseSync } from 'node:sqlite';

export class PoolTimeoutError extends Error {
  constructor(acquireTimeoutMs: number, size: number) {
    super(`no connection became free within ${acquireTimeoutMs} ms (all ${size} in use)`);
    this.name = 'PoolTimeoutError';
  }
}

export interface PoolOptions {
  readonly file: string;
  readonly size: number;
  readonly acquireTimeoutMs: number;
}

export interface PoolUse {
  readonly size: number;
  readonly inUse: number;
  readonly waiting: number;
}

interface Waiter {
  resolve(connection: DatabaseSync): void;
  readonly timer: NodeJS.Timeout;
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 0');
  return connection;
}

/** A fixed number of SQLite connections; whoever acquires one releases it. */
export class ConnectionPool {
  readonly #options: PoolOptions;
  readonly #idle: DatabaseSync[] = [];
  readonly #waiters: Waiter[] = [];
  #opened = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** A connection, at once or when one is released. Throws PoolTimeoutError after `acquireTimeoutMs`. */
  async acquire(): Promise<DatabaseSync> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#opened < this.#options.size) {
      this.#opened += 1;
      return connect(this.#options.file);
    }
    return this.#wait();
  }

  #wait(): Promise<DatabaseSync> {
    const { acquireTimeoutMs, size } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(new PoolTimeoutError(acquireTimeoutMs, size));
      }, acquireTimeoutMs);
      const waiter: Waiter = { resolve, timer };
      this.#waiters.push(waiter);
    });
  }

  release(connection: DatabaseSync): void {
    const waiter = this.#waiters.shift();
    if (waiter === undefined) {
      this.#idle.push(connection);
      return;
    }
    clearTimeout(waiter.timer);
    waiter.resolve(connection);
  }

  use(): PoolUse {
    return {
      size: this.#options.size,
      inUse: this.#opened - this.#idle.length,
      waiting: this.#waiters.length,
    };
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}
