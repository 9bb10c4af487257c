import { agentService, AGENTS, BUILT_IN_AGENTS } from '../agents.ts';
import type { BuiltInAgent } from '../agents.ts';

/** The one Phoenix project of all services; a tenant has its own. */
export const PHOENIX_PROJECT = 'finoptiagents-MATS';

/** The tenant of whoever names none. */
export const DEFAULT_TENANT = 'default';

/** How projects are named. `{tenant}` (or `{tenant_id}`) and `{service}` are replaced. */
export interface ProjectNames {
  /** The project of the default tenant. Default: `finoptiagents-MATS`. */
  project?: string;
  /** The project of every other tenant. Default: the project's name, a hyphen and `{tenant}`. */
  template?: string;
  service?: string;
}

/** The Phoenix project of a tenant; without one, that of the installation. */
export function phoenixProject(tenant: string = DEFAULT_TENANT, names: ProjectNames = {}): string {
  const { project = PHOENIX_PROJECT, template = `${project}-{tenant}`, service = '' } = names;
  const name = tenant === '' || tenant === DEFAULT_TENANT ? project : template;
  const values: Readonly<Record<string, string>> = { tenant, tenant_id: tenant, service };
  // Phoenix has the name in paths.
  return name
    .replaceAll(/\{(tenant|tenant_id|service)\}/g, (_whole, key: string) => values[key] ?? '')
    .replaceAll(/[/?#]/g, '-');
}

/** Span names, each made by one service. */
export const SPAN_NAMES = {
  uiRequest: 'ui_request',
  root: 'run_investigation',
  orchestrator: 'orchestrator',
  plan: 'plan_investigation',
  delegate: 'delegate',
  doctor: 'doctor_canary',
} as const;

/** Tool spans: one a tool run, named for the tool. */
export const TOOL_SPAN_NAMES = {
  readLogs: 'read_logs',
  findOnset: 'find_onset',
  explainFailures: 'explain_failures',
  readContainers: 'read_containers',
  countRequests: 'count_requests',
  findStackTraces: 'find_stack_traces',
  locateCode: 'locate_code',
  matchLogStatements: 'match_log_statements',
  followValues: 'follow_values',
  blameLines: 'blame_lines',
  findCallers: 'find_callers',
  readHistory: 'read_history',
  readChanges: 'read_changes',
  rankCauses: 'rank_causes',
  verifyClaims: 'verify_claims',
  writeReport: 'write_report',
} as const;

export const SPAN_KINDS = ['CHAIN', 'AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'GUARDRAIL', 'EVALUATOR'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** Attributes that MATS writes, beside those of OpenInference. */
export const SPAN_ATTRIBUTES = {
  kind: 'openinference.span.kind',
  sessionId: 'session.id',
  userId: 'user.id',
  userEmail: 'user.email',
  serviceName: 'service.name',
  tenantId: 'tenant.id',
  environment: 'environment',
  agentName: 'agent.name',
  agentType: 'agent.type',
  inputValue: 'input.value',
  inputMimeType: 'input.mime_type',
  outputValue: 'output.value',
  outputMimeType: 'output.mime_type',
  metadata: 'metadata',
  tags: 'tag.tags',
  callerTraceparent: 'caller.traceparent',
  investigationId: 'mats.investigation.id',
  turn: 'mats.turn',
  stepName: 'mats.step.name',
  stepAttempt: 'mats.step.attempt',
  verdict: 'mats.verdict',
  confidence: 'mats.confidence',
} as const;

/** Attributes that the processor puts on every span of every service. */
export const STAMPED_ATTRIBUTES = [
  SPAN_ATTRIBUTES.sessionId,
  SPAN_ATTRIBUTES.userId,
  SPAN_ATTRIBUTES.userEmail,
  SPAN_ATTRIBUTES.serviceName,
  SPAN_ATTRIBUTES.tenantId,
  SPAN_ATTRIBUTES.environment,
] as const;

interface Service {
  readonly name: string;
  readonly port: number;
}

interface AgentService extends Service {
  readonly agentName: string;
  readonly agentType: string;
}

const AGENT_SERVICES = Object.fromEntries(
  BUILT_IN_AGENTS.map((name) => {
    const { port, type } = AGENTS[name];
    return [name, { ...agentService(name), port, agentType: type }];
  }),
) as Readonly<Record<BuiltInAgent, AgentService>>;

/** The services as they appear in spans, logs and compose. */
export const SERVICES = {
  ui: { name: 'mats-ui', port: 8501 } as Service,
  orchestrator: { name: 'mats-orchestrator', port: 8080 } as Service,
  ...AGENT_SERVICES,
} as const;

type ServiceCall = readonly [from: keyof typeof SERVICES, to: keyof typeof SERVICES];

/** Who calls whom: the page's server the orchestrator, the orchestrator its agents, they it for attachments. */
export const SERVICE_CALLS: readonly ServiceCall[] = [
  ['ui', 'orchestrator'],
  ...BUILT_IN_AGENTS.map((agent): ServiceCall => ['orchestrator', agent]),
  ...BUILT_IN_AGENTS.map((agent): ServiceCall => [agent, 'orchestrator']),
];
