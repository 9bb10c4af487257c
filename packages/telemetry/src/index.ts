export { startTelemetry } from './start-telemetry.ts';
export type { ShutdownReport, Telemetry, TenantSpanOptions } from './telemetry.ts';
export type { StatsConfig, TelemetryStats } from './telemetry-stats.ts';
export { prometheusText } from './prometheus-text.ts';
export type { Metric, MetricSample } from './prometheus-text.ts';
export { telemetryFromEnvironment } from './settings/telemetry-from-environment.ts';
export { TELEMETRY_VARIABLES } from './settings/telemetry-variables.ts';
export type { TelemetryVariable } from './settings/telemetry-variables.ts';
export type { BatchOptions, TelemetryOptions, TenantCacheOptions } from './settings/telemetry-options.ts';
export { resolveEndpoint } from './settings/endpoint.ts';
export type { SpanEndpoint, SpanProtocol } from './settings/endpoint.ts';
export { TELEMETRY_LEVELS } from './settings/telemetry-level.ts';
export type { TelemetryLevel } from './settings/telemetry-level.ts';
export type { TelemetryLog } from './telemetry-log.ts';
export { currentSession, withAttributes, withSession } from './session/session-scope.ts';
export type { SessionScope, SpanScope } from './session/session-scope.ts';
export { createHeaderGate, runWithHeaders } from './session/carried-headers.ts';
export type { HeaderCarrier, InboundOptions } from './session/carried-headers.ts';
export { sessionFrom } from './session/session-from.ts';
export {
  conversationSessionId,
  timeSessionId,
  userSessionId,
  workflowSessionId,
} from './session/session-id-strategies.ts';
export { lintSessionId, SESSION_ID_RULES } from './session/lint-session-id.ts';
export type { LintLevel, SessionIdProblem, SessionIdRule } from './session/lint-session-id.ts';
export { idsOfTraceparent, pageSpanIdOf, spanIdFor, WorkParked } from './spans/given-ids.ts';
export { currentSpan, withSpan } from './spans/with-span.ts';
export type { SpanHandle, SpanOptions } from './spans/with-span.ts';
export { replaceEmails } from './redaction/hide-emails.ts';
export { REDACTED, redactAll, redactSecrets } from './redaction/redact-secrets.ts';
export { secretShapes, withSecretShapes } from './redaction/secret-shapes.ts';
