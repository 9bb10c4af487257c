import { z } from 'zod';
import { traceIdSchema } from './ids.ts';

const spanIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'is not a span id');
/** More than a turn has by far. */
const MOST_SPANS = 5_000;

/** `POST /spans` of every agent: what is stored of a trace, so that it can send what is not. */
export const spansHeldSchema = z.object({
  trace_id: traceIdSchema,
  stored: z.array(spanIdSchema).max(MOST_SPANS),
  /** Whether to send them, or only to say which were made. */
  send: z.boolean().default(true),
});

/** `POST /spans/forget` of every agent: traces of an erased session, of which nothing shall stay on its disk. */
export const forgottenTracesSchema = z.object({ trace_ids: z.array(traceIdSchema).max(100_000) });

/** The answer to it. */
export const spansMadeSchema = z.object({
  /** All spans of the trace that the service made. */
  made: z.array(spanIdSchema).max(MOST_SPANS),
  /** How many of them it sends again. */
  sent: z.int().nonnegative(),
});

/** `GET /investigations/:id/spans`: how much of a turn's trace is stored in Phoenix. */
export const storedSpansSchema = z.object({
  trace_id: traceIdSchema,
  /** Spans that the services made for the turn. */
  made: z.int().nonnegative(),
  /** How many of them Phoenix holds. */
  stored: z.int().nonnegative(),
  complete: z.boolean(),
  /** Why nothing is known: there is no Phoenix, it does not answer, the turn still runs, or nothing is traced. */
  unknown: z.enum(['no_phoenix', 'phoenix_away', 'not_ended', 'not_traced']).optional(),
  /** The ids of those that are not stored. */
  missing: z.array(spanIdSchema).max(MOST_SPANS),
  checked_at: z.string(),
});

export type SpansHeld = z.infer<typeof spansHeldSchema>;
export type SpansMade = z.infer<typeof spansMadeSchema>;
export type StoredSpans = z.infer<typeof storedSpansSchema>;
