import { LIMITS, SERVICES, SPAN_NAMES } from '@mats/contracts';
import type { AgentCard, ConnectedSource } from '@mats/contracts';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { createService } from '../create-service.ts';
import { agentRoutes } from './agent-routes.ts';
import type { Authenticate } from '../identity/caller.ts';
import type { Agent } from './agent-run.ts';

export interface AgentAppOptions {
  card: AgentCard;
  agent: Agent;
  log: Logger;
  newId: () => string;
  /** Called when a run's spans have ended. */
  onRunEnd: () => void;
  isStopping: () => boolean;
  /** What it can read right now. */
  sources?: (() => Promise<ConnectedSource[]>) | undefined;
  allowedHosts?: readonly string[];
  /** Finds out who calls; left out in tests that put the app to questions without a network. */
  authenticate?: Authenticate;
}

/** An agent's HTTP interface: `/invoke`, `/card` and what every service has. Does no I/O, so tests need no port. */
export function createAgentApp(options: AgentAppOptions): Express {
  const { card, agent, log, newId, onRunEnd, isStopping, sources, allowedHosts = [], authenticate } = options;
  const { name, agentName } = SERVICES[card.name];
  const spanName = SPAN_NAMES[card.name];
  return createService({
    name,
    log,
    newId,
    isStopping,
    allowedHosts,
    ...(authenticate === undefined ? {} : { authenticate }),
    trustTrace: true,
    jsonLimitBytes: LIMITS.invokeBodyBytes,
    routes: [agentRoutes({ card, agent, agentName, spanName, log, newId, onRunEnd, sources })],
  });
}
