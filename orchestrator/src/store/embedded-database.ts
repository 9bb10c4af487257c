import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { MatsError } from '@mats/contracts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { storageFailure } from './storage-failure.ts';

/** What the engine throws when it has ended: as a WebAssembly program that failed or was left. */
const ENDS = new Set<unknown>(['RuntimeError', 'ExitStatus']);
/** And what Postgres says of itself before it ends. */
const LAST_WORDS = new Set<unknown>(['FATAL', 'PANIC']);
const CLOSE_MS = 1_000;
const PROBE_BYTES = 64 * 1024;

function isDead(error: unknown): boolean {
  const { name, severity } = (error ?? {}) as { name?: unknown; severity?: unknown };
  return ENDS.has(name) || LAST_WORDS.has(severity);
}

/** @throws MatsError `storage_full` when nothing can be written there. */
function probe(folder: string): void {
  const file = join(folder, `.probe-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(PROBE_BYTES), { mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new MatsError('storage_full', { folder, reason: code ?? message }, { cause: error });
  } finally {
    rmSync(file, { force: true });
  }
}

/** A database is never made in a folder that already holds something: what is there may be one that was damaged. */
function assertWholeOrNew(folder: string): void {
  if (readdirSync(folder).length === 0 || existsSync(join(folder, 'PG_VERSION'))) return;
  throw new MatsError('storage_damaged', { folder, reason: 'it holds files, but PG_VERSION is missing' });
}

/** PGlite unpacks its first files with a mode of their own; what it makes later follows the process's umask. */
function tighten(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, entry.isDirectory() ? 0o700 : 0o600);
  }
}

/** Makes a folder that its owner alone may enter, also when others could before. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/**
 * A PGlite over a folder, of which this process is the only user, or in memory. It is opened by the first query, and
 * again by the next one after it could not be opened or has ended by itself, as it does on a full disk.
 */
export class EmbeddedDatabase {
  readonly ready = true;
  readonly waitReady = Promise.resolve();
  readonly #folder: string | undefined;
  readonly #parent: string;
  readonly #now: () => number;
  #lock: FolderLock | undefined;
  #opening: Promise<PGlite> | undefined;
  #closed = false;

  /** `parent`: the data folder that the database's folder lies in. */
  constructor(options: { parent: string; now: () => number } | undefined) {
    this.#parent = options?.parent ?? '';
    this.#folder = options === undefined ? undefined : join(options.parent, 'pglite');
    this.#now = options?.now ?? Date.now;
  }

  get closed(): boolean {
    return this.#closed;
  }

  query<Row>(...given: Parameters<PGlite['query']>): Promise<Awaited<ReturnType<typeof PGlite.prototype.query<Row>>>> {
    return this.#use((database) => database.query<Row>(...given));
  }

  transaction<Result>(work: Parameters<typeof PGlite.prototype.transaction<Result>>[0]): Promise<Result> {
    return this.#use((database) => database.transaction(work));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#let((database) => database.close());
    this.#lock?.release();
  }

  async #use<Result>(work: (database: PGlite) => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new MatsError('stopping');
    const database = await (this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    }));
    try {
      return await work(database);
    } catch (error) {
      if (isDead(error)) await this.#drop();
      throw error;
    }
  }

  async #open(): Promise<PGlite> {
    const { openEmbedded } = await import('./open-embedded.ts');
    const folder = this.#folder;
    if (folder === undefined) return openEmbedded(undefined);
    makePrivateFolder(this.#parent);
    makePrivateFolder(folder);
    this.#lock ??= lockFolder(folder, { now: this.#now });
    try {
      probe(this.#parent);
      assertWholeOrNew(folder);
      const database = await openEmbedded(folder);
      tighten(folder);
      return database;
    } catch (error) {
      this.#lock.release();
      this.#lock = undefined;
      throw this.#meaningOf(error, folder);
    }
  }

  #meaningOf(error: unknown, folder: string): unknown {
    const known = error instanceof MatsError ? error : storageFailure(error);
    if (known !== undefined) return known;
    probe(this.#parent);
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return new MatsError('storage_damaged', { folder, reason: `Postgres says: ${reason}` }, { cause: error });
  }

  async #drop(): Promise<void> {
    await this.#let((database) => database.close());
    this.#opening = undefined;
  }

  /** Does something with an instance that may no longer answer. */
  async #let(work: (database: PGlite) => Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    await Promise.race([this.#opening?.then(work).catch(() => undefined), enough]);
    clearTimeout(timer);
  }
}
