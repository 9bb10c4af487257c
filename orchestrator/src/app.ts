import { MatsError } from '@mats/contracts';
import type { AgentName } from '@mats/contracts';
import { createService } from '@mats/service';
import type { Authenticate, HttpClient, ReadinessCheck } from '@mats/service';
import { Router } from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { ApiKeys } from './identity/api-keys.ts';
import type { InvestigationRunner } from './investigation/investigation-runner.ts';
import type { EventFeed } from './live/event-feed.ts';
import type { Orchestrator } from './orchestrator.ts';
import type { FeedbackSink } from './phoenix/feedback-sink.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { askRoutes } from './routes/ask.ts';
import { changeRoutes } from './routes/changes.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { installationRoutes } from './routes/installation.ts';
import { investigationRoutes } from './routes/investigations.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { settingsRoutes } from './routes/settings.ts';
import type { PublicSettings } from './routes/settings.ts';
import type { AttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import type { ChangeStore } from './store/change-store.ts';
import type { InvestigationStore } from './store/investigation-store.ts';
import type { SessionStore } from './store/session-store.ts';
import { storageFailure } from './store/storage-failure.ts';

export interface AppDependencies {
  log: Logger;
  orchestrator: Orchestrator;
  runner: InvestigationRunner;
  feed: EventFeed;
  sessions: SessionStore;
  investigations: InvestigationStore;
  attachments: AttachmentStore;
  addresses: AttachmentAddresses;
  changes: ChangeStore;
  feedback: FeedbackSink;
  apiKeys: ApiKeys;
  authenticate: Authenticate;
  allowedHosts: readonly string[];
  settings: PublicSettings;
  client: Pick<HttpClient, 'get'>;
  agentUrls: Readonly<Record<AgentName, string>>;
  checks: readonly ReadinessCheck[];
  trustTrace: boolean;
  now: () => number;
  newId: () => string;
  isStopping: () => boolean;
  /** Answers whether the tables are there; the database may come up after the service. */
  isStorageReady: () => boolean;
}

const STORAGE_FREE = new Set(['/openapi.json', '/settings', '/sources']);

/**
 * Whatever needs the database is refused clearly, and nothing half-accepted, until it is there; so is an address with
 * a NUL in it, which no database takes.
 */
function storageGate(isStorageReady: () => boolean): Router {
  return Router().use((request, _response, next) => {
    if (request.url.includes('%00')) throw new MatsError('invalid_request', { reason: 'the address has a NUL in it' });
    next(isStorageReady() || STORAGE_FREE.has(request.path) ? undefined : new MatsError('storage_unavailable'));
  });
}

/** The orchestrator's HTTP interface. */
export function createApp(dependencies: AppDependencies): Express {
  const { settings } = dependencies;
  return createService({
    name: 'mats-orchestrator',
    log: dependencies.log,
    trustTrace: dependencies.trustTrace,
    checks: dependencies.checks,
    isStopping: dependencies.isStopping,
    allowedHosts: dependencies.allowedHosts,
    authenticate: dependencies.authenticate,
    newId: dependencies.newId,
    knownFailure: storageFailure,
    routes: [
      storageGate(dependencies.isStorageReady),
      askRoutes(dependencies),
      attachmentRoutes(dependencies),
      changeRoutes(dependencies),
      investigationRoutes(dependencies),
      sessionRoutes(dependencies),
      apiKeyRoutes(dependencies),
      settingsRoutes(settings),
      installationRoutes({ client: dependencies.client, agentUrls: dependencies.agentUrls, settings }),
      openapiRoutes(settings.version),
    ],
  });
}
