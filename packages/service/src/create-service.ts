import { randomUUID } from 'node:crypto';
import { LIMITS } from '@mats/contracts';
import type { MatsError } from '@mats/contracts';
import express from 'express';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import { errorHandler, notFoundHandler } from './http/errors.ts';
import { addHealthRoutes } from './http/health.ts';
import type { ReadinessCheck } from './http/health.ts';
import { requestId } from './http/request-id.ts';
import { sessionContext } from './http/session-context.ts';
import { requireCaller } from './identity/caller.ts';
import type { Authenticate } from './identity/caller.ts';
import { ownHostsOnly, sameOriginWrites, typedWrites } from './identity/guards.ts';

export interface ServiceOptions {
  name: string;
  log: Logger;
  /** The service's own routes, tried in order. */
  routes: readonly Router[];
  checks?: readonly ReadinessCheck[];
  /** Whether a caller's traceparent becomes our parent: yes between our own services. */
  trustTrace: boolean;
  jsonLimitBytes?: number;
  isStopping?: () => boolean;
  /** Host names with a dot that are its own; undefined: whoever signs people in looks after the name. */
  allowedHosts?: readonly string[] | undefined;
  /** Finds out who calls; health needs nobody. Without it the service has another way to know. */
  authenticate?: Authenticate;
  newId?: () => string;
  /** What errors of the service's own parts mean; undefined for those it does not know. */
  knownFailure?: (thrown: unknown) => MatsError | undefined;
}

/**
 * An Express app as every MATS service has it: request id, guards against other sites' pages, health, proof of who
 * calls, session context, JSON bodies, errors of the registry. Does no I/O, so tests need no port.
 */
export function createService(options: ServiceOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  const { checks = [], isStopping = () => false, allowedHosts, authenticate } = options;
  app.use(requestId(options.newId ?? randomUUID));
  if (allowedHosts !== undefined) app.use(ownHostsOnly(allowedHosts));
  addHealthRoutes(app, { service: options.name, checks, isStopping });
  app.use(sameOriginWrites(), typedWrites());
  if (authenticate !== undefined) app.use(requireCaller(authenticate));
  // The body before the session: what a stream calls back runs in no context but its own.
  app.use(express.json({ limit: options.jsonLimitBytes ?? LIMITS.jsonBodyBytes, inflate: false }));
  app.use(sessionContext({ trustTrace: options.trustTrace }));
  app.use(...options.routes, notFoundHandler);
  const { name: service, log, knownFailure } = options;
  app.use(errorHandler({ service, log, ...(knownFailure === undefined ? {} : { knownFailure }) }));
  return app;
}
