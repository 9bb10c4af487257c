import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, readSecret } from '../lib/env.ts';
import { createHttpServer, type Route } from '../lib/http-server.ts';
import { loadConfig } from '../lib/load-config.ts';
import { createLogger } from '../lib/log.ts';
import { runService } from '../lib/run-service.ts';
import { charge, type ChargeDependencies } from './charge.ts';
import { Journal } from './journal.ts';
import { parseCharge } from './parse-charge.ts';

interface PaymentConfig {
  readonly port: number;
  readonly cardApiVersion: string;
  readonly cardApiTimeoutMs: number;
  readonly cardApiAttempts: number;
  readonly cardApiBackoffMs: number;
  readonly journalFile: string;
  readonly journalMaxBytes: number;
  readonly journalKeep: number;
  readonly maxBodyBytes: number;
  readonly maxInFlight: number;
}

const environment = readEnvironment();
const config = loadConfig<PaymentConfig>('payment');
const log = createLogger('payment');

mkdirSync(environment.dataDir, { recursive: true });
const dependencies: ChargeDependencies = {
  cardApi: {
    baseUrl: environment.cardApiUrl,
    version: config.cardApiVersion,
    key: readSecret('CARD_API_KEY'),
    timeoutMs: config.cardApiTimeoutMs,
    attempts: config.cardApiAttempts,
    backoffMs: config.cardApiBackoffMs,
  },
  journal: new Journal({
    file: join(environment.dataDir, config.journalFile),
    maxBytes: config.journalMaxBytes,
    keep: config.journalKeep,
  }),
  now: () => new Date(),
};

const routes: Route[] = [
  { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true } }) },
  {
    method: 'POST',
    path: '/charges',
    handle: async (request) => ({
      status: 201,
      body: await charge(parseCharge(request.body), dependencies, request.log),
    }),
  },
];

runService({
  server: createHttpServer({ routes, log, maxBodyBytes: config.maxBodyBytes, maxInFlight: config.maxInFlight }),
  host: environment.host,
  port: environment.port ?? config.port,
  log,
});
