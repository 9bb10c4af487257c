import { randomUUID } from 'node:crypto';
import {
  createLogger,
  createServiceTokens,
  readServiceKeys,
  runMain,
  runService,
  startServiceTelemetry,
} from '@mats/service';
import { createApp } from './app.ts';
import { readEnvironment } from './env.ts';
import { cookieSecret } from './server/cookie-secret.ts';
import { demoIdentity, headerIdentity } from './server/identity.ts';
import { createLoginCookie } from './server/login-cookie.ts';
import { createOrchestratorProxy } from './server/orchestrator-proxy.ts';
import { createPages } from './server/pages.ts';

const NAME = 'mats-ui';

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const secret = cookieSecret(environment.COOKIE_SECRET, environment.MATS_DATA_DIR);
  const cookie = createLoginCookie({ secret, now: Date.now });
  const keys = readServiceKeys(environment.MATS_SERVICE_KEYS);
  const tokens = createServiceTokens({ self: 'ui', keys, now: Date.now });
  const proxy = createOrchestratorProxy({ url: environment.ORCHESTRATOR_URL, now: Date.now, tokens });
  const inHeaderMode = environment.AUTH_MODE === 'header';
  let stopping = false;
  const app = createApp({
    log,
    cookie,
    identity: inHeaderMode ? headerIdentity(cookie, environment.TRUSTED_PROXIES) : demoIdentity(cookie),
    proxy,
    pages: createPages(environment.WEB_DIR),
    phoenixUrl: environment.PHOENIX_PUBLIC_URL ?? null,
    codeUrl: environment.CODE_URL ?? null,
    allowedHosts: environment.MATS_ALLOWED_HOSTS,
    trustedProxies: environment.TRUSTED_PROXIES,
    newId: randomUUID,
    isStopping: () => stopping,
  });
  await runService({
    app,
    host: environment.HOST,
    port: environment.PORT,
    log,
    telemetry,
    metrics: false,
    onStopping: () => {
      stopping = true;
      proxy.endStreams();
    },
    close: () => proxy.close(),
  });
});
