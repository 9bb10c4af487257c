import { z } from 'zod';
import { attachmentSchema } from './ask.ts';
import { evidenceSchema, locatorSchema } from './evidence.ts';
import { AGENT_TYPES, agentNameSchema, AGENTS, agentSkillSchema, agentSpan } from './agents.ts';
import type { BuiltInAgent } from './agents.ts';
import { findingSchema } from './finding.ts';
import { intentSchema } from './intent.ts';
import { failureSchema } from './ask.ts';
import { sessionIdSchema } from './ids.ts';
import { reportSchema } from './report.ts';
import { sessionRecordSchema } from './session-record.ts';

/** An attachment as an agent gets it: small ones inline, large ones to be fetched from the orchestrator. */
export const attachmentReferenceSchema = attachmentSchema.extend({
  content: z.string().optional(),
  url: z.url().optional(),
});

/** What a delegation carries beside the question; an agent called by hand may leave all of it out. */
export const invokeContextSchema = z.object({
  investigation_id: z.string().optional(),
  attachments: z.array(attachmentReferenceSchema).default([]),
  /** Changes that were posted for the session or the installation, as files of JSON lines. */
  changes: z.array(attachmentReferenceSchema).default([]),
  repositories: z.array(z.string()).default([]),
  /** What the agents before this one found. */
  findings: z.array(findingSchema).default([]),
  missingAgents: z.array(agentNameSchema).default([]),
  /** Agents that can be asked beside those of every installation, with the follow-ups that they are for. */
  others: z.array(z.object({ name: agentNameSchema, intents: z.array(intentSchema) })).default([]),
  /** Earlier turns of the session, oldest first. */
  record: sessionRecordSchema.default([]),
  /** Nobody else was asked yet: answer from the record, or name the agents that the question needs. */
  fromRecord: z.boolean().default(false),
  sample: z.boolean().default(false),
  /** The zone of times that name none; left out: UTC. */
  time_zone: z.string().optional(),
});

/** `POST /invoke` of every agent. */
export const invokeRequestSchema = z.object({
  message: z.string().min(1),
  session_id: sessionIdSchema.optional(),
  /** Trace headers of the caller; they win over the HTTP headers. */
  headers: z.record(z.string(), z.string()).default({}),
  context: invokeContextSchema.prefault({}),
});

/** One line of the answer (JSON Lines): progress while the agent works, then exactly one result or error. */
export const invokeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: z.string() }),
  z.object({ type: z.literal('evidence'), evidence: evidenceSchema }),
  z.object({
    type: z.literal('result'),
    finding: findingSchema,
    report: reportSchema.optional(),
    /** Agents without whose findings the question cannot be answered; there is no report then. */
    needs: z.array(agentNameSchema).optional(),
  }),
  z.object({ type: z.literal('error'), error: failureSchema }),
  /** What the run took from outside, before its result: a packed tape as JSON, gzip, base64. */
  z.object({ type: z.literal('tape'), tape: z.base64() }),
]);

/** `GET /card`: who an agent is and what it can do. */
export const agentCardSchema = z.object({
  name: agentNameSchema,
  title: z.string(),
  description: z.string(),
  version: z.string(),
  type: z.enum(AGENT_TYPES),
  /** What it looks at, in a few words. */
  task: z.string().optional(),
  capabilities: z.array(z.string()).min(1),
  tools: z.array(z.object({ name: z.string(), description: z.string() })),
  /** Agents whose findings it needs, where they are asked too. */
  needs: z.array(agentNameSchema).default([]),
  /** What it can do: plans are made from it. */
  skills: z.array(agentSkillSchema).min(1),
  /** Follow-ups that it is for; left out: those of its skills. */
  intents: z.array(intentSchema).optional(),
  /** The span of one of its runs; left out: `<name>_run`. */
  span: z.string().optional(),
});

type ListedCard = Pick<AgentCard, 'description' | 'version' | 'capabilities' | 'tools'>;

/** The card of an agent of the list: what the list says of it, and what it says of itself. */
export function listedCard(name: BuiltInAgent, own: ListedCard): AgentCard {
  const { title, task, type, needs, skills } = AGENTS[name];
  return { name, title, task, type, needs: [...needs], skills: [...skills], span: agentSpan(name), ...own };
}

/** `POST /evidence` of an agent: what stands now where its evidence says it was read. */
export const evidenceRequestSchema = z.object({ locator: locatorSchema });
export const evidenceTextSchema = z.object({ text: z.string() });

export type AttachmentReference = z.infer<typeof attachmentReferenceSchema>;
export type InvokeContext = z.infer<typeof invokeContextSchema>;
export type InvokeRequest = z.infer<typeof invokeRequestSchema>;
export type InvokeEvent = z.infer<typeof invokeEventSchema>;
export type AgentCard = z.infer<typeof agentCardSchema>;
