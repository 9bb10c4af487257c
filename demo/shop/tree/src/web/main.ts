import { loadCatalog } from '../lib/catalog.ts';
import { readEnvironment } from '../lib/env.ts';
import { createHttpServer } from '../lib/http-server.ts';
import { loadConfig } from '../lib/load-config.ts';
import { createLogger } from '../lib/log.ts';
import { runService } from '../lib/run-service.ts';
import { PriceList } from './price-list.ts';
import { webRoutes } from './routes.ts';

interface WebConfig {
  readonly port: number;
  readonly checkoutTimeoutMs: number;
  readonly inventoryTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly maxInFlight: number;
  readonly priceListTtlSeconds: number;
}

const environment = readEnvironment();
const config = loadConfig<WebConfig>('web');
const { currency } = loadConfig<{ currency: string }>('checkout');
const log = createLogger('web');

const priceList = new PriceList({
  inventoryUrl: environment.inventoryUrl,
  timeoutMs: config.inventoryTimeoutMs,
  ttlSeconds: config.priceListTtlSeconds,
  currency,
  catalog: loadCatalog(),
  now: Date.now,
});

runService({
  server: createHttpServer({
    routes: webRoutes({
      checkoutUrl: environment.checkoutUrl,
      checkoutTimeoutMs: config.checkoutTimeoutMs,
      priceList,
    }),
    log,
    maxBodyBytes: config.maxBodyBytes,
    maxInFlight: config.maxInFlight,
  }),
  host: environment.host,
  port: environment.port ?? config.port,
  log,
});
