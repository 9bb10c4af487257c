import { PGlite } from '@electric-sql/pglite';

/** The embedded Postgres, with its data in `directory`, or in memory without one. */
export function openEmbedded(directory: string | undefined): PGlite {
  return new PGlite(directory);
}
