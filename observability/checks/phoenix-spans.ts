import { setTimeout as sleep } from 'node:timers/promises';

/** A span as Phoenix stored it; ids as lower-case hex. */
export interface StoredSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Null for a span without a parent. */
  readonly parentId: string | null;
  readonly kind: string;
  readonly status: string;
  /** ISO 8601. */
  readonly startTime: string;
  readonly endTime: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface PhoenixSpan {
  name: string;
  context: { trace_id: string; span_id: string };
  parent_id: string | null;
  span_kind: string;
  status_code: string;
  start_time: string;
  end_time: string;
  attributes: Record<string, unknown>;
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (response.status === 404) return { data: [] };
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
  return response.json();
}

/** All spans that Phoenix holds of a trace, in one project. */
export async function spansOfTrace(
  phoenixUrl: string,
  options: { project: string; traceId: string },
): Promise<StoredSpan[]> {
  const { project, traceId } = options;
  const url = `${phoenixUrl}/v1/projects/${encodeURIComponent(project)}/spans?limit=1000&trace_id=${traceId}`;
  const { data } = (await getJson(url)) as { data: PhoenixSpan[] };
  return data.map((span) => ({
    name: span.name,
    traceId: span.context.trace_id,
    spanId: span.context.span_id,
    parentId: span.parent_id === '' ? null : span.parent_id,
    kind: span.span_kind,
    status: span.status_code,
    startTime: span.start_time,
    endTime: span.end_time,
    attributes: span.attributes,
  }));
}

/** A session as Phoenix lists it. */
export interface StoredSession {
  readonly sessionId: string;
  readonly traceIds: readonly string[];
}

/** The sessions that Phoenix lists for a project, the newest first; at most 1,000. */
export async function sessionsOfProject(phoenixUrl: string, project: string): Promise<StoredSession[]> {
  const url = `${phoenixUrl}/v1/projects/${encodeURIComponent(project)}/sessions?limit=1000&order=desc`;
  const { data } = (await getJson(url)) as { data: { session_id: string; traces: { trace_id: string }[] }[] };
  return data.map((session) => ({
    sessionId: session.session_id,
    traceIds: session.traces.map((trace) => trace.trace_id),
  }));
}

/**
 * The spans of a trace once its root is there and nothing was added for half a second; what is there when the time
 * (ms) is over otherwise.
 */
export async function settledTrace(
  phoenixUrl: string,
  options: { project: string; traceId: string; timeoutMs?: number },
): Promise<StoredSpan[]> {
  const end = performance.now() + (options.timeoutMs ?? 15_000);
  let spans: StoredSpan[] = [];
  let quietSince = performance.now();
  while (performance.now() < end) {
    const next = await spansOfTrace(phoenixUrl, options);
    if (next.length !== spans.length) quietSince = performance.now();
    spans = next;
    if (spans.some((span) => span.parentId === null) && performance.now() - quietSince > 500) return spans;
    await sleep(100);
  }
  return spans;
}
