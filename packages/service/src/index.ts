export { createService } from './create-service.ts';
export type { ServiceOptions } from './create-service.ts';
export { runMain, runService } from './run-service.ts';
export type { RunningService, RunOptions } from './run-service.ts';
export { createLogger, loggable } from './logger.ts';
export {
  agentEnvironmentSchema,
  listSchema,
  parseEnvironment,
  portSchema,
  serviceEnvironmentSchema,
} from './environment.ts';
export { completeTrace } from './complete-trace.ts';
export { startServiceTelemetry } from './start-service-telemetry.ts';
export type { ReadinessCheck } from './http/health.ts';
export { createHttpClient, hostOf } from './outbound/http-client.ts';
export type { HttpClient, OutboundRequest } from './outbound/http-client.ts';
export { authorizeHosts } from './identity/authorize.ts';
export { bearerOf, callerOf, isAdministrator, memberFor } from './identity/caller.ts';
export type { Authenticate, Caller } from './identity/caller.ts';
export { makeServiceKeys, readServiceKeys, wayOf, writeSecretOnce } from './identity/service-keys.ts';
export type { ServiceKeys, ServiceName } from './identity/service-keys.ts';
export { createServiceTokens } from './identity/service-tokens.ts';
export type { ServiceTokens } from './identity/service-tokens.ts';
export { ownHostsOnly } from './identity/guards.ts';
export { createJsonApi } from './outbound/json-api.ts';
export type { ApiAnswer, JsonApi, RefusedReply } from './outbound/json-api.ts';
export { readLines } from './outbound/read-lines.ts';
export { createAgentApp } from './agent/agent-app.ts';
export type { AgentAppOptions } from './agent/agent-app.ts';
export { recentSources } from './agent/recent-sources.ts';
export { runAgent } from './agent/run-agent.ts';
export type { AgentEnvironment, AgentParts, MadeAgent } from './agent/run-agent.ts';
export type { Agent, AgentProgress, AgentResult, AgentRun } from './agent/agent-run.ts';
