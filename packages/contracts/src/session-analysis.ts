import { z } from 'zod';
import { investigationIdSchema, sessionIdSchema, traceIdSchema } from './ids.ts';
import { VERDICTS } from './report.ts';

const countSchema = z.int().nonnegative();
const shareSchema = z.number().min(0).max(1);
/** Milliseconds. */
const timeSchema = z.number().nonnegative();

export const tokenCountsSchema = z.object({ prompt: countSchema, completion: countSchema });

/** What readers thought of answers; `score` is the share of thumbs up, null where nobody said anything. */
export const satisfactionSchema = z.object({ up: countSchema, down: countSchema, score: shareSchema.nullable() });

/** What one agent did in a session. */
const agentShareSchema = z.object({
  agent: z.string(),
  /** Times it was asked, every attempt counted. */
  runs: countSchema,
  failed: countSchema,
  busy_ms: timeSchema,
  /** Of the time of all agents. */
  share: shareSchema,
});

/** Something that went wrong in a turn; `agent` is null where the turn itself failed. */
const turnFailureSchema = z.object({
  turn: z.int().positive(),
  agent: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

/** `GET /sessions/:id/analysis`: what a session took, who did it, and what went wrong, from MATS's own record. */
export const sessionAnalysisSchema = z.object({
  session_id: sessionIdSchema,
  /** From the first question to the end of the last turn. */
  duration_ms: timeSchema,
  /** Of that, the time in which at least one turn ran. */
  busy_ms: timeSchema,
  turns: countSchema,
  /** Turns that have not ended; they count nowhere else but in `turns`. */
  running: countSchema,
  agents: z.array(agentShareSchema),
  /** Turns in which something failed: the turn, or an agent that it asked. */
  errors: countSchema,
  failures: z.array(turnFailureSchema),
  /** Turns that got a report, of those that ended; null before the first has. */
  success_rate: shareSchema.nullable(),
  verdicts: z.partialRecord(z.enum(VERDICTS), countSchema),
  tokens: tokenCountsSchema,
  cost_usd: z.number().nonnegative(),
  satisfaction: satisfactionSchema,
  /** The turn that took longest. */
  slowest: z
    .object({
      turn: z.int().positive(),
      investigation_id: investigationIdSchema,
      trace_id: traceIdSchema,
      prompt: z.string(),
      duration_ms: timeSchema,
    })
    .nullable(),
  /** The agent that each turn waited for longest, the longest wait first, at most five; `share` is of its turn's time. */
  bottlenecks: z.array(
    z.object({ turn: z.int().positive(), agent: z.string(), duration_ms: timeSchema, share: shareSchema }),
  ),
});

export type SessionAnalysis = z.infer<typeof sessionAnalysisSchema>;
export type Satisfaction = z.infer<typeof satisfactionSchema>;
