import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool, types } from 'pg';
import { MIGRATIONS } from './migrations.ts';
import type { Database } from './schema.ts';

// Sizes and counts fit a double; Postgres sends bigint as text otherwise.
types.setTypeParser(types.builtins.INT8, Number);

export interface DatabaseOptions {
  /** postgres://...; without it, PGlite in `directory`, or in memory when that is absent too. */
  url?: string;
  directory?: string;
}

/** One SQL layer over Postgres or PGlite, not yet migrated. Opening does not wait for the server. */
export function openDatabase(options: DatabaseOptions): Kysely<Database> {
  if (options.url !== undefined) {
    const pool = new Pool({ connectionString: options.url, max: 10, connectionTimeoutMillis: 3_000 });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  }
  if (options.directory !== undefined) mkdirSync(options.directory, { recursive: true });
  return new Kysely<Database>({ dialect: new PGliteDialect({ pglite: new PGlite(options.directory) }) });
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
