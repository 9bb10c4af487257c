// cspell:ignore hashtext regclass
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const LOCK = 'mats: the tables of DBOS';
const LOOK_AGAIN_MS = 200;
/** The server may not learn for hours that a machine has gone without a word. */
const LONGEST_WAIT_MS = 60_000;

/** Looks again and again: DBOS makes indexes concurrently, which waits for whoever waits in a statement. */
async function lock(client: Client): Promise<void> {
  for (const end = performance.now() + LONGEST_WAIT_MS; performance.now() < end;) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtext($1)) as locked', [
      LOCK,
    ]);
    if (rows[0]?.locked === true) return;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Of versions that processes have left beside each other, all up to the latest were come to. */
async function keepLatestVersion(client: Client): Promise<void> {
  const table = 'dbos.dbos_migrations';
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  if (rows[0]?.there !== true) return;
  await client.query(`delete from ${table} where version < (select max(version) from ${table})`);
}

/**
 * Brings DBOS up while no other process does, as long as `launch` takes. DBOS makes its tables without a lock: of
 * processes that begin at once on a new database, each leaves the version that it has come to, and since all rows are
 * then set to one number, which a key forbids, no process comes up there any more.
 */
export async function aloneInDbosTables(url: string, launch: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  // The lock goes with the connection; whatever else breaks with it says so itself.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await lock(client);
    await keepLatestVersion(client);
    await launch();
  } finally {
    await client.end().catch(() => undefined);
  }
}
