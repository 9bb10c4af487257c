import { z } from 'zod';
import { failureSchema, investigationStateSchema } from './ask.ts';
import { evidenceSchema } from './evidence.ts';
import { agentNameSchema } from './agents.ts';
import { reportSchema } from './report.ts';

const agentEvent = { agent: agentNameSchema };

/** What happened in an investigation; the event log is the only source of live updates. */
export const eventBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: investigationStateSchema }),
  z.object({
    type: z.literal('plan'),
    kind: z.string(),
    reason: z.string(),
    agents: z.array(agentNameSchema),
    /** What agents that are not in the list of every installation call themselves. */
    titles: z.record(agentNameSchema, z.string()).optional(),
  }),
  z.object({ type: z.literal('agent.started'), ...agentEvent, attempt: z.int().positive() }),
  z.object({ type: z.literal('agent.step'), ...agentEvent, step: z.string() }),
  z.object({ type: z.literal('agent.evidence'), ...agentEvent, evidence: evidenceSchema }),
  z.object({ type: z.literal('agent.done'), ...agentEvent, summary: z.string(), duration_ms: z.number() }),
  z.object({ type: z.literal('agent.failed'), ...agentEvent, error: failureSchema, final: z.boolean() }),
  z.object({ type: z.literal('report'), report: reportSchema }),
  z.object({ type: z.literal('error'), error: failureSchema }),
]);

/** An event as it is stored and sent; `seq` counts from 1 without gaps and is the SSE id. */
export const eventSchema = z.object({ seq: z.int().positive(), at: z.string(), body: eventBodySchema });

export type EventBody = z.infer<typeof eventBodySchema>;
export type InvestigationEvent = z.infer<typeof eventSchema>;
