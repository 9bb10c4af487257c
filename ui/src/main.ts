import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  authorizeHosts,
  createHttpClient,
  createLogger,
  createServiceTokens,
  readServiceKeys,
  runMain,
  runService,
  startServiceTelemetry,
} from '@mats/service';
import { createApp } from './app.ts';
import { oidcOptions, readEnvironment } from './env.ts';
import { cookieSecret } from './server/cookie-secret.ts';
import { cookieIdentity, headerIdentity } from './server/identity.ts';
import { createLoginCookie } from './server/login-cookie.ts';
import { createOidcSignIn } from './server/oidc.ts';
import { createOrchestratorProxy } from './server/orchestrator-proxy.ts';
import { keepSharing, shareSignOuts } from './server/share-sign-outs.ts';
import { createSignedOut } from './server/signed-out.ts';
import { createPages } from './server/pages.ts';
import { createTransactionCookie } from './server/transaction-cookie.ts';

const NAME = 'mats-ui';

function ownName(url: string | undefined): string[] {
  return url === undefined ? [] : [new URL(url).hostname];
}

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const secret = cookieSecret(environment.COOKIE_SECRET, environment.MATS_DATA_DIR);
  const keys = readServiceKeys(environment.MATS_SERVICE_KEYS);
  const tokens = createServiceTokens({ self: 'ui', keys, now: Date.now });
  const { ORCHESTRATOR_URL: url } = environment;
  const client = createHttpClient({ sessionHosts: [], authorize: authorizeHosts(tokens, { orchestrator: url }) });
  const signedOut = shareSignOuts(
    createSignedOut({ file: join(environment.MATS_DATA_DIR, 'ui-signed-out.json'), now: Date.now }),
    { url, client },
  );
  const stopSharing = keepSharing(signedOut);
  const cookie = createLoginCookie({
    secret,
    now: Date.now,
    kind: environment.AUTH_MODE === 'oidc' ? 'provider' : 'own',
    signedOut,
  });
  const proxy = createOrchestratorProxy({ url, now: Date.now, tokens });
  const { AUTH_MODE: mode } = environment;
  let stopping = false;
  const app = createApp({
    log,
    cookie,
    identity:
      mode === 'header'
        ? headerIdentity(cookie, {
            trustedProxies: environment.TRUSTED_PROXIES,
            saysTenant: environment.PROXY_SAYS_TENANT,
          })
        : cookieIdentity(cookie, mode),
    oidc:
      mode === 'oidc'
        ? {
            signIn: createOidcSignIn(oidcOptions(environment)),
            transactions: createTransactionCookie({ secret, now: Date.now }),
          }
        : null,
    proxy,
    pages: createPages(environment.WEB_DIR),
    phoenixUrl: environment.PHOENIX_PUBLIC_URL ?? null,
    codeUrl: environment.CODE_URL ?? null,
    allowedHosts: [...environment.MATS_ALLOWED_HOSTS, ...ownName(environment.MATS_PUBLIC_URL)],
    trustedProxies: environment.TRUSTED_PROXIES,
    resend: (traceId, spanIds) => telemetry.resend(traceId, spanIds),
    newId: randomUUID,
    isStopping: () => stopping,
  });
  await runService({
    app,
    host: environment.HOST,
    port: environment.PORT,
    log,
    telemetry,
    allowedHosts: environment.MATS_ALLOWED_HOSTS,
    metrics: environment.METRICS_PORT === undefined ? 'none' : { port: environment.METRICS_PORT },
    onStopping: () => {
      stopping = true;
      proxy.endStreams();
    },
    close: async () => {
      stopSharing();
      await client.close();
      await proxy.close();
    },
  });
});
