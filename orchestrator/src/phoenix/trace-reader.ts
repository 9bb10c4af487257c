import type { HttpClient } from '@mats/service';
import { z } from 'zod';

/** A span as Phoenix keeps it. */
export interface StoredSpan {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly ms: number;
  readonly failed: boolean;
}

/** Reads the spans of a trace back. */
export interface TraceReader {
  /** In order of their start; null when Phoenix is not there or has none of the trace. Never throws. */
  spansOf(traceId: string, project: string): Promise<readonly StoredSpan[] | null>;
}

const TIMEOUT_MS = 3_000;
const MOST_SPANS = 1_000;

const spansSchema = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      context: z.object({ span_id: z.string() }),
      parent_id: z.string().nullish(),
      start_time: z.string(),
      end_time: z.string(),
      status_code: z.string().default('UNSET'),
    }),
  ),
});

/** Phoenix by its HTTP interface. */
export function createTraceReader(options: { phoenixUrl: string | undefined; client: HttpClient }): TraceReader {
  const { phoenixUrl, client } = options;
  if (phoenixUrl === undefined) return { spansOf: () => Promise.resolve(null) };
  const base = `${phoenixUrl.replace(/\/+$/, '')}/v1/projects`;
  return {
    async spansOf(traceId, project) {
      try {
        const url = `${base}/${encodeURIComponent(project)}/spans?trace_id=${traceId}&limit=${MOST_SPANS}`;
        const reply = await client.get(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        if (!reply.ok) return null;
        const { data } = spansSchema.parse(await reply.json());
        const spans = data.map(({ name, context, parent_id, start_time, end_time, status_code }) => ({
          id: context.span_id,
          parent: parent_id ?? null,
          name,
          start: Date.parse(start_time),
          ms: Date.parse(end_time) - Date.parse(start_time),
          failed: status_code === 'ERROR',
        }));
        return spans.length === 0 ? null : spans.toSorted((a, b) => a.start - b.start);
      } catch {
        return null;
      }
    },
  };
}
