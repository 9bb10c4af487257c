import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one write transaction; a throw rolls back and goes on to the caller. */
export function inTransaction<T>(connection: DatabaseSync, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}
