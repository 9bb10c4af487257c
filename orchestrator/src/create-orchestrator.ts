import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { agentTitle } from '@mats/contracts';
import { createAgentDirectory } from './agents/agent-directory.ts';
import type { AgentDirectory } from './agents/agent-directory.ts';
import { agentUrls } from './agents/agent-urls.ts';
import { startAgent } from './agents/start-agent.ts';
import { authorizeHosts, createHttpClient, createServiceTokens, hostOf, wayOf } from '@mats/service';
import type { Authenticate, HttpClient, ReadinessCheck, ServiceKeys, ServiceTokens } from '@mats/service';
import type { Telemetry } from '@mats/telemetry';
import type { Express } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { OrchestratorEnvironment } from './env.ts';
import { ApiKeys, isApiKey } from './identity/api-keys.ts';
import { chooseEngine } from './engines/choose-engine.ts';
import { DbosEngine } from './engines/dbos-engine.ts';
import { createLightEngine } from './engines/light-engine.ts';
import { temporalLoader } from './engines/load-temporal.ts';
import type { StepEngine } from './engines/step-engine.ts';
import { TemporalEngine } from './engines/temporal-engine.ts';
import { temporalSettings } from './engines/temporal-settings.ts';
import { Executor } from './executors/executor.ts';
import { ExecutorStore } from './executors/executor-store.ts';
import { Delegator } from './investigation/delegate.ts';
import { InvestigationRunner } from './investigation/investigation-runner.ts';
import { TurnQueue } from './investigation/turn-queue.ts';
import { attachmentReferences, beginningOf, createStepTable } from './investigation/step-table.ts';
import { EventFeed } from './live/event-feed.ts';
import { cancelRun } from './live/cancel-run.ts';
import { OthersHere } from './live/others-here.ts';
import { NO_BUS, PostgresBus } from './live/wake-up-bus.ts';
import type { WakeUpBus } from './live/wake-up-bus.ts';
import { PlacesPerMember } from './live/places-per-member.ts';
import { Orchestrator } from './orchestrator.ts';
import { SessionRooms } from './live/session-rooms.ts';
import { createDatasetSink } from './phoenix/dataset-sink.ts';
import { createTelemetryExaminer } from './phoenix/examine-telemetry.ts';
import { createFeedbackSink } from './phoenix/feedback-sink.ts';
import { createSpanEraser } from './phoenix/span-eraser.ts';
import { SpanErasures } from './phoenix/span-erasures.ts';
import { createTraceReader } from './phoenix/trace-reader.ts';
import { createForgetTraces } from './phoenix/forget-traces.ts';
import { createReconciler } from './phoenix/create-reconciler.ts';
import type { SpanReconciler } from './phoenix/span-reconciler.ts';
import { TurnMetrics } from './metrics/turn-metrics.ts';
import { keepRetention } from './retention.ts';
import type { PublicSettings } from './routes/settings.ts';
import { ApiKeyStore } from './store/api-key-store.ts';
import { attachmentSecret, createAttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentBytes } from './store/attachment-bytes.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import { chooseAttachmentBytes } from './store/choose-attachment-bytes.ts';
import { keepRemovingFiles } from './store/file-removals.ts';
import { createLargePayloads } from './store/large-payloads.ts';
import { patientRecord, untilStored } from './store/patient-record.ts';
import type { TurnRecord } from './store/patient-record.ts';
import { RunStore } from './store/run-store.ts';
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
  /** Sees what a running turn reads and writes; for tests that end the process between two of these. */
  watchRecord?: (record: TurnRecord) => TurnRecord;
}

export interface RunningOrchestrator {
  app: Express;
  /** What it counts, in the text form that Prometheus reads. */
  metricsText(): string;
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
    name: `${agentTitle(agent)} agent`,
    // An agent that is away makes answers partial; the orchestrator still works.
    required: false,
    next: startAgent(agent, options.url),
    check: async () => {
      const reply = await options.get(`${options.url}/healthz`);
      if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
      return options.url;
    },
  };
}

/** Agents of somebody's own that have a key are told who asks; the others ask nobody. */
function withKeys(urls: Readonly<Record<string, string>>, keys: ServiceKeys): Record<string, string> {
  return Object.fromEntries(Object.entries(urls).filter(([name]) => keys[wayOf('orchestrator', name)] !== undefined));
}

interface Domain extends Stores {
  space: StorageSpace;
  client: HttpClient;
  agents: AgentDirectory;
  rooms: SessionRooms;
  addresses: AttachmentAddresses;
  life: SessionLife;
  feed: EventFeed;
  metrics: TurnMetrics;
  runner: InvestigationRunner;
  orchestrator: Orchestrator;
  reconciler: SpanReconciler;
  engine: StepEngine;
  executor: Executor;
  bus: WakeUpBus;
  /** Stops a run, wherever it is; resolves when it has ended, or to false when it does not end. */
  cancel: (id: string) => Promise<boolean>;
}

function createEngine(parts: OrchestratorParts, options: { executor: string; record: TurnRecord }): StepEngine {
  const { environment, database, log } = parts;
  const { MATS_DATABASE_URL: url, MATS_ENGINE: asked } = environment;
  const name = chooseEngine({ asked, databaseUrl: url });
  if (name === 'temporal') {
    const settings = temporalSettings(environment);
    const load = temporalLoader(environment.MATS_TEMPORAL_MODULE);
    return new TemporalEngine({
      settings,
      load,
      executor: options.executor,
      payloads: createLargePayloads(database, { sleep: delay, log }),
      log,
    });
  }
  if (name === 'light' || url === undefined) return createLightEngine(options.record);
  return new DbosEngine({ url, executor: options.executor, log });
}

function attachmentBytes(environment: OrchestratorEnvironment, now: () => number): AttachmentBytes {
  return chooseAttachmentBytes({
    place: environment.MATS_ATTACHMENTS,
    dataFolder: environment.MATS_DATA_DIR,
    endpoint: environment.MATS_S3_ENDPOINT,
    region: environment.AWS_REGION,
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    now,
  });
}

function createDelegator(
  { environment, log, random, now }: OrchestratorParts,
  domain: Pick<Domain, 'client' | 'agents' | 'addresses' | 'calls' | 'changes'> & {
    describe: AttachmentStore['describe'];
  },
): Delegator {
  const { client, agents, describe, addresses, calls, changes } = domain;
  const patience = { sleep: delay, log };
  return new Delegator({
    agents,
    client,
    log,
    timeoutMs: environment.AGENT_TIMEOUT_MS,
    retries: environment.AGENT_RETRIES,
    awayMs: environment.AGENT_AWAY_MS,
    // Doubling, with jitter so that several turns do not come back at once.
    backoffMs: (attempt) => 200 * 2 ** (attempt - 2) * (0.75 + random() / 2),
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
}

function createBus(
  { environment, log }: OrchestratorParts,
  parts: { feed: EventFeed; rooms: SessionRooms; cancel: (id: string) => Promise<unknown> },
): WakeUpBus {
  const { MATS_DATABASE_URL: url } = environment;
  if (url === undefined) return NO_BUS;
  const { feed, rooms, cancel: stop } = parts;
  return new PostgresBus({
    url,
    log,
    onWakeUp: ({ events = [], cancel = [], here }) => {
      for (const id of events) feed.wake(id);
      if (here !== undefined) rooms.heard(here);
      for (const id of cancel) void stop(id);
    },
    onGap: () => feed.wakeAll(),
  });
}

function createQueue(environment: OrchestratorEnvironment): TurnQueue {
  return new TurnQueue({
    running: environment.MATS_RUNNING_TURNS,
    waiting: environment.MATS_WAITING_TURNS,
    waitingPerMember: environment.MATS_WAITING_TURNS_PER_MEMBER,
  });
}

function storesOf({ environment, database, newId, now, version }: OrchestratorParts, space: StorageSpace): Stores {
  return createStores(database, {
    space,
    perMemberBytes: environment.MATS_FILES_MB_PER_MEMBER * 1024 * 1024,
    bytes: attachmentBytes(environment, now),
    teamReads: environment.SESSIONS_READABLE === 'team',
    newId,
    now,
    version,
  });
}

function storageSpaceOf({ environment, now }: OrchestratorParts): StorageSpace {
  const minFreeBytes = environment.MATS_MIN_FREE_MB * 1024 * 1024;
  return createStorageSpace({ folder: environment.MATS_DATA_DIR, minFreeBytes, now });
}

interface PatientStores {
  readonly record: TurnRecord;
  readonly describe: AttachmentStore['describe'];
  readonly readBeginning: (attachment: string) => Promise<string>;
}

/** What turns read and write, which waits for storage that is away. */
function patientStores(
  { log, watchRecord = (seen) => seen }: OrchestratorParts,
  stores: { runs: RunStore } & Pick<Stores, 'investigations' | 'attachments'>,
): PatientStores {
  const { runs, investigations, attachments } = stores;
  const patience = { sleep: delay, log };
  return {
    record: watchRecord(patientRecord({ runs, investigations }, patience)),
    describe: (ids) => untilStored(() => attachments.describe(ids), patience),
    readBeginning: (id) => untilStored(() => beginningOf(id, attachments), patience),
  };
}

function createExecutor(
  { environment, log }: OrchestratorParts,
  work: { id: string; store: ExecutorStore } & Pick<Domain, 'orchestrator' | 'runner'>,
): Executor {
  const { id, store, orchestrator, runner } = work;
  return new Executor({
    id,
    store,
    log,
    alone: environment.MATS_DATABASE_URL === undefined,
    takeUp: (claimed) => orchestrator.takeUp(claimed),
    holds: (run) => runner.isRunning(run) || orchestrator.isToBeTakenUp(run),
    cancel: (run) => runner.cancel(run),
  });
}

function createClient(
  { environment, serviceKeys }: OrchestratorParts,
  to: { urls: Readonly<Record<string, string>>; tokens: ServiceTokens },
): HttpClient {
  const { urls, tokens } = to;
  const sessionHosts = [...Object.values(urls).map(hostOf), ...environment.SESSION_HOSTS.split(',')];
  return createHttpClient({ sessionHosts, authorize: authorizeHosts(tokens, withKeys(urls, serviceKeys)) });
}

function createDomain(parts: OrchestratorParts, tokens: ServiceTokens): Domain {
  const { environment, database, log, telemetry, now, newId } = parts;
  const urls = agentUrls(environment);
  const client = createClient(parts, { urls, tokens });
  const agents = createAgentDirectory({ urls, client, log, now });
  const space = storageSpaceOf(parts);
  const stores = storesOf(parts, space);
  const { access, attachments, audit, calls, changes, investigations, lives, sessions, storedSpans } = stores;
  const others = new OthersHere({ id: newId(), tell: (here) => bus.tell({ here }) });
  const rooms = new SessionRooms({ audit, access, keys: new ApiKeyStore(database), now, log, others });
  const life = new SessionLife({ store: lives, idleHours: environment.MATS_SESSION_IDLE_HOURS, now, newId });
  const metrics = new TurnMetrics(Object.keys(urls));
  const feed: EventFeed = new EventFeed((id) => bus.tell({ events: [id] }), metrics.stored);
  const bus: WakeUpBus = createBus(parts, { feed, rooms, cancel: (id) => runner.cancel(id) });
  const publicUrl = environment.ORCHESTRATOR_URL ?? `http://127.0.0.1:${environment.PORT}`;
  const addresses = createAttachmentAddresses({ publicUrl, secret: attachmentSecret(parts.serviceKeys) });
  const runs = new RunStore(database);
  const { record, describe, readBeginning } = patientStores(parts, { runs, investigations, attachments });
  const delegator = createDelegator(parts, { client, agents, describe, addresses, calls, changes });
  const executorId = newId();
  const engine = createEngine(parts, { executor: executorId, record });
  const steps = createStepTable({ store: record, readBeginning, describe, delegator, agents });
  const queue = createQueue(environment);
  const { PHOENIX_URL: phoenixUrl } = environment;
  const reconciler = createReconciler({ store: storedSpans, phoenixUrl, telemetry, agentUrls: urls, client, now, log });
  const runner = new InvestigationRunner({
    executor: executorId,
    engine,
    queue,
    store: record,
    steps,
    feed,
    telemetry,
    log,
    now,
    onEnded: (trace: FinishedTrace) => reconciler.ended(trace),
  });
  const executors = new ExecutorStore(database);
  const orchestrator = new Orchestrator({
    sessions,
    life,
    investigations,
    runs,
    attachments,
    executor: executorId,
    executors,
    log,
    runner,
    queue,
    feed,
    rooms,
    metrics,
    newId,
    now,
    sampleDirectory: environment.SAMPLE_DIR,
    tenant: environment.TENANT_ID,
  });
  const executor = createExecutor(parts, { id: executorId, store: executors, orchestrator, runner });
  return {
    ...stores,
    space,
    client,
    agents,
    rooms,
    addresses,
    life,
    feed,
    metrics,
    runner,
    orchestrator,
    reconciler,
    engine,
    executor,
    bus,
    cancel: (id) => cancelRun(id, { runner, executors, investigations, feed, bus }),
  };
}

function readinessChecks(
  domain: Domain,
  options: { storageProblem: () => unknown; storage: string },
): ReadinessCheck[] {
  const { client, investigations, agents, space } = domain;
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
      await space.assertRoom();
      await investigations.ping();
      return options.storage;
    },
  };
  return [storage, ...Object.entries(agents.urls).map(([agent, url]) => agentCheck(agent, { url, get }))];
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

function createSpanErasures(
  parts: OrchestratorParts,
  { client, agents }: Pick<Domain, 'client' | 'agents'>,
): SpanErasures {
  const { environment, database, telemetry, now, log } = parts;
  const own = (traces: readonly string[]): Promise<number> => telemetry.forget(traces);
  const forget = createForgetTraces({ own, agentUrls: agents.urls, client, log });
  const phoenix = createSpanEraser({ phoenixUrl: environment.PHOENIX_URL, client, log });
  return new SpanErasures({ database, phoenix, forget, flush: () => telemetry.forceFlush(), now, log });
}

function ownName(url: string | undefined): string[] {
  return url === undefined ? [] : [new URL(url).hostname];
}

/** Goes on beside everything else: what an earlier version kept is searched for secrets. */
function redactEarlier({ calls }: Pick<Stores, 'calls'>, log: Logger): void {
  void calls
    .redactEarlier()
    .catch((error: unknown) =>
      log.warn({ err: error }, 'earlier records of what agents read were not searched for secrets'),
    );
}

/** Puts the orchestrator together; nothing listens yet. */
export function createOrchestrator(parts: OrchestratorParts): RunningOrchestrator {
  const { environment, database, log, now, newId } = parts;
  const tokens = createServiceTokens({ self: 'orchestrator', keys: parts.serviceKeys, now });
  const domain = createDomain(parts, tokens);
  const apiKeys = new ApiKeys(new ApiKeyStore(database), { localKey: parts.localKey, now });
  const place = { database, attachments: domain.attachments.bytes };
  const phoenix = createSpanErasures(parts, domain);
  const inPhoenix = { phoenixUrl: environment.PHOENIX_URL, client: domain.client };
  let endRetention = (): void => undefined;
  let endErasing = (): void => undefined;
  let endRemoving = (): void => undefined;
  const authenticate: Authenticate = (token) => (isApiKey(token) ? apiKeys.authenticate(token) : tokens.verify(token));
  let stopping = false;
  const prepared = new PreparedStorage(database, log);
  const storageProblem = (): unknown => prepared.problem();
  const storage = `${environment.MATS_DATABASE_URL === undefined ? 'PGlite' : 'Postgres'}, engine: ${domain.engine.name}`;
  const app = createApp({
    ...domain,
    log,
    apiKeys,
    backup: place,
    erasing: place,
    datasets: createDatasetSink(inPhoenix),
    comparing: { ...domain, traces: createTraceReader(inPhoenix) },
    exporting: { ...domain, installation: hostname(), version: parts.version },
    importing: { database, attachments: domain.attachments, newId },
    phoenix,
    streams: new PlacesPerMember({ perMember: environment.MATS_STREAMS_PER_MEMBER, all: environment.MATS_STREAMS }),
    authenticate,
    allowedHosts: [...environment.MATS_ALLOWED_HOSTS, ...ownName(environment.ORCHESTRATOR_URL)],
    examiner: createTelemetryExaminer({ ...inPhoenix, collectorMetricsUrl: environment.COLLECTOR_METRICS_URL, now }),
    feedback: createFeedbackSink({ ...inPhoenix, log }),
    settings: publicSettings(parts),
    checks: readinessChecks(domain, { storageProblem, storage }),
    trustTrace: environment.TRUST_INBOUND_TRACE === 'true',
    now,
    newId,
    isStopping: () => stopping,
    storageProblem,
    sessionIdCheck: environment.SESSION_ID_CHECK,
  });
  const begin = async (): Promise<void> => {
    log.info({ resumed: await domain.executor.join(), engine: domain.engine.name }, 'storage ready');
    await countFinished(database);
    endErasing = phoenix.keepLooking();
    redactEarlier(domain, log);
    await domain.reconciler.resume();
    endRemoving = keepRemovingFiles(place, { now, log });
    endRetention = keepRetention({ place, phoenix, days: environment.MATS_RETENTION_DAYS, now, log });
  };
  return {
    app,
    metricsText: () => domain.metrics.text(),
    prepare: () => prepared.prepare({ before: () => domain.engine.open(), after: begin }, () => stopping),
    stopping: () => {
      stopping = true;
      domain.executor.retire();
    },
    park: async () => {
      await domain.runner.park(PARK_MS);
      // Without the database nobody can be told; the others find out by themselves.
      await domain.executor.leave().catch((error: unknown) => log.warn({ err: error }, 'stopped without a word'));
      domain.reconciler.stop();
      domain.feed.shut();
      domain.rooms.shut();
    },
    close: async () => {
      endRetention();
      endErasing();
      endRemoving();
      await domain.executor.end();
      await domain.engine.close();
      await domain.bus.close();
      await domain.client.close();
    },
  };
}
