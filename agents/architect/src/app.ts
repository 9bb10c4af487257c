import { LIMITS, SERVICES, SPAN_NAMES } from '@mats/contracts';
import { agentRoutes, createService } from '@mats/service';
import type { Agent, ReadinessCheck } from '@mats/service';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { card } from './card.ts';

export interface AppDependencies {
  agent: Agent;
  log: Logger;
  checks: readonly ReadinessCheck[];
  newId: () => string;
  onRunEnd: () => void;
  isStopping: () => boolean;
}

/** The Architect's HTTP interface. */
export function createApp(dependencies: AppDependencies): Express {
  const { agent, log, checks, newId, onRunEnd, isStopping } = dependencies;
  const { name, agentName } = SERVICES.architect;
  return createService({
    name,
    log,
    checks,
    newId,
    isStopping,
    trustTrace: true,
    jsonLimitBytes: LIMITS.invokeBodyBytes,
    routes: [agentRoutes({ card, agent, agentName, spanName: SPAN_NAMES.architect, log, newId, onRunEnd })],
  });
}
