import { randomUUID } from 'node:crypto';
import { agentService } from '@mats/contracts';
import type { AgentCard, ConnectedSource, Locator } from '@mats/contracts';
import { createHeaderGate } from '@mats/telemetry';
import type { z } from 'zod';
import type { agentEnvironmentSchema } from '../environment.ts';
import { createLogger } from '../logger.ts';
import { authorizeHosts } from '../identity/authorize.ts';
import { readServiceKeys } from '../identity/service-keys.ts';
import { createServiceTokens } from '../identity/service-tokens.ts';
import { hostOf } from '../outbound/http-client.ts';
import { runMain, runService } from '../run-service.ts';
import { startServiceTelemetry } from '../start-service-telemetry.ts';
import { completeTrace } from '../complete-trace.ts';
import { createAgentApp } from './agent-app.ts';
import type { Agent } from './agent-run.ts';

/** What an agent's environment must hold; its own settings come on top. */
export type AgentEnvironment = z.infer<typeof agentEnvironmentSchema> & { PORT: number };

/** What an agent is made from. */
export interface AgentParts<Environment> {
  environment: Environment;
  /** The headers of the running session and the agent's token for a URL of the orchestrator; none for any other host. */
  headersFor: (url: string) => Record<string, string>;
  /** Epoch milliseconds. */
  now: () => number;
}

/** An agent and what it holds. */
export interface MadeAgent {
  agent: Agent;
  /** What it can read right now, for people who connect sources. */
  sources?: () => Promise<ConnectedSource[]>;
  /** Whether it can read a repository that somebody names, by name or path. */
  repository?: (nameOrPath: string) => Promise<ConnectedSource[]>;
  /** What stands now where a piece of its evidence was read, of an agent with a source of its own; null: it is gone. */
  readAgain?: (locator: Locator) => Promise<string | null>;
  /** Called once the agent listens: for what the first question should find ready. */
  onListening?: () => void;
  /** Closes what the agent holds, after its last run. */
  close: () => Promise<void>;
}

/**
 * Runs an agent as a service, the same for every agent: reads its environment, starts telemetry, makes the agent,
 * listens, and stops gracefully on SIGTERM and SIGINT. A failure to start is one readable line and exit code 1.
 */
export function runAgent<Environment extends AgentEnvironment>(
  card: AgentCard,
  makeAgent: (parts: AgentParts<Environment>) => MadeAgent,
  readEnvironment: () => Environment,
): void {
  const { name } = agentService(card.name);
  runMain(createLogger({ name, level: 'info' }), async () => {
    const environment = readEnvironment();
    const log = createLogger({ name, level: environment.LOG_LEVEL });
    const telemetry = startServiceTelemetry(name, { environment, log, wholeWork: true });
    const keys = readServiceKeys(environment.MATS_SERVICE_KEYS);
    const tokens = createServiceTokens({ self: card.name, keys, now: Date.now });
    const gate = createHeaderGate([hostOf(environment.ORCHESTRATOR_URL)]);
    const authorize = authorizeHosts(tokens, { orchestrator: environment.ORCHESTRATOR_URL });
    const headersFor = (url: string): Record<string, string> => {
      const authorization = authorize(url);
      return { ...gate(url), ...(authorization === undefined ? {} : { authorization }) };
    };
    const { agent, sources, repository, readAgain, onListening, close } = makeAgent({
      environment,
      headersFor,
      now: Date.now,
    });
    let stopping = false;
    const app = createAgentApp({
      card,
      agent,
      sources,
      repository,
      readAgain,
      log,
      newId: randomUUID,
      onRunEnd: () => void telemetry.forceFlush(),
      isStopping: () => stopping,
      completeTrace: (held) => completeTrace(telemetry, held),
      forgetTraces: (traceIds) => telemetry.forget(traceIds),
      allowedHosts: environment.MATS_ALLOWED_HOSTS,
      authenticate: tokens.verify,
    });
    await runService({
      app,
      host: environment.HOST,
      port: environment.PORT,
      log,
      telemetry,
      allowedHosts: environment.MATS_ALLOWED_HOSTS,
      onStopping: () => {
        stopping = true;
      },
      close,
    });
    onListening?.();
  });
}
