import { z } from 'zod';
import type { CauseKind } from './cause-kind.ts';
import type { Intent } from './intent.ts';

/** Of an agent that names no other: whatever is new to a session is looked at. */
type Need = {
  readonly says: string;
  /** Follow-ups for which it is asked when it has not looked yet. */
  readonly intents: readonly Intent[];
  /**
   * Kinds of causes for which it is asked once a finding holds one; a question or finding that names one of its sources
   * calls it too. `any`: it is asked whenever something is new.
   */
  readonly causes: 'any' | readonly CauseKind[];
};

/** What an agent can do, and when that is needed. A closed list: plans are made from it. */
export const AGENT_SKILLS = {
  logs: { says: 'reads logs', intents: ['still_so', 'status_now', 'list_errors', 'how_many'], causes: 'any' },
  telemetry: { says: 'reads traces and metrics', intents: ['still_so', 'status_now', 'how_many'], causes: 'any' },
  containers: { says: 'reads states of containers', intents: ['still_so', 'status_now'], causes: 'any' },
  code: { says: 'reads code and its history', intents: ['where', 'who', 'diff'], causes: 'any' },
  changes: { says: 'reads changes and who made them', intents: ['what_changed', 'who', 'diff'], causes: 'any' },
  deployments: { says: 'reads what was deployed', intents: ['what_changed', 'since_when'], causes: 'any' },
  tickets: { says: 'reads issues and tickets', intents: ['who', 'still_so'], causes: 'any' },
  storage: {
    says: 'reads what object storage holds',
    intents: [],
    causes: [
      'authentication_refused',
      'authorisation_denied',
      'missing_object',
      'quota_exceeded',
      'read_only_storage',
      'payload_too_large',
    ],
  },
  synthesis: { says: 'weighs what the others found', intents: [], causes: 'any' },
} as const satisfies Record<string, Need>;

export type AgentSkill = keyof typeof AGENT_SKILLS;
export const agentSkillSchema = z.enum(Object.keys(AGENT_SKILLS) as [AgentSkill, ...AgentSkill[]]);

export const AGENT_TYPES = ['triage', 'code_analysis', 'synthesis', 'general'] as const;

/** One agent of the list. */
interface AgentEntry {
  readonly title: string;
  /** What it looks at, in a few words: shown while it has not begun. */
  readonly task: string;
  /** The same as sentences, shown to who has not asked yet. */
  readonly does: string;
  readonly port: number;
  readonly type: (typeof AGENT_TYPES)[number];
  /** The span of one run. */
  readonly span: string;
  /** The spans of its tools, where they are its own: contracts, registry and trace test know them from here. */
  readonly tools?: readonly string[];
  /** Agents whose findings it needs. */
  readonly needs: readonly string[];
  readonly skills: readonly AgentSkill[];
  /**
   * The setting that names what it reads: it is started, looked for and planned only where this is set. Left out: every
   * installation has it.
   */
  readonly setting?: string;
}

/**
 * The list of agents, in the order in which a page shows them. An agent is one folder (`agents/<name>`) and one entry
 * here; the orchestrator, the page, `npm start`, the doctor, compose, the registry and the tests read this list. Agents
 * of others are added by the setting AGENTS, without an entry.
 */
export const AGENTS = {
  sre: {
    title: 'SRE',
    task: 'What broke, when and where',
    does: 'Reads logs, containers and metrics: what broke first, when, and how widely it spread.',
    port: 8081,
    type: 'triage',
    span: 'sre_log_analysis',
    needs: [],
    skills: ['logs', 'telemetry', 'containers'],
  },
  investigator: {
    title: 'Investigator',
    task: 'Which code and which change',
    does: 'Goes from stack frames and log lines to the code, and finds the change behind it.',
    port: 8082,
    type: 'code_analysis',
    span: 'investigator_code_analysis',
    needs: ['sre'],
    skills: ['code', 'changes'],
  },
  architect: {
    title: 'Architect',
    task: 'Weighs both and writes the report',
    does: 'Weighs both, reads every cited line again, rules out alternatives, and writes the report.',
    port: 8083,
    type: 'synthesis',
    span: 'architect_synthesis',
    needs: ['sre', 'investigator'],
    skills: ['synthesis'],
  },
  github: {
    title: 'GitHub',
    task: 'What was merged, deployed and opened',
    does: 'Reads pull requests, checks, deployments and issues of the code host around the failure.',
    port: 8084,
    type: 'general',
    span: 'github_run',
    tools: ['read_github'],
    needs: ['sre'],
    skills: ['changes', 'deployments', 'tickets'],
    setting: 'GITHUB_REPOSITORIES',
  },
  storage: {
    title: 'Storage',
    task: 'What buckets hold and miss',
    does: 'Lists buckets of S3 and Google Cloud Storage: which objects are missing, empty or new around the failure.',
    port: 8085,
    type: 'general',
    span: 'storage_run',
    tools: ['read_storage'],
    needs: ['sre'],
    skills: ['storage'],
    setting: 'STORAGE_BUCKETS',
  },
  gcloud: {
    title: 'Google Cloud',
    task: 'What a Google Cloud project logged and deployed',
    does: 'Reads Logging, Error Reporting and the revisions of Cloud Run of a Google Cloud project around the failure.',
    port: 8086,
    type: 'general',
    span: 'gcloud_run',
    tools: ['read_gcloud'],
    needs: ['sre'],
    skills: ['logs', 'deployments'],
    setting: 'GCP_PROJECT_ID',
  },
} as const satisfies Record<string, AgentEntry>;

/** An agent of the list. */
export type BuiltInAgent = keyof typeof AGENTS;

/** The agents of the list, in its order. */
export const BUILT_IN_AGENTS = Object.keys(AGENTS) as readonly BuiltInAgent[];

/** An agent's entry, by any name. */
export function agentEntry(name: string): AgentEntry | undefined {
  return Object.hasOwn(AGENTS, name) ? AGENTS[name as BuiltInAgent] : undefined;
}

/** What people call an agent: the title of its entry, or the name that somebody gave their own. */
export function agentTitle(name: string): string {
  return agentEntry(name)?.title ?? name;
}

/** The agents that every installation has; the others are there where their setting is. */
export const AGENT_NAMES: readonly BuiltInAgent[] = BUILT_IN_AGENTS.filter(
  (name) => agentEntry(name)?.setting === undefined,
);

const RESERVED: ReadonlySet<string> = new Set(['ui', 'orchestrator', 'phoenix', 'collector']);

/** The name of an agent, of the list or of somebody's own. */
export const agentNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'is not 1-32 small letters, digits or hyphens that begin with a letter')
  .refine((name) => !RESERVED.has(name) && !(name in {}), 'is the name of something else');
export type AgentName = z.infer<typeof agentNameSchema>;

/** What an agent of any name is called in spans, logs and compose. */
export function agentService(name: string): { readonly name: string; readonly agentName: string } {
  return { name: `mats-${name}-agent`, agentName: `mats-${name}` };
}

/** The span of one run of an agent, by what its entry or its card says. */
export function agentSpan(name: string, card?: { readonly span?: string | undefined }): string {
  return agentEntry(name)?.span ?? card?.span ?? `${name.replaceAll('-', '_')}_run`;
}

/** The setting with an agent's address, such as SRE_AGENT_URL. */
export function agentUrlSetting(name: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_AGENT_URL`;
}

/** The setting that moves an agent's port on this machine, such as MATS_SRE_AGENT_PORT. */
export function agentPortSetting(name: string): string {
  return `MATS_${agentUrlSetting(name).replace(/_URL$/, '_PORT')}`;
}

/** Whether an agent of the list is part of an installation with these settings. */
export function isInstalled(name: string, settings: Readonly<Record<string, unknown>>): boolean {
  const needed = agentEntry(name)?.setting;
  const isSet = (key: string): boolean => settings[key] !== undefined && settings[key] !== '';
  return needed === undefined || isSet(needed) || isSet(agentUrlSetting(name));
}
