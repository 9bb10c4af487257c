import { agentEntry, agentService, agentSpan, LIMITS } from '@mats/contracts';
import type { AgentCard, ConnectedSource, Locator, SpansHeld, SpansMade } from '@mats/contracts';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { createService } from '../create-service.ts';
import type { ReadinessCheck } from '../http/health.ts';
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
  /** Sends those of its spans of a trace that are not stored. */
  completeTrace?: (held: SpansHeld) => Promise<SpansMade>;
  /** Takes what it keeps of traces off its disk. */
  forgetTraces?: (traceIds: readonly string[]) => Promise<number>;
  /** What it can read right now. */
  sources?: (() => Promise<ConnectedSource[]>) | undefined;
  /** Whether it can read a repository that somebody names. */
  repository?: ((nameOrPath: string) => Promise<ConnectedSource[]>) | undefined;
  /** What stands now in its own source where a piece of its evidence says it was read; null: it is gone. */
  readAgain?: ((locator: Locator) => Promise<string | null>) | undefined;
  allowedHosts?: readonly string[];
  /** Finds out who calls; left out in tests that put the app to questions without a network. */
  authenticate?: Authenticate;
}

/** A probe asks every few seconds; what a source costs is asked of it this seldom. */
const PROBED_MS = 60_000;

/** Whether an agent that reads what not everybody has can read it. It is ready without: nobody is stopped by it. */
function sourceChecks({ card, sources }: AgentAppOptions): ReadinessCheck[] {
  const setting = agentEntry(card.name)?.setting;
  if (setting === undefined || sources === undefined) return [];
  let last: { readonly at: number; readonly found: Promise<ConnectedSource[]> } | undefined;
  const check = async (): Promise<string> => {
    if (last === undefined || Date.now() - last.at > PROBED_MS) last = { at: Date.now(), found: sources() };
    const found = await last.found;
    const connected = found.filter(({ state }) => state === 'connected').map(({ name }) => name);
    if (connected.length > 0) return connected.slice(0, 3).join(', ');
    // A source that is away, or slow at first, is asked again by the next probe.
    last = undefined;
    throw new Error(found.find(({ reason }) => reason !== undefined)?.reason ?? 'it names no source');
  };
  const next = `Connect what ${setting} names; until then no question is planned with the ${card.title} agent.`;
  return [{ name: 'sources', check, next, required: false }];
}

/** An agent's HTTP interface: `/invoke`, `/card` and what every service has. Does no I/O, so tests need no port. */
export function createAgentApp(options: AgentAppOptions): Express {
  const {
    card,
    agent,
    log,
    newId,
    onRunEnd,
    isStopping,
    sources,
    repository,
    readAgain,
    allowedHosts = [],
    authenticate,
    completeTrace,
    forgetTraces,
  } = options;
  const { name, agentName } = agentService(card.name);
  const spanName = agentSpan(card.name, card);
  return createService({
    name,
    log,
    newId,
    isStopping,
    allowedHosts,
    ...(authenticate === undefined ? {} : { authenticate }),
    trustTrace: true,
    checks: sourceChecks(options),
    jsonLimitBytes: LIMITS.invokeBodyBytes,
    routes: [
      agentRoutes({
        card,
        agent,
        agentName,
        spanName,
        log,
        newId,
        onRunEnd,
        sources,
        repository,
        readAgain,
        completeTrace,
        forgetTraces,
      }),
    ],
  });
}
