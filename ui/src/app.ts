import { createService } from '@mats/service';
import express, { Router } from 'express';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { loginRoutes } from './routes/login.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { orchestratorRoutes } from './routes/orchestrator.ts';
import { identify } from './server/identify.ts';
import type { IdentityReader } from './server/identity.ts';
import type { LoginCookie } from './server/login-cookie.ts';
import type { OrchestratorProxy } from './server/orchestrator-proxy.ts';
import type { OidcSignIn } from './server/oidc.ts';
import { securityHeaders } from './server/security.ts';
import type { TransactionCookie } from './server/transaction-cookie.ts';

export interface AppDependencies {
  log: Logger;
  cookie: LoginCookie;
  identity: IdentityReader;
  /** Sign-in by an OpenID provider; null: there is another way. */
  oidc: { signIn: OidcSignIn; transactions: TransactionCookie } | null;
  proxy: OrchestratorProxy;
  /** The web app's files. */
  pages: RequestHandler;
  /** Phoenix as a browser reaches it; null: what the orchestrator says. */
  phoenixUrl: string | null;
  /** Template of a link to a place in code; null: there is none. */
  codeUrl: string | null;
  /** Names with a dot that the server answers to, unless a proxy signs people in. */
  allowedHosts: readonly string[];
  /** Addresses whose word about https is believed. */
  trustedProxies: readonly string[];
  /** Sends those of this server's spans of a trace again that are not stored. */
  resend: (traceId: string, spanIds: readonly string[]) => Promise<number>;
  newId: () => string;
  isStopping: () => boolean;
}

/** A sign-out here counts, whether or not the provider can be told. */
async function endUrlOf(signIn: OidcSignIn | null, log: Logger): Promise<string | null> {
  try {
    return signIn === null ? null : await signIn.endUrl();
  } catch (error) {
    log.warn({ err: error }, 'the provider was not asked where to sign out');
    return null;
  }
}

/** The only door for browsers: pages, sign-in, and the orchestrator behind them. */
export function createApp(dependencies: AppDependencies): Express {
  const { log, cookie, identity, oidc, proxy, newId } = dependencies;
  const service = createService({
    name: 'mats-ui',
    log,
    trustTrace: false,
    isStopping: dependencies.isStopping,
    // Demo sign-in believes anybody who can reach the port; a proxy that signs people in looks after the name.
    allowedHosts: identity.mode === 'header' ? undefined : dependencies.allowedHosts,
    checks: [{ name: 'orchestrator', check: () => proxy.check(), next: 'Start the orchestrator (ORCHESTRATOR_URL).' }],
    routes: [
      loginRoutes({ cookie, mode: identity.mode, newId, endUrl: () => endUrlOf(oidc?.signIn ?? null, log) }),
      ...(oidc === null ? [] : [oidcRoutes({ ...oidc, cookie, log })]),
      orchestratorRoutes({
        proxy,
        newId,
        phoenixUrl: dependencies.phoenixUrl,
        codeUrl: dependencies.codeUrl,
        resend: dependencies.resend,
      }),
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
