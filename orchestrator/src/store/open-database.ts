import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Pool } from 'pg';
import { cleanText } from './database-text.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Database } from './schema.ts';

export interface DatabaseOptions {
  /** postgres://...; without it, PGlite below the data folder, or in memory when that is absent too. */
  url?: string;
  dataFolder?: string;
  now?: () => number;
}

/**
 * One SQL layer over Postgres or PGlite, not yet migrated. Opening waits for nothing: the driver that is needed loads
 * with the first query.
 */
export function openDatabase(options: DatabaseOptions): Kysely<Database> {
  const { url, dataFolder } = options;
  const plugins = [cleanText()];
  const openPool = async (): Promise<Pool> => (await import('./connect-pool.ts')).connectPool(url ?? '');
  if (url !== undefined) return new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool }), plugins });
  const embedded = new EmbeddedDatabase(
    dataFolder === undefined ? undefined : { parent: dataFolder, now: options.now ?? Date.now },
  );
  return new Kysely<Database>({ dialect: new PGliteDialect({ pglite: embedded }), plugins });
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
