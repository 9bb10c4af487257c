import { PGlite } from '@electric-sql/pglite';

/** The embedded Postgres, with its data in `directory`, or in memory without one. */
export async function openEmbedded(directory: string | undefined): Promise<PGlite> {
  const database = new PGlite(directory);
  await database.waitReady;
  return database;
}
