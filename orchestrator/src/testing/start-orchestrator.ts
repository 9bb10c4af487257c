import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentName } from '@mats/contracts';
import { createLogger, createServiceTokens, makeServiceKeys, parseEnvironment } from '@mats/service';
import { startTestTelemetry } from '@mats/telemetry/testing';
import type { TestTelemetry } from '@mats/telemetry/testing';
import { createOrchestrator } from '../create-orchestrator.ts';
import { environmentSchema } from '../env.ts';
import { makeApiKey } from '../identity/api-keys.ts';
import { sql } from 'kysely';
import type { Kysely, KyselyPlugin } from 'kysely';
import { migrate, openDatabase } from '../store/open-database.ts';
import type { DatabaseOptions } from '../store/open-database.ts';
import type { TurnRecord } from '../store/patient-record.ts';
import type { Database } from '../store/schema.ts';
import { listen } from './listen.ts';
import { startAgents } from './start-agents.ts';
import type { AgentBehaviour, Invocation } from './start-agents.ts';

export { findingOf, reportOf, working } from './start-agents.ts';
export type { AgentBehaviour } from './start-agents.ts';

export interface StartedOrchestrator {
  url: string;
  telemetry: TestTelemetry;
  directory: string;
  /** The API key of this machine's scripts. */
  localKey: string;
  invocations: Invocation[];
  stop(): Promise<void>;
  /** Lets go of the database without finishing anything, as when the process is killed. */
  kill(): Promise<void>;
}

export const SERVICE_KEYS = makeServiceKeys();
/** What the page's server says to the orchestrator of a test, and what an agent says. */
const TOKENS = {
  ui: createServiceTokens({ self: 'ui', keys: SERVICE_KEYS, now: Date.now }),
  sre: createServiceTokens({ self: 'sre', keys: SERVICE_KEYS, now: Date.now }),
};

/** Headers of a request that the page's server sends on behalf of somebody. */
export function as(member: string, rights?: { isAdministrator: boolean }): { authorization: string } {
  return { authorization: TOKENS.ui.bearerFor('orchestrator', member, rights) };
}

/** Headers of a request that an agent sends. */
export function asAgent(): { authorization: string } {
  return { authorization: TOKENS.sre.bearerFor('orchestrator') };
}

let shared: Promise<Kysely<Database>> | undefined;

/** The database that tests share, which a started orchestrator has emptied. */
export function sharedDatabase(): Promise<Kysely<Database>> {
  return (shared ??= openShared());
}

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
  const database = await sharedDatabase();
  if (goesOn) return database;
  await sql`truncate sessions, attachments, changes, api_keys, audit, erasures, file_removals, sign_outs cascade`.execute(
    database,
  );
  return database;
}

/** DBOS is one per process, so orchestrators that share one run on the light engine; see `startOrchestratorProcess`. */
function databaseSettings(database: DatabaseOptions | undefined): Record<string, string> {
  return database?.url === undefined ? {} : { MATS_DATABASE_URL: database.url, MATS_ENGINE: 'light' };
}

/**
 * A real orchestrator on a free port, on PGlite or Postgres, with agents that behave as a test says: the ways in
 * which an agent can misbehave over HTTP cannot be had from a real one.
 */
export async function startOrchestrator(options: {
  agents?: Partial<Record<AgentName, AgentBehaviour>>;
  database?: DatabaseOptions;
  /** Sees every statement of this orchestrator. */
  statements?: KyselyPlugin;
  /** Stands between its turns and their record. */
  watchRecord?: (record: TurnRecord) => TurnRecord;
  directory?: string;
  environment?: Record<string, string>;
  /** Start on the shared database as it was left. */
  goesOn?: boolean;
  /** Start while the database is away: it is not waited for. */
  databaseAway?: boolean;
}): Promise<StartedOrchestrator> {
  const telemetry = startTestTelemetry({ serviceName: 'mats-orchestrator' });
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'mats-orchestrator-')));
  const agents = await startAgents(options.agents);
  const { invocations } = agents;
  const database = await databaseFor(options.database, { goesOn: options.goesOn === true });
  const seen = options.statements === undefined ? database : database.withPlugin(options.statements);
  const localKey = makeApiKey().key;
  const orchestrator = createOrchestrator({
    environment: parseEnvironment(environmentSchema, {
      environment: {
        ...agents.environment,
        ...databaseSettings(options.database),
        MATS_DATA_DIR: directory,
        AGENT_RETRIES: '1',
        AGENT_AWAY_MS: '0',
        ...options.environment,
      },
    }),
    database: seen,
    serviceKeys: SERVICE_KEYS,
    localKey,
    log: createLogger({ name: 'mats-orchestrator', level: 'silent' }),
    telemetry,
    now: Date.now,
    newId: randomUUID,
    random: () => 0,
    version: 'test',
    sampleQuestion: null,
    ...(options.watchRecord === undefined ? {} : { watchRecord: options.watchRecord }),
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
      // Calls of agents that hang are not waited for.
      void orchestrator.close();
      await stop();
      await agents.stop();
      await telemetry.stop();
    },
    stop: async () => {
      orchestrator.stopping();
      await orchestrator.park();
      await stop();
      await orchestrator.close();
      if (options.database !== undefined) await database.destroy();
      await agents.stop();
      await telemetry.stop();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}
