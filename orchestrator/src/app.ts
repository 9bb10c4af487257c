import { MatsError } from '@mats/contracts';
import { createService } from '@mats/service';
import type { Authenticate, HttpClient, ReadinessCheck } from '@mats/service';
import { Router } from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { AgentDirectory } from './agents/agent-directory.ts';
import type { ComparePlace } from './compare/compare-turns.ts';
import type { ApiKeys } from './identity/api-keys.ts';
import type { EventFeed } from './live/event-feed.ts';
import type { PlacesPerMember } from './live/places-per-member.ts';
import type { SessionRooms } from './live/session-rooms.ts';
import type { Orchestrator } from './orchestrator.ts';
import type { DatasetSink } from './phoenix/dataset-sink.ts';
import type { FeedbackSink } from './phoenix/feedback-sink.ts';
import type { PhoenixExaminer } from './phoenix/examine-phoenix.ts';
import type { SpanReconciler } from './phoenix/span-reconciler.ts';
import type { SpanErasures } from './phoenix/span-erasures.ts';
import { agentEvidenceRoutes } from './routes/agent-evidence.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { analyticsRoutes } from './routes/analytics.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { askRoutes } from './routes/ask.ts';
import { backupRoutes } from './routes/backup.ts';
import { changeRoutes } from './routes/changes.ts';
import { checkRoutes } from './routes/checks.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { discussionRoutes } from './routes/discussion.ts';
import { installationRoutes } from './routes/installation.ts';
import type { SessionIdCheck } from './routes/check-session-id.ts';
import { compareRoutes } from './routes/compare.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { investigationRoutes } from './routes/investigations.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { sessionFileRoutes } from './routes/session-files.ts';
import { sessionMarkRoutes } from './routes/session-marks.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { storedSpansRoutes } from './routes/stored-spans.ts';
import { settingsRoutes } from './routes/settings.ts';
import type { PublicSettings } from './routes/settings.ts';
import { sharingRoutes } from './routes/sharing.ts';
import { signOutRoutes } from './routes/sign-outs.ts';
import type { AnalysisStore } from './store/analysis-store.ts';
import type { AnalyticsStore } from './store/analytics-store.ts';
import type { ExportPlace } from './session-file/export-session.ts';
import type { ImportPlace } from './session-file/import-session.ts';
import type { AttachmentAddresses } from './store/attachment-addresses.ts';
import type { AttachmentStore } from './store/attachment-store.ts';
import type { AuditLog } from './store/audit-log.ts';
import type { BackupPlace } from './store/backup.ts';
import type { ErasePlace } from './store/erase-session.ts';
import type { ChangeStore } from './store/change-store.ts';
import type { DiscussionStore } from './store/discussion-store.ts';
import type { InvestigationStore } from './store/investigation-store.ts';
import type { InviteStore } from './store/invite-store.ts';
import type { MemberStore } from './store/member-store.ts';
import type { SessionAccess } from './store/session-access.ts';
import type { SessionLife } from './session-life.ts';
import type { SessionLifeStore } from './store/session-life-store.ts';
import type { SessionMarkStore } from './store/session-marks.ts';
import type { SessionStore } from './store/session-store.ts';
import type { StoredSpansStore } from './store/stored-spans-store.ts';
import type { SignOutStore } from './store/sign-out-store.ts';
import { storageFailure } from './store/storage-failure.ts';
import type { StorageSpace } from './store/storage-space.ts';

export interface AppDependencies {
  log: Logger;
  orchestrator: Orchestrator;
  /** Stops a run, wherever it is; false when it does not end. */
  cancel: (id: string) => Promise<boolean>;
  feed: EventFeed;
  access: SessionAccess;
  audit: AuditLog;
  rooms: SessionRooms;
  members: MemberStore;
  invites: InviteStore;
  discussion: DiscussionStore;
  sessions: SessionStore;
  lives: SessionLifeStore;
  life: SessionLife;
  investigations: InvestigationStore;
  attachments: AttachmentStore;
  addresses: AttachmentAddresses;
  marks: SessionMarkStore;
  changes: ChangeStore;
  feedback: FeedbackSink;
  streams: PlacesPerMember;
  erasing: ErasePlace;
  comparing: ComparePlace;
  datasets: DatasetSink;
  exporting: ExportPlace;
  importing: ImportPlace;
  phoenix: Pick<SpanErasures, 'eraseSession'>;
  examiner: PhoenixExaminer;
  signOuts: SignOutStore;
  storedSpans: StoredSpansStore;
  reconciler: SpanReconciler;
  analyses: AnalysisStore;
  analytics: AnalyticsStore;
  apiKeys: ApiKeys;
  backup: BackupPlace;
  authenticate: Authenticate;
  allowedHosts: readonly string[];
  settings: PublicSettings;
  client: Pick<HttpClient, 'get' | 'post'>;
  agents: AgentDirectory;
  checks: readonly ReadinessCheck[];
  trustTrace: boolean;
  now: () => number;
  newId: () => string;
  isStopping: () => boolean;
  /** Why the tables are not there yet, or undefined; the database may come up after the service. */
  storageProblem: () => unknown;
  space: StorageSpace;
  /** What is done about bad session ids of callers. */
  sessionIdCheck: SessionIdCheck;
}

const STORAGE_FREE = new Set(['/openapi.json', '/settings', '/sources']);

/**
 * Whatever needs the database is refused clearly, and nothing half-accepted, until it is there; so is an address with
 * a NUL in it, which no database takes.
 */
function storageGate(storageProblem: () => unknown): Router {
  return Router().use((request, _response, next) => {
    if (request.url.includes('%00')) throw new MatsError('invalid_request', { reason: 'the address has a NUL in it' });
    const problem = STORAGE_FREE.has(request.path) ? undefined : storageProblem();
    next(problem === undefined ? undefined : (storageFailure(problem) ?? new MatsError('storage_unavailable')));
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
      storageGate(dependencies.storageProblem),
      askRoutes(dependencies),
      attachmentRoutes(dependencies),
      changeRoutes(dependencies),
      investigationRoutes(dependencies),
      compareRoutes(dependencies),
      datasetRoutes(dependencies),
      storedSpansRoutes(dependencies),
      // Before the sessions, of which `import` is none.
      sessionFileRoutes(dependencies),
      sessionRoutes(dependencies),
      sharingRoutes(dependencies),
      discussionRoutes(dependencies),
      analysisRoutes(dependencies),
      analyticsRoutes(dependencies),
      sessionMarkRoutes(dependencies),
      apiKeyRoutes(dependencies),
      backupRoutes(dependencies),
      settingsRoutes(settings),
      agentEvidenceRoutes(dependencies),
      signOutRoutes(dependencies),
      installationRoutes({ agents: dependencies.agents, settings }),
      checkRoutes(dependencies),
      openapiRoutes(settings.version),
    ],
  });
}
