import type { HttpClient } from '@mats/service';
import { z } from 'zod';

/** Which spans of a trace Phoenix holds; null when it does not say. */
export type ReadStoredTrace = (trace: { traceId: string; project: string }) => Promise<string[] | null>;

const pageSchema = z.object({
  data: z.array(z.object({ context: z.object({ span_id: z.string() }) })),
  next_cursor: z.string().nullish(),
});
const PAGE = 1_000;
const MOST_PAGES = 5;
const TIMEOUT_MS = 10_000;

/** Asks Phoenix by its HTTP interface; undefined where there is none. */
export function createStoredTraceReader(options: {
  phoenixUrl: string | undefined;
  client: Pick<HttpClient, 'get'>;
}): ReadStoredTrace | undefined {
  const { phoenixUrl, client } = options;
  if (phoenixUrl === undefined) return undefined;
  return async ({ traceId, project }) => {
    const base = `${phoenixUrl.replace(/\/+$/, '')}/v1/projects/${encodeURIComponent(project)}/spans`;
    const found: string[] = [];
    let cursor = '';
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = `?limit=${PAGE}&trace_id=${traceId}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const reply = await client.get(`${base}${query}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        const body: unknown = await reply.json().catch(() => null);
        // The project is there once its first span is stored.
        if (reply.status === 404) return found;
        if (!reply.ok) return null;
        const { data, next_cursor: next } = pageSchema.parse(body);
        found.push(...data.map(({ context }) => context.span_id));
        if (next === undefined || next === null) return found;
        cursor = next;
      }
      return found;
    } catch {
      return null;
    }
  };
}
