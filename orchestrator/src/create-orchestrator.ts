import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentName } from '@mats/contracts';
import { authorizeHosts, createHttpClient, createServiceTokens, hostOf } from '@mats/service';
import type { Authenticate, HttpClient, ReadinessCheck, ServiceKeys, ServiceTokens } from '@mats/service';
import type { Telemetry } from '@mats/telemetry';
import type { Express } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { OrchestratorEnvironment } from './env.ts';
import { ApiKeys, isApiKey } from './identity/api-keys.ts';
import { Delegator } from './investigation/delegate.ts';
import { InvestigationRunner } from './investigation/investigation-runner.ts';
import { attachmentReferences, createStepTable } from './investigation/step-table.ts';
import { EventFeed } from './live/event-feed.ts';
import { Orchestrator } from './orchestrator.ts';
import { createFeedbackSink } from './phoenix/feedback-sink.ts';
import type { PublicSettings } from './routes/settings.ts';
import { ApiKeyStore } from './store/api-key-store.ts';
import { createAttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentAddresses } from './store/attachment-addresses.ts';
import { AttachmentStore } from './store/attachment-store.ts';
import { ChangeStore } from './store/change-store.ts';
import { InvestigationStore } from './store/investigation-store.ts';
import { patientRecord, untilStored } from './store/patient-record.ts';
import { migrate } from './store/open-database.ts';
import type { Database } from './store/schema.ts';
import { SessionStore } from './store/session-store.ts';

export interface OrchestratorParts {
  environment: OrchestratorEnvironment;
  /** With which the services prove who they are. */
  serviceKeys: ServiceKeys;
  /** The API key of this machine's scripts. */
  localKey: string;
  database: Kysely<Database>;
  log: Logger;
  telemetry: Telemetry;
  now: () => number;
  newId: () => string;
  random: () => number;
  version: string;
  sampleQuestion: string | null;
}

export interface RunningOrchestrator {
  app: Express;
  /**
   * Brings the tables up to date, again and again until the database answers, then takes up what was left. To be
   * called once the app listens: loading the database's driver takes as long as the rest of the start.
   */
  prepare(): Promise<void>;
  stopping(): void;
  /** Leaves every turn at a point from which it can go on; agents are still answered meanwhile. */
  park(): Promise<void>;
  /** The database is its owner's to close. */
  close(): Promise<void>;
}

/** Longer than a step usually takes, and shorter than those who stop services wait. */
const PARK_MS = 5_000;

function agentCheck(
  agent: string,
  options: { url: string; get: (url: string) => Promise<{ ok: boolean; status: number }> },
): ReadinessCheck {
  return {
    name: `${agent} agent`,
    // An agent that is away makes answers partial; the orchestrator still works.
    required: false,
    next: `Start the ${agent} agent (${options.url}).`,
    check: async () => {
      const reply = await options.get(`${options.url}/healthz`);
      if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
      return options.url;
    },
  };
}

interface Domain {
  client: HttpClient;
  agentUrls: Readonly<Record<AgentName, string>>;
  attachments: AttachmentStore;
  addresses: AttachmentAddresses;
  changes: ChangeStore;
  investigations: InvestigationStore;
  sessions: SessionStore;
  feed: EventFeed;
  runner: InvestigationRunner;
  orchestrator: Orchestrator;
}

function createDomain(parts: OrchestratorParts, tokens: ServiceTokens): Domain {
  const { environment, database, log, telemetry, now, newId } = parts;
  const agentUrls = {
    sre: environment.SRE_AGENT_URL,
    investigator: environment.INVESTIGATOR_AGENT_URL,
    architect: environment.ARCHITECT_AGENT_URL,
  };
  const sessionHosts = [...Object.values(agentUrls).map(hostOf), ...environment.SESSION_HOSTS.split(',')];
  const client = createHttpClient({ sessionHosts, authorize: authorizeHosts(tokens, agentUrls) });
  const attachments = new AttachmentStore(database, { directory: environment.MATS_DATA_DIR, newId });
  const investigations = new InvestigationStore(database, attachments);
  const sessions = new SessionStore(database);
  const changes = new ChangeStore(database);
  const feed = new EventFeed();
  const publicUrl = environment.ORCHESTRATOR_URL ?? `http://127.0.0.1:${environment.PORT}`;
  const addresses = createAttachmentAddresses({ publicUrl, secret: randomBytes(32) });
  const patience = { sleep: delay, log };
  const describe: AttachmentStore['describe'] = (ids) => untilStored(() => attachments.describe(ids), patience);
  const delegator = new Delegator({
    agentUrls,
    client,
    log,
    timeoutMs: environment.AGENT_TIMEOUT_MS,
    retries: environment.AGENT_RETRIES,
    // Doubling, with jitter so that several turns do not come back at once.
    backoffMs: (attempt) => 200 * 2 ** (attempt - 2) * (0.75 + parts.random() / 2),
    attachmentsFor: attachmentReferences({ describe, addresses }),
    changesFor: (session) => untilStored(() => changes.referenceFor(session), patience),
  });
  const record = patientRecord(investigations, patience);
  const steps = createStepTable({ store: record, attachments, describe, delegator });
  const runner = new InvestigationRunner({ store: record, steps, feed, telemetry, log, now });
  const sampleDirectory = environment.SAMPLE_DIR;
  const orchestrator = new Orchestrator({
    sessions,
    investigations,
    attachments,
    runner,
    feed,
    newId,
    now,
    sampleDirectory,
    tenant: environment.TENANT_ID,
  });
  return { client, agentUrls, attachments, addresses, changes, investigations, sessions, feed, runner, orchestrator };
}

function readinessChecks(
  domain: Domain,
  options: { isStorageReady: () => boolean; storage: string },
): ReadinessCheck[] {
  const { client, investigations, agentUrls } = domain;
  const get = async (url: string): Promise<{ ok: boolean; status: number }> => {
    const reply = await client.get(url, { signal: AbortSignal.timeout(1_500) });
    await reply.arrayBuffer();
    return reply;
  };
  const storage: ReadinessCheck = {
    name: 'database',
    next: 'Check that it runs (MATS_DATABASE_URL).',
    check: async () => {
      if (!options.isStorageReady()) throw new Error('not migrated yet');
      await investigations.ping();
      return options.storage;
    },
  };
  return [storage, ...Object.entries(agentUrls).map(([agent, url]) => agentCheck(agent, { url, get }))];
}

function publicSettings(parts: OrchestratorParts): PublicSettings {
  const { environment } = parts;
  return {
    phoenixUrl: environment.PHOENIX_PUBLIC_URL ?? null,
    repositories: environment.REPOSITORIES.map((entry) => ({ name: entry.split('=')[0] ?? entry })),
    sample: environment.SAMPLE_DIR !== undefined,
    sampleQuestion: parts.sampleQuestion,
    version: parts.version,
  };
}

function ownName(url: string | undefined): string[] {
  return url === undefined ? [] : [new URL(url).hostname];
}

/** Puts the orchestrator together; nothing listens yet. */
export function createOrchestrator(parts: OrchestratorParts): RunningOrchestrator {
  const { environment, database, log, now, newId } = parts;
  const tokens = createServiceTokens({ self: 'orchestrator', keys: parts.serviceKeys, now });
  const domain = createDomain(parts, tokens);
  const apiKeys = new ApiKeys(new ApiKeyStore(database), { localKey: parts.localKey, now });
  const authenticate: Authenticate = (token) => (isApiKey(token) ? apiKeys.authenticate(token) : tokens.verify(token));
  let stopping = false;
  let storageReady = false;
  const isStorageReady = (): boolean => storageReady;
  const storage = environment.MATS_DATABASE_URL === undefined ? 'PGlite' : 'Postgres';
  const app = createApp({
    ...domain,
    log,
    apiKeys,
    authenticate,
    allowedHosts: [...environment.MATS_ALLOWED_HOSTS, ...ownName(environment.ORCHESTRATOR_URL)],
    feedback: createFeedbackSink({ phoenixUrl: environment.PHOENIX_URL, client: domain.client, log }),
    settings: publicSettings(parts),
    checks: readinessChecks(domain, { isStorageReady, storage }),
    trustTrace: environment.TRUST_INBOUND_TRACE === 'true',
    now,
    newId,
    isStopping: () => stopping,
    isStorageReady,
  });
  const prepare = async (): Promise<void> => {
    for (let attempt = 1; !stopping; attempt += 1) {
      try {
        await migrate(database);
        storageReady = true;
        log.info({ resumed: await domain.orchestrator.resume() }, 'storage ready');
        return;
      } catch (error) {
        if (attempt === 1)
          log.warn({ err: error }, 'the database does not answer yet; questions are refused until it does');
        await delay(Math.min(5_000, 250 * attempt));
      }
    }
  };
  return {
    app,
    prepare,
    stopping: () => {
      stopping = true;
    },
    park: async () => {
      await domain.runner.park(PARK_MS);
      domain.feed.shut();
    },
    close: () => domain.client.close(),
  };
}
