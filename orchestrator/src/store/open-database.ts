import { mkdirSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Pool } from 'pg';
import { MIGRATIONS } from './migrations.ts';
import type { Database } from './schema.ts';

export interface DatabaseOptions {
  /** postgres://...; without it, PGlite in `directory`, or in memory when that is absent too. */
  url?: string;
  directory?: string;
}

/**
 * One SQL layer over Postgres or PGlite, not yet migrated. Opening waits for nothing: the driver that is needed loads
 * with the first query.
 */
export function openDatabase(options: DatabaseOptions): Kysely<Database> {
  const { url, directory } = options;
  const openPool = async (): Promise<Pool> => (await import('./connect-pool.ts')).connectPool(url ?? '');
  if (url !== undefined) return new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool }) });
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  // One instance, whatever is asked after it was closed: two on one folder would spoil it.
  let embedded: Promise<PGlite> | undefined;
  const openOnce = (): Promise<PGlite> =>
    (embedded ??= import('./open-embedded.ts').then((module) => module.openEmbedded(directory)));
  return new Kysely<Database>({ dialect: new PGliteDialect({ pglite: openOnce }) });
}

/** Brings the tables up to date; safe to call again and from two processes at once. */
export async function migrate(database: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}
