import { Pool, types } from 'pg';
import { IDLE_TRANSACTION_MS } from './idle-transaction.ts';

// Sizes and counts fit a double; Postgres sends bigint as text otherwise.
types.setTypeParser(types.builtins.INT8, Number);

/** Connections to a Postgres server, made as they are needed; nothing is connected yet. */
export function connectPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3_000,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; its types do not say so
    onConnect: async (client) => {
      await client.query(`set idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}`);
    },
  });
  // An idle connection that breaks is replaced by the pool, and one that breaks in use fails its query; without
  // listeners either would end the process too.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
