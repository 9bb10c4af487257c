import { z } from 'zod';
import { investigationStateSchema } from '../ask.ts';
import { investigationIdSchema, isSessionId, sessionIdSchema, traceIdSchema } from '../ids.ts';
import { reportSchema } from '../report.ts';

/** A turn as a comparison names it: `<session>.t<turn>`. */
export interface TurnAddress {
  readonly session: string;
  readonly turn: number;
}

/** The turn that a text names; null when it names none. A session's id may hold dots itself. */
export function turnAddressOf(text: string): TurnAddress | null {
  const [, session, turn] = /^(.{1,128})\.t([1-9]\d{0,4})$/.exec(text) ?? [];
  return session === undefined || !isSessionId(session) ? null : { session, turn: Number(turn) };
}

/** How a turn is named in a comparison. */
export function turnAddress({ session, turn }: TurnAddress): string {
  return `${session}.t${turn}`;
}

/** One side of a comparison. */
const comparedTurnSchema = z.object({
  session_id: sessionIdSchema,
  turn: z.int().positive(),
  investigation_id: investigationIdSchema,
  trace_id: traceIdSchema,
  prompt: z.string(),
  state: investigationStateSchema,
  created_at: z.string(),
  /** From question to answer; null while it runs. */
  duration_ms: z.number().nullable(),
  verdict: reportSchema.shape.verdict.nullable(),
  confidence: z.number().nullable(),
  cause: z.string().nullable(),
  where: reportSchema.shape.where.nullable(),
});

const namedEvidenceSchema = z.object({ id: z.string(), title: z.string(), label: z.string() });

/** A step of both turns, or of one; parents before children. */
const comparedSpanSchema = z.object({
  name: z.string(),
  depth: z.int().nonnegative(),
  a_ms: z.number().nullable(),
  b_ms: z.number().nullable(),
  a_failed: z.boolean(),
  b_failed: z.boolean(),
});

/** `GET /compare`: two turns side by side. */
export const turnComparisonSchema = z.object({
  a: comparedTurnSchema,
  b: comparedTurnSchema,
  /** Whether the reports are the same, byte for byte, in canonical JSON. */
  identical: z.boolean(),
  fields: z.array(z.object({ field: z.string(), a: z.unknown(), b: z.unknown() })),
  evidence: z.object({
    added: z.array(namedEvidenceSchema),
    lost: z.array(namedEvidenceSchema),
    same: z.array(namedEvidenceSchema),
  }),
  others: z.array(z.string()),
  agents: z.array(z.object({ agent: z.string(), a_ms: z.number().nullable(), b_ms: z.number().nullable() })),
  spans: z.array(comparedSpanSchema),
  /** Where the spans are from: Phoenix, or the record's own events where Phoenix is away. */
  spans_from: z.enum(['phoenix', 'events']),
});

export type TurnComparison = z.infer<typeof turnComparisonSchema>;
export type ComparedTurn = TurnComparison['a'];
export type ComparedSpan = TurnComparison['spans'][number];
