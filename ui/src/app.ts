import { createService } from '@mats/service';
import express, { Router } from 'express';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { loginRoutes } from './routes/login.ts';
import { orchestratorRoutes } from './routes/orchestrator.ts';
import { identify } from './server/identify.ts';
import type { IdentityReader } from './server/identity.ts';
import type { LoginCookie } from './server/login-cookie.ts';
import type { OrchestratorProxy } from './server/orchestrator-proxy.ts';
import { securityHeaders } from './server/security.ts';

export interface AppDependencies {
  log: Logger;
  cookie: LoginCookie;
  identity: IdentityReader;
  proxy: OrchestratorProxy;
  /** The web app's files. */
  pages: RequestHandler;
  /** Phoenix as a browser reaches it; null: what the orchestrator says. */
  phoenixUrl: string | null;
  /** Template of a link to a place in code; null: there is none. */
  codeUrl: string | null;
  /** Names with a dot that demo sign-in answers to. */
  allowedHosts: readonly string[];
  /** Addresses whose word about https is believed. */
  trustedProxies: readonly string[];
  newId: () => string;
  isStopping: () => boolean;
}

/** The only door for browsers: pages, sign-in, and the orchestrator behind them. */
export function createApp(dependencies: AppDependencies): Express {
  const { log, cookie, identity, proxy, newId } = dependencies;
  const service = createService({
    name: 'mats-ui',
    log,
    trustTrace: false,
    isStopping: dependencies.isStopping,
    // Demo sign-in believes anybody who can reach the port; a proxy that signs people in looks after the name.
    allowedHosts: identity.mode === 'demo' ? dependencies.allowedHosts : undefined,
    checks: [{ name: 'orchestrator', check: () => proxy.check(), next: 'Start the orchestrator (ORCHESTRATOR_URL).' }],
    routes: [
      loginRoutes({ cookie, mode: identity.mode, newId }),
      orchestratorRoutes({ proxy, newId, phoenixUrl: dependencies.phoenixUrl, codeUrl: dependencies.codeUrl }),
      Router().use(dependencies.pages),
    ],
  });
  service.set('trust proxy', [...dependencies.trustedProxies]);
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use(identify(identity));
  app.use(service);
  return app;
}
