export { broughtBy } from './brought-by.ts';
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
export {
  COLLECTOR_QUEUE_CHECK,
  checkResultSchema,
  examinationSchema,
  failed,
  notReached,
  passed,
} from './checks/check-result.ts';
export type { CheckResult } from './checks/check-result.ts';
export { checkTrace, storedSpanSchema, TRACE_CHECKS } from './checks/check-trace.ts';
export { sessionMarksSchema, sessionTagSchema } from './session-marks.ts';
export type { SessionMarks } from './session-marks.ts';
export { FILE_HEAD_BYTES, fileKindOf } from './files/file-kind.ts';
export type { FileKind } from './files/file-kind.ts';
export { evidenceSchema, locatorSchema } from './evidence.ts';
export type { BlameLine, Bucket, Evidence, EvidenceDetail, EvidenceKind, LineAnchor, Locator } from './evidence.ts';
export { usageSchema } from './usage.ts';
export type { Usage } from './usage.ts';
export {
  AGENT_NAMES,
  AGENT_SKILLS,
  agentEntry,
  agentNameSchema,
  agentPortSetting,
  AGENTS,
  agentService,
  agentSpan,
  agentTitle,
  agentUrlSetting,
  BUILT_IN_AGENTS,
  isInstalled,
} from './agents.ts';
export type { AgentName, AgentSkill, BuiltInAgent } from './agents.ts';
export { candidateSchema, claimSchema, findingSchema, incidentSchema, onsetSchema } from './finding.ts';
export type {
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
export {
  ABSTENTIONS,
  HEADLINE_CHARACTERS,
  KNOWN_FACTS,
  LEAST_LEAD,
  MISSING_SOURCES,
  reportSchema,
  VERDICTS,
} from './report.ts';
export type { ChainNode, CheckedClaim, KnownFact, MapPart, MissingSource, Picture, Report, Verdict } from './report.ts';
export {
  archiveRequestSchema,
  askRequestSchema,
  attachmentNameSchema,
  attachmentSchema,
  failureSchema,
  givenFeedbackSchema,
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
  GivenFeedback,
  Investigation,
  InvestigationState,
  Session,
  SessionOrigin,
  SessionSummary,
} from './ask.ts';
export {
  agentCardSchema,
  attachmentReferenceSchema,
  evidenceRequestSchema,
  evidenceTextSchema,
  invokeContextSchema,
  invokeEventSchema,
  invokeRequestSchema,
  listedCard,
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
export { SECRET_KINDS, secretPatternsForRe2 } from './secrets/secret-kinds.ts';
export type { SecretKind } from './secrets/secret-kind.ts';
export { isSecretName, SECRET_NAME_PATTERN } from './secrets/secret-names.ts';
export { CAUSE_KINDS, causeKindSchema } from './cause-kind.ts';
export type { CauseKind } from './cause-kind.ts';
export { API_KEY_SCOPES, apiKeyListSchema, apiKeySchema, madeApiKeySchema, newApiKeySchema } from './api-keys.ts';
export type { ApiKey, ApiKeyScope, NewApiKey } from './api-keys.ts';
export { CHANGE_TYPES, changeSchema, changesPostedSchema } from './changes/change.ts';
export type { Change, ChangesPosted, ChangeType } from './changes/change.ts';
export { changedSecretHider, hideChangedSecrets } from './changes/hide-changed-secrets.ts';
export type { Hider } from './changes/hide-changed-secrets.ts';
export { parseCsv } from './changes/parse-csv.ts';
export { readTime } from './changes/read-time.ts';
export { readChangeFeed } from './changes/read-change-feed.ts';
export type { ChangeFeed } from './changes/read-change-feed.ts';
export {
  connectedSourceSchema,
  connectedSourcesSchema,
  installationSchema,
  sourcesQuerySchema,
} from './connected-source.ts';
export type { ConnectedSource, Installation } from './connected-source.ts';
export { satisfactionSchema, sessionAnalysisSchema } from './session-analysis.ts';
export type { Satisfaction, SessionAnalysis } from './session-analysis.ts';
export { ANALYTICS_FILTERS, analyticsSchema, turnFactSchema } from './analytics.ts';
export type { Analytics, AnalyticsStep, TurnFact } from './analytics.ts';
export { timeZoneSchema, zoneOffsetMinutes } from './time-zone.ts';
export { forgottenTracesSchema, spansHeldSchema, spansMadeSchema, storedSpansSchema } from './stored-spans.ts';
export type { SpansHeld, SpansMade, StoredSpans } from './stored-spans.ts';
export {
  APPROVAL_ACTIONS,
  approvalDecisionSchema,
  approvalSchema,
  AUDIT_ACTIONS,
  auditLogSchema,
  commentSchema,
  discussionSchema,
  inviteListSchema,
  judgementSchema,
  madeInviteSchema,
  newApprovalSchema,
  newCommentSchema,
  newExportSchema,
  newInviteSchema,
  newRoleSchema,
  newSharingSchema,
  notedSchema,
  READABLE_BY,
  redeemedInviteSchema,
  redeemInviteSchema,
  sessionMembersSchema,
  sessionNoticeSchema,
} from './sharing.ts';
export type {
  Approval,
  ApprovalAction,
  AuditAbout,
  AuditAction,
  AuditEntry,
  Comment,
  Discussion,
  Invite,
  Judgement,
  ReadableBy,
  SessionMembers,
  SessionNotice,
} from './sharing.ts';
export { signOutListSchema, signOutSchema } from './sign-outs.ts';
export type { SignOut } from './sign-outs.ts';
export { SESSION_ROLES, sessionRoleSchema } from './session-role.ts';
export type { SessionRole } from './session-role.ts';
export { canonicalJson } from './session-file/canonical-json.ts';
export { compareReports, isSameAnswer } from './session-file/compare-reports.ts';
export type { FieldDifference, NamedEvidence, ReportComparison } from './session-file/compare-reports.ts';
export {
  hashesOf,
  readSessionFile,
  SESSION_FILE_FORMAT,
  SESSION_FILE_SCHEMA,
  sessionFileSchema,
} from './session-file/session-file.ts';
export type { FiledAttachment, FiledDelegation, FiledTurn, SessionFile } from './session-file/session-file.ts';
export { packedTapeSchema, secretShapesSchema, tapeSchema } from './session-file/tape.ts';
export type { PackedBytes, PackedTape, SecretShapes, Tape, TapeCall, TapeFailure } from './session-file/tape.ts';
export { turnAddress, turnAddressOf, turnComparisonSchema } from './session-file/turn-comparison.ts';
export type { ComparedSpan, ComparedTurn, TurnAddress, TurnComparison } from './session-file/turn-comparison.ts';
export {
  addedToDatasetSchema,
  addToDatasetSchema,
  datasetProposalSchema,
  exampleInputSchema,
  expectedAnswerSchema,
  expectedOf,
} from './experiments/dataset-example.ts';
export type { DatasetProposal, ExampleInput, ExpectedAnswer } from './experiments/dataset-example.ts';
export { evaluateAnswer } from './experiments/evaluate-answer.ts';
export type { Evaluation } from './experiments/evaluate-answer.ts';
