import { storedSpanSchema } from '@mats/contracts';
import { z } from 'zod';
import { call } from '../http/call.ts';

const spansSchema = z.object({ data: z.array(storedSpanSchema) });
const sessionSchema = z.object({ data: z.object({ traces: z.array(z.object({ trace_id: z.string() })) }) });

const projectsSchema = z.object({
  data: z.array(z.object({ name: z.string() })),
  next_cursor: z.string().nullish(),
});
const sessionsSchema = z.object({
  data: z.array(z.object({ session_id: z.string() })),
  next_cursor: z.string().nullish(),
});

/** A span as Phoenix's REST interface gives it. */
export type StoredSpan = z.infer<typeof storedSpanSchema>;

/** The stored spans of a trace; none while Phoenix has not seen its project. */
export async function fetchSpans(
  phoenix: string,
  { traceId, project }: { traceId: string; project: string },
): Promise<readonly StoredSpan[]> {
  const path = `v1/projects/${encodeURIComponent(project)}/spans?limit=1000&trace_id=${traceId}`;
  const answer = await call(`${phoenix}/${path}`);
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

/** All pages of a list; a page tells where the next one begins. */
async function* pagesOf<Page extends { next_cursor?: string | null | undefined }>(
  url: string,
  schema: z.ZodType<Page>,
): AsyncGenerator<Page> {
  let cursor: string | undefined;
  do {
    const answer = await call(cursor === undefined ? url : `${url}&cursor=${encodeURIComponent(cursor)}`);
    if (answer.status !== 200) throw new Error(`it answered ${answer.status} for ${url}`);
    const page = schema.parse(answer.json);
    yield page;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

/** The names of all projects. @throws Error when Phoenix does not answer. */
export async function fetchProjects(phoenix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { data } of pagesOf(`${phoenix}/v1/projects?limit=100`, projectsSchema)) {
    names.push(...data.map(({ name }) => name));
  }
  return names;
}

/** Removes a session with its spans; false when Phoenix did not. */
export async function removeSession(phoenix: string, sessionId: string): Promise<boolean> {
  const url = `${phoenix}/v1/sessions/${encodeURIComponent(sessionId)}`;
  const { status } = await call(url, { method: 'DELETE', timeoutMs: 10_000 });
  return status < 300;
}

/** The ids of all sessions in all projects. @throws Error when Phoenix does not answer. */
export async function fetchSessionIds(phoenix: string): Promise<{ id: string; project: string }[]> {
  const found: { id: string; project: string }[] = [];
  for await (const projects of pagesOf(`${phoenix}/v1/projects?limit=100`, projectsSchema)) {
    for (const { name: project } of projects.data) {
      const sessions = pagesOf(
        `${phoenix}/v1/projects/${encodeURIComponent(project)}/sessions?limit=1000`,
        sessionsSchema,
      );
      for await (const { data } of sessions) found.push(...data.map(({ session_id: id }) => ({ id, project })));
    }
  }
  return found;
}
