import { PHOENIX_PROJECT } from '@mats/contracts';
import { z } from 'zod';
import { call } from '../http/call.ts';

const spanSchema = z.object({
  name: z.string(),
  context: z.object({ span_id: z.string(), trace_id: z.string() }),
  parent_id: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()),
});

const spansSchema = z.object({ data: z.array(spanSchema) });
const sessionSchema = z.object({ data: z.object({ traces: z.array(z.object({ trace_id: z.string() })) }) });

/** A span as Phoenix's REST interface gives it. */
export type StoredSpan = z.infer<typeof spanSchema>;

/** The stored spans of a trace; none while Phoenix has not seen its project. */
export async function fetchSpans(phoenix: string, traceId: string): Promise<readonly StoredSpan[]> {
  const project = encodeURIComponent(PHOENIX_PROJECT);
  const answer = await call(`${phoenix}/v1/projects/${project}/spans?limit=1000&trace_id=${traceId}`);
  if (answer.status === 404) return [];
  if (answer.status !== 200) throw new Error(`Phoenix answered ${answer.status} when asked for spans`);
  return spansSchema.parse(answer.json).data;
}

/** The trace ids of a session, one a turn; undefined when Phoenix has no such session. */
export async function fetchTurns(phoenix: string, sessionId: string): Promise<readonly string[] | undefined> {
  const answer = await call(`${phoenix}/v1/sessions/${encodeURIComponent(sessionId)}`);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`Phoenix answered ${answer.status} when asked for the session`);
  return sessionSchema.parse(answer.json).data.traces.map((trace) => trace.trace_id);
}
