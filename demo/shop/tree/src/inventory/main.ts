import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../lib/catalog.ts';
import { readEnvironment } from '../lib/env.ts';
import { createHttpServer } from '../lib/http-server.ts';
import { loadConfig } from '../lib/load-config.ts';
import { createLogger } from '../lib/log.ts';
import { runService } from '../lib/run-service.ts';
import { ConnectionPool } from './connection-pool.ts';
import { migrate } from './migrate.ts';
import { expireReservations } from './reserve.ts';
import { inventoryRoutes } from './routes.ts';
import { seedStock } from './stock.ts';

interface InventoryConfig {
  readonly port: number;
  readonly database: string;
  readonly poolSize: number;
  readonly acquireTimeoutMs: number;
  readonly reservationTtlSeconds: number;
  readonly expireEverySeconds: number;
  readonly maxBodyBytes: number;
  readonly maxInFlight: number;
}

const environment = readEnvironment();
const config = loadConfig<InventoryConfig>('inventory');
const log = createLogger('inventory');
const file = join(environment.dataDir, config.database);

mkdirSync(environment.dataDir, { recursive: true });
migrate(file, log);
const pool = new ConnectionPool({ file, size: config.poolSize, acquireTimeoutMs: config.acquireTimeoutMs });

async function withConnection(
  work: (connection: Awaited<ReturnType<ConnectionPool['acquire']>>) => void,
): Promise<void> {
  const connection = await pool.acquire();
  try {
    work(connection);
  } finally {
    pool.release(connection);
  }
}

async function expire(): Promise<void> {
  await withConnection((connection) => {
    const expired = expireReservations(connection, Date.now());
    if (expired > 0) log.info({ expired }, 'reservations expired');
  });
  log.info(pool.use(), 'connection pool');
}

await withConnection((connection) => seedStock(connection, loadCatalog().values()));
setInterval(() => {
  expire().catch((error: unknown) => log.error({ err: error }, 'reservations could not be expired'));
}, config.expireEverySeconds * 1000).unref();

runService({
  server: createHttpServer({
    routes: inventoryRoutes({ pool, reservationTtlSeconds: config.reservationTtlSeconds, now: Date.now }),
    log,
    maxBodyBytes: config.maxBodyBytes,
    maxInFlight: config.maxInFlight,
  }),
  host: environment.host,
  port: environment.port ?? config.port,
  log,
  onStop: () => pool.close(),
});
