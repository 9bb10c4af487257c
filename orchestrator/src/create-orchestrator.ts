import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
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
import { TurnQueue } from './investigation/turn-queue.ts';
import { attachmentReferences, createStepTable } from './investigation/step-table.ts';
import { EventFeed } from './live/event-feed.ts';
import { PlacesPerMember } from './live/places-per-member.ts';
import { Orchestrator } from './orchestrator.ts';
import { SessionRooms } from './live/session-rooms.ts';
import { createPhoenixExaminer } from './phoenix/examine-phoenix.ts';
import { createFeedbackSink } from './phoenix/feedback-sink.ts';
import { createSpanEraser } from './phoenix/span-eraser.ts';
import { SpanErasures } from './phoenix/span-erasures.ts';
import { createReconciler } from './phoenix/create-reconciler.ts';
import type { SpanReconciler } from './phoenix/span-reconciler.ts';
import { keepRetention } from './retention.ts';
import type { PublicSettings } from './routes/settings.ts';
import { ApiKeyStore } from './store/api-key-store.ts';
import { createAttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import { patientRecord, untilStored } from './store/patient-record.ts';
import type { Database } from './store/schema.ts';
import { storageFailure } from './store/storage-failure.ts';
import { createStores } from './store/create-stores.ts';
import type { Stores } from './store/create-stores.ts';
import { PreparedStorage } from './store/prepared-storage.ts';
import { countFinished } from './store/turn-facts.ts';
import { createStorageSpace } from './store/storage-space.ts';
import type { StorageSpace } from './store/storage-space.ts';
import { SessionLife } from './session-life.ts';
import type { FinishedTrace } from './store/stored-spans-store.ts';

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

interface Domain extends Stores {
  client: HttpClient;
  agentUrls: Readonly<Record<AgentName, string>>;
  rooms: SessionRooms;
  addresses: AttachmentAddresses;
  life: SessionLife;
  feed: EventFeed;
  runner: InvestigationRunner;
  orchestrator: Orchestrator;
  reconciler: SpanReconciler;
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
  const stores = createStores(database, {
    directory: environment.MATS_DATA_DIR,
    teamReads: environment.SESSIONS_READABLE === 'team',
    newId,
    now,
    version: parts.version,
  });
  const { access, attachments, audit, calls, changes, investigations, lives, sessions, storedSpans } = stores;
  const rooms = new SessionRooms({ audit, access, log });
  const life = new SessionLife({ store: lives, idleHours: environment.MATS_SESSION_IDLE_HOURS, now, newId });
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
    awayMs: environment.AGENT_AWAY_MS,
    // Doubling, with jitter so that several turns do not come back at once.
    backoffMs: (attempt) => 200 * 2 ** (attempt - 2) * (0.75 + parts.random() / 2),
    attachmentsFor: attachmentReferences({ describe, addresses }),
    changesFor: (session) => untilStored(() => changes.referenceFor(session), patience),
    keepCall: async (call) => {
      const at = new Date(now()).toISOString();
      const { investigation_id: id } = call.request.context;
      if (id === undefined) return;
      // A turn that cannot be repeated is worth more than none.
      await untilStored(() => calls.save(id, call, at), patience).catch((error: unknown) => {
        log.warn({ err: error, agent: call.agent }, 'the call is not kept; its turn cannot be replayed');
      });
    },
  });
  const record = patientRecord(investigations, patience);
  const steps = createStepTable({ store: record, attachments, describe, delegator });
  const queue = new TurnQueue({
    running: environment.MATS_RUNNING_TURNS,
    waiting: environment.MATS_WAITING_TURNS,
    waitingPerMember: environment.MATS_WAITING_TURNS_PER_MEMBER,
  });
  const { PHOENIX_URL: phoenixUrl } = environment;
  const reconciler = createReconciler({ store: storedSpans, phoenixUrl, telemetry, agentUrls, client, now, log });
  const onEnded = (trace: FinishedTrace): void => reconciler.ended(trace);
  const runner = new InvestigationRunner({ queue, store: record, steps, feed, telemetry, log, now, onEnded });
  const sampleDirectory = environment.SAMPLE_DIR;
  const orchestrator = new Orchestrator({
    sessions,
    life,
    lives,
    investigations,
    attachments,
    runner,
    queue,
    feed,
    rooms,
    newId,
    now,
    sampleDirectory,
    tenant: environment.TENANT_ID,
  });
  return { ...stores, client, agentUrls, rooms, addresses, life, feed, runner, orchestrator, reconciler };
}

function readinessChecks(
  domain: Domain,
  options: { storageProblem: () => unknown; storage: string; space: StorageSpace },
): ReadinessCheck[] {
  const { client, investigations, agentUrls } = domain;
  const get = async (url: string): Promise<{ ok: boolean; status: number }> => {
    const reply = await client.get(url, { signal: AbortSignal.timeout(1_500) });
    await reply.arrayBuffer();
    return reply;
  };
  const storage: ReadinessCheck = {
    name: 'database',
    next: 'See docs/errors.md for what to do; nothing that was accepted is lost.',
    check: async () => {
      const problem = options.storageProblem();
      if (problem !== undefined) throw storageFailure(problem) ?? new Error('not opened yet', { cause: problem });
      await options.space.assertRoom();
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
    repositories: environment.REPOSITORIES.map((entry) => {
      const name = entry.split('=')[0] ?? entry;
      return name === environment.SAMPLE_REPOSITORY ? { name, sampleOnly: true } : { name };
    }),
    sample: environment.SAMPLE_DIR !== undefined,
    sampleQuestion: parts.sampleQuestion,
    version: parts.version,
  };
}

function createSpanErasures(parts: OrchestratorParts, client: HttpClient): SpanErasures {
  const { environment, database, telemetry, now, log } = parts;
  const phoenix = createSpanEraser({ phoenixUrl: environment.PHOENIX_URL, client, log });
  return new SpanErasures({ database, phoenix, flush: () => telemetry.forceFlush(), now, log });
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
  const place = { database, attachments: domain.attachments.folder };
  const phoenix = createSpanErasures(parts, domain.client);
  let endRetention = (): void => undefined;
  let endErasing = (): void => undefined;
  const authenticate: Authenticate = (token) => (isApiKey(token) ? apiKeys.authenticate(token) : tokens.verify(token));
  let stopping = false;
  const prepared = new PreparedStorage(database, log);
  const storageProblem = (): unknown => prepared.problem();
  const space = createStorageSpace({
    folder: environment.MATS_DATA_DIR,
    minFreeBytes: environment.MATS_MIN_FREE_MB * 1024 * 1024,
    now,
  });
  const storage = environment.MATS_DATABASE_URL === undefined ? 'PGlite' : 'Postgres';
  const app = createApp({
    ...domain,
    log,
    apiKeys,
    backup: place,
    erasing: place,
    exporting: { ...domain, installation: hostname(), version: parts.version },
    importing: { database, attachments: domain.attachments, newId },
    phoenix,
    streams: new PlacesPerMember({ perMember: environment.MATS_STREAMS_PER_MEMBER, all: environment.MATS_STREAMS }),
    filesPerMemberBytes: environment.MATS_FILES_MB_PER_MEMBER * 1024 * 1024,
    authenticate,
    allowedHosts: [...environment.MATS_ALLOWED_HOSTS, ...ownName(environment.ORCHESTRATOR_URL)],
    examiner: createPhoenixExaminer({ phoenixUrl: environment.PHOENIX_URL, client: domain.client }),
    feedback: createFeedbackSink({ phoenixUrl: environment.PHOENIX_URL, client: domain.client, log }),
    settings: publicSettings(parts),
    checks: readinessChecks(domain, { storageProblem, storage, space }),
    trustTrace: environment.TRUST_INBOUND_TRACE === 'true',
    now,
    newId,
    isStopping: () => stopping,
    storageProblem,
    space,
  });
  const begin = async (): Promise<void> => {
    log.info({ resumed: await domain.orchestrator.resume() }, 'storage ready');
    await countFinished(database);
    endErasing = phoenix.keepLooking();
    await domain.reconciler.resume();
    endRetention = keepRetention({ place, phoenix, days: environment.MATS_RETENTION_DAYS, now, log });
  };
  return {
    app,
    prepare: () => prepared.prepare(begin, () => stopping),
    stopping: () => {
      stopping = true;
    },
    park: async () => {
      await domain.runner.park(PARK_MS);
      domain.reconciler.stop();
      domain.feed.shut();
      domain.rooms.shut();
    },
    close: () => {
      endRetention();
      endErasing();
      return domain.client.close();
    },
  };
}
