export { ALLOWED_REQUEST_HEADERS, EXPOSED_RESPONSE_HEADERS, HEADERS } from './headers.ts';
export {
  attachmentIdSchema,
  evidenceIdSchema,
  idempotencyKeySchema,
  investigationIdSchema,
  isSessionId,
  isTenantId,
  sessionIdSchema,
  spanIdSchema,
  tenantIdSchema,
  traceIdSchema,
} from './ids.ts';
export { LIMITS } from './limits.ts';
export { evidenceSchema, locatorSchema } from './evidence.ts';
export type { BlameLine, Bucket, Evidence, EvidenceDetail, EvidenceKind, LineAnchor, Locator } from './evidence.ts';
export { usageSchema } from './usage.ts';
export type { Usage } from './usage.ts';
export {
  AGENT_NAMES,
  agentNameSchema,
  candidateSchema,
  claimSchema,
  findingSchema,
  incidentSchema,
  onsetSchema,
} from './finding.ts';
export type {
  AgentName,
  Candidate,
  ChangeKind,
  Claim,
  Finding,
  Incident,
  NotChecked,
  Onset,
  ReadSource,
  Reason,
  Signal,
  Step,
} from './finding.ts';
export { ABSTENTIONS, HEADLINE_CHARACTERS, KNOWN_FACTS, MISSING_SOURCES, reportSchema, VERDICTS } from './report.ts';
export type { ChainNode, CheckedClaim, KnownFact, MissingSource, Picture, Report, Verdict } from './report.ts';
export {
  askRequestSchema,
  attachmentNameSchema,
  attachmentSchema,
  failureSchema,
  INVESTIGATION_STATES,
  investigationSchema,
  investigationStateSchema,
  sessionListSchema,
  sessionSchema,
  sessionSummarySchema,
} from './ask.ts';
export type {
  AskRequest,
  Attachment,
  Failure,
  Investigation,
  InvestigationState,
  Session,
  SessionSummary,
} from './ask.ts';
export {
  agentCardSchema,
  attachmentReferenceSchema,
  invokeContextSchema,
  invokeEventSchema,
  invokeRequestSchema,
} from './invoke.ts';
export type { AgentCard, AttachmentReference, InvokeContext, InvokeEvent, InvokeRequest } from './invoke.ts';
export { eventBodySchema, eventSchema } from './events.ts';
export type { EventBody, InvestigationEvent } from './events.ts';
export { readinessSchema } from './health.ts';
export type { Readiness } from './health.ts';
export { ERROR_REGISTRY } from './errors/registry.ts';
export type { ErrorCode } from './errors/registry.ts';
export { MatsError, showValue } from './errors/mats-error.ts';
export { errorsPage } from './errors/errors-page.ts';
export { SESSION_SOURCES, sessionIdOf, sessionIdOfPayload } from './spans/session-sources.ts';
export {
  DEFAULT_TENANT,
  PHOENIX_PROJECT,
  phoenixProject,
  SERVICE_CALLS,
  SERVICES,
  SPAN_ATTRIBUTES,
  SPAN_KINDS,
  SPAN_NAMES,
  STAMPED_ATTRIBUTES,
  TOOL_SPAN_NAMES,
} from './spans/span-names.ts';
export type { ProjectNames, SpanKind } from './spans/span-names.ts';
export { INTENTS, intentSchema } from './intent.ts';
export type { Intent } from './intent.ts';
export { recordedTurnSchema, sessionRecordSchema } from './session-record.ts';
export type { RecordedTurn } from './session-record.ts';
export { CAUSE_KINDS, causeKindSchema } from './cause-kind.ts';
export type { CauseKind } from './cause-kind.ts';
export { API_KEY_SCOPES, apiKeyListSchema, apiKeySchema, madeApiKeySchema, newApiKeySchema } from './api-keys.ts';
export type { ApiKey, ApiKeyScope, NewApiKey } from './api-keys.ts';
export { CHANGE_TYPES, changeSchema, changesPostedSchema } from './changes/change.ts';
export type { Change, ChangesPosted, ChangeType } from './changes/change.ts';
export { parseCsv } from './changes/parse-csv.ts';
export { readTime } from './changes/read-time.ts';
export { readChangeFeed } from './changes/read-change-feed.ts';
export type { ChangeFeed } from './changes/read-change-feed.ts';
export { connectedSourceSchema, connectedSourcesSchema, installationSchema } from './connected-source.ts';
export type { ConnectedSource, Installation } from './connected-source.ts';
