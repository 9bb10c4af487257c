import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentName, Finding, InvokeRequest, Report } from '@mats/contracts';
import { createLogger, createServiceTokens, makeServiceKeys, parseEnvironment } from '@mats/service';
import { startTestTelemetry } from '@mats/telemetry/testing';
import type { TestTelemetry } from '@mats/telemetry/testing';
import { createOrchestrator } from '../create-orchestrator.ts';
import { environmentSchema } from '../env.ts';
import { makeApiKey } from '../identity/api-keys.ts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { migrate, openDatabase } from '../store/open-database.ts';
import type { DatabaseOptions } from '../store/open-database.ts';
import type { Database } from '../store/schema.ts';

/** How an agent of a test behaves over HTTP; `null` means that nothing listens. */
export type AgentBehaviour = ((invoke: InvokeRequest, response: ServerResponse) => void) | null;

export interface StartedOrchestrator {
  url: string;
  telemetry: TestTelemetry;
  directory: string;
  /** The API key of this machine's scripts. */
  localKey: string;
  invocations: { agent: AgentName; invoke: InvokeRequest }[];
  stop(): Promise<void>;
  /** Lets go of the database without finishing anything, as when the process is killed. */
  kill(): Promise<void>;
}

const SERVICE_KEYS = makeServiceKeys();
/** What the page's server says to the orchestrator of a test, and what an agent says. */
const TOKENS = {
  ui: createServiceTokens({ self: 'ui', keys: SERVICE_KEYS, now: Date.now }),
  sre: createServiceTokens({ self: 'sre', keys: SERVICE_KEYS, now: Date.now }),
};

/** Headers of a request that the page's server sends on behalf of somebody. */
export function as(member: string): { authorization: string } {
  return { authorization: TOKENS.ui.bearerFor('orchestrator', member) };
}

/** Headers of a request that an agent sends. */
export function asAgent(): { authorization: string } {
  return { authorization: TOKENS.sre.bearerFor('orchestrator') };
}

const USAGE = { tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] };

/** What an agent of a test has found. */
export function findingOf(agent: AgentName): Finding {
  const usage = { agent, ...USAGE };
  return {
    agent,
    summary: `${agent} is done`,
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    usage,
  };
}

export function reportOf(verdict: Report['verdict']): Report {
  return {
    verdict,
    confidence: 0.9,
    answer: 'A test says so.',
    cause: 'A test says so.',
    kind: null,
    change: 'none_known',
    component: null,
    where: { service: 'checkout' },
    onset: null,
    impact: 'None.',
    affected: [],
    nextSteps: [],
    prevention: [],
    claims: [],
    chain: [],
    picture: null,
    ruledOut: [],
    weakerLeads: [],
    read: [],
    notRead: [],
    missingAgents: [],
    evidence: [],
    droppedClaims: 0,
    usage: { agent: 'architect', ...USAGE },
  };
}

function send(response: ServerResponse, lines: unknown[]): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** An agent that works. */
export function working(agent: AgentName): AgentBehaviour {
  return (_invoke, response) => {
    const report = agent === 'architect' ? { report: reportOf('root_cause') } : {};
    send(response, [
      { type: 'step', step: `${agent} works` },
      { type: 'result', finding: findingOf(agent), ...report },
    ]);
  };
}

async function readBody(request: IncomingMessage): Promise<InvokeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as InvokeRequest;
}

let shared: Promise<Kysely<Database>> | undefined;

async function openShared(): Promise<Kysely<Database>> {
  const database = openDatabase({});
  await migrate(database);
  return database;
}

/** For the end of a test file. */
export async function closeSharedDatabase(): Promise<void> {
  await (await shared)?.destroy();
  shared = undefined;
}

/** A PGlite takes a second to start, so tests that name no database share one and empty it. */
async function databaseFor(
  options: DatabaseOptions | undefined,
  { goesOn }: { goesOn: boolean },
): Promise<Kysely<Database>> {
  if (options !== undefined) return openDatabase(options);
  shared ??= openShared();
  const database = await shared;
  if (goesOn) return database;
  await sql`truncate sessions, attachments, changes, api_keys cascade`.execute(database);
  return database;
}

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      // What is being answered may end; what hangs may not.
      const timer = setTimeout(() => server.closeAllConnections(), 300);
      await closed;
      clearTimeout(timer);
    },
  };
}

/**
 * A real orchestrator on a free port, on PGlite or Postgres, with agents that behave as a test says: the ways in
 * which an agent can misbehave over HTTP cannot be had from a real one.
 */
export async function startOrchestrator(options: {
  agents?: Partial<Record<AgentName, AgentBehaviour>>;
  database?: DatabaseOptions;
  directory?: string;
  environment?: Record<string, string>;
  /** Start on the shared database as it was left. */
  goesOn?: boolean;
  /** Start while the database is away: it is not waited for. */
  databaseAway?: boolean;
}): Promise<StartedOrchestrator> {
  const telemetry = startTestTelemetry({ serviceName: 'mats-orchestrator' });
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'mats-orchestrator-')));
  const invocations: StartedOrchestrator['invocations'] = [];
  const stops: (() => Promise<unknown>)[] = [];
  const environment: Record<string, string> = {};
  for (const agent of ['sre', 'investigator', 'architect'] as const) {
    const behaviour = options.agents?.[agent] === undefined ? working(agent) : options.agents[agent];
    if (behaviour === null) {
      environment[`${agent.toUpperCase()}_AGENT_URL`] = 'http://127.0.0.1:9';
      continue;
    }
    const { url, stop } = await listen((request, response) => {
      if (request.method === 'GET') return void response.end('{}');
      void readBody(request).then((invoke) => {
        invocations.push({ agent, invoke });
        behaviour(invoke, response);
      });
    });
    environment[`${agent.toUpperCase()}_AGENT_URL`] = url;
    stops.push(stop);
  }
  const database = await databaseFor(options.database, { goesOn: options.goesOn === true });
  const localKey = makeApiKey().key;
  const orchestrator = createOrchestrator({
    environment: parseEnvironment(environmentSchema, {
      environment: { ...environment, MATS_DATA_DIR: directory, AGENT_RETRIES: '1', ...options.environment },
    }),
    database,
    serviceKeys: SERVICE_KEYS,
    localKey,
    log: createLogger({ name: 'mats-orchestrator', level: 'silent' }),
    telemetry,
    now: Date.now,
    newId: randomUUID,
    random: () => 0,
    version: 'test',
    sampleQuestion: null,
  });
  const prepared = orchestrator.prepare();
  if (options.databaseAway !== true) await prepared;
  const { url, stop } = await listen((request, response) => void orchestrator.app(request, response));
  return {
    url,
    telemetry,
    directory,
    localKey,
    invocations,
    kill: async () => {
      await database.destroy();
      await stop();
      for (const stopAgent of stops) await stopAgent();
      await telemetry.stop();
    },
    stop: async () => {
      orchestrator.stopping();
      await orchestrator.park();
      await stop();
      await orchestrator.close();
      if (options.database !== undefined) await database.destroy();
      for (const stopAgent of stops) await stopAgent();
      await telemetry.stop();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}
