import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../lib/log.ts';
import { inTransaction } from './transaction.ts';

const MIGRATIONS_FOLDER = new URL('../../migrations/', import.meta.url);

/** Applies the files of `migrations/` that this database has not seen, in the order of their names. */
export function migrate(file: string, log: Logger): void {
  const connection = new DatabaseSync(file);
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)');
  const seen = connection.prepare('SELECT 1 FROM migrations WHERE name = ?');
  const note = connection.prepare("INSERT INTO migrations VALUES (?, datetime('now'))");
  for (const name of readdirSync(MIGRATIONS_FOLDER).toSorted()) {
    if (seen.get(name) !== undefined) continue;
    inTransaction(connection, () => {
      connection.exec(readFileSync(new URL(name, MIGRATIONS_FOLDER), 'utf8'));
      note.run(name);
    });
    log.info({ migration: name }, 'migration applied');
  }
  connection.close();
}
