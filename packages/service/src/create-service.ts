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
  newId?: () => string;
  /** What errors of the service's own parts mean; undefined for those it does not know. */
  knownFailure?: (thrown: unknown) => MatsError | undefined;
}

/**
 * An Express app as every MATS service has it: request id, session context, JSON bodies, health, errors of the
 * registry. Does no I/O, so tests need no port.
 */
export function createService(options: ServiceOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  const { checks = [], isStopping = () => false } = options;
  addHealthRoutes(app, { service: options.name, checks, isStopping });
  app.use(requestId(options.newId ?? randomUUID));
  // The body before the session: what a stream calls back runs in no context but its own.
  app.use(express.json({ limit: options.jsonLimitBytes ?? LIMITS.jsonBodyBytes, inflate: false }));
  app.use(sessionContext({ trustTrace: options.trustTrace }));
  app.use(...options.routes, notFoundHandler);
  const { name: service, log, knownFailure } = options;
  app.use(errorHandler({ service, log, ...(knownFailure === undefined ? {} : { knownFailure }) }));
  return app;
}
