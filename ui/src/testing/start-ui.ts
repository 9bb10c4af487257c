import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger, createServiceTokens, makeServiceKeys } from '@mats/service';
import { createApp } from '../app.ts';
import { cookieIdentity, headerIdentity } from '../server/identity.ts';
import { createLoginCookie } from '../server/login-cookie.ts';
import { createOidcSignIn } from '../server/oidc.ts';
import type { OidcOptions } from '../server/oidc.ts';
import { createOrchestratorProxy } from '../server/orchestrator-proxy.ts';
import { createSignedOut } from '../server/signed-out.ts';
import { createPages } from '../server/pages.ts';
import { createTransactionCookie } from '../server/transaction-cookie.ts';

/** Where `npm run build` puts the web app. */
const BUILT_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));

const SECRET = 'a secret of the tests, 32 characters';

export interface StartedUi {
  url: string;
  /** Ends all open connections, as a network does. */
  cutConnections(): void;
  close(): Promise<void>;
}

/** The real UI server on a free loopback port, in front of the orchestrator that is named. */
export async function startUi(options: {
  orchestratorUrl: string;
  webFolder?: string;
  trustedProxies?: readonly string[];
  /** Those proxies say whose tenant somebody is. */
  saysTenant?: boolean;
  port?: number;
  /** Sign-in by a provider. */
  oidc?: OidcOptions;
  now?: () => number;
}): Promise<StartedUi> {
  const now = options.now ?? Date.now;
  const cookie = createLoginCookie({
    secret: SECRET,
    now,
    kind: options.oidc === undefined ? 'own' : 'provider',
    signedOut: createSignedOut({ file: null, now }),
  });
  const proxy = createOrchestratorProxy({
    url: options.orchestratorUrl,
    now,
    tokens: createServiceTokens({ self: 'ui', keys: makeServiceKeys(), now }),
  });
  const trustedProxies = options.trustedProxies ?? [];
  const app = createApp({
    resend: () => Promise.resolve(0),
    log: createLogger({ name: 'mats-ui', level: 'silent' }),
    cookie,
    identity:
      trustedProxies.length === 0
        ? cookieIdentity(cookie, options.oidc === undefined ? 'demo' : 'oidc')
        : headerIdentity(cookie, { trustedProxies, saysTenant: options.saysTenant ?? false }),
    oidc:
      options.oidc === undefined
        ? null
        : {
            signIn: createOidcSignIn(options.oidc),
            transactions: createTransactionCookie({ secret: SECRET, now }),
          },
    proxy,
    pages: createPages(options.webFolder ?? BUILT_WEB),
    phoenixUrl: null,
    codeUrl: null,
    allowedHosts: [],
    trustedProxies,
    newId: randomUUID,
    isStopping: () => false,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutConnections: () => server.closeAllConnections(),
    close: async () => {
      proxy.endStreams();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await proxy.close();
    },
  };
}
