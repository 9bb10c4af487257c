import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger, createServiceTokens, makeServiceKeys } from '@mats/service';
import { createApp } from '../app.ts';
import { demoIdentity, headerIdentity } from '../server/identity.ts';
import { createLoginCookie } from '../server/login-cookie.ts';
import { createOrchestratorProxy } from '../server/orchestrator-proxy.ts';
import { createPages } from '../server/pages.ts';

/** Where `npm run build` puts the web app. */
const BUILT_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));

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
  port?: number;
  now?: () => number;
}): Promise<StartedUi> {
  const now = options.now ?? Date.now;
  const cookie = createLoginCookie({ secret: 'a secret of the tests, 32 characters', now });
  const proxy = createOrchestratorProxy({
    url: options.orchestratorUrl,
    now,
    tokens: createServiceTokens({ self: 'ui', keys: makeServiceKeys(), now }),
  });
  const trustedProxies = options.trustedProxies ?? [];
  const app = createApp({
    log: createLogger({ name: 'mats-ui', level: 'silent' }),
    cookie,
    identity: trustedProxies.length === 0 ? demoIdentity(cookie) : headerIdentity(cookie, trustedProxies),
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
