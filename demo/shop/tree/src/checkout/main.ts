import { loadCatalog } from '../lib/catalog.ts';
import { readEnvironment } from '../lib/env.ts';
import { loadFlags } from '../lib/flags.ts';
import { createHttpServer } from '../lib/http-server.ts';
import { loadConfig } from '../lib/load-config.ts';
import { createLogger } from '../lib/log.ts';
import { runService } from '../lib/run-service.ts';
import { InventoryClient } from './inventory-client.ts';
import { OrderStore } from './order-store.ts';
import { PaymentClient } from './payment-client.ts';
import { checkoutRoutes } from './routes.ts';

interface CheckoutConfig {
  readonly port: number;
  readonly currency: string;
  readonly maxLines: number;
  readonly paymentTimeoutMs: number;
  readonly paymentAttempts: number;
  readonly inventoryTimeoutMs: number;
  readonly recentOrders: number;
  readonly maxBodyBytes: number;
  readonly maxInFlight: number;
  readonly coupons: Readonly<Record<string, number>>;
}

const environment = readEnvironment();
const config = loadConfig<CheckoutConfig>('checkout');
const log = createLogger('checkout');

const dependencies = {
  inventory: new InventoryClient({ baseUrl: environment.inventoryUrl, timeoutMs: config.inventoryTimeoutMs }),
  payment: new PaymentClient({
    baseUrl: environment.paymentUrl,
    timeoutMs: config.paymentTimeoutMs,
    attempts: config.paymentAttempts,
  }),
  orders: new OrderStore(config.recentOrders),
  pricing: { catalog: loadCatalog(), coupons: config.coupons },
  currency: config.currency,
  flags: loadFlags(),
  now: Date.now,
};

runService({
  server: createHttpServer({
    routes: checkoutRoutes(dependencies, config.maxLines),
    log,
    maxBodyBytes: config.maxBodyBytes,
    maxInFlight: config.maxInFlight,
  }),
  host: environment.host,
  port: environment.port ?? config.port,
  log,
});
