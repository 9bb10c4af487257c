import { phoenixProject } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';
import { z } from 'zod';

/** What is to be erased of a session in Phoenix. */
export interface ErasedSpans {
  readonly id: string;
  /** The traces that its turns had. */
  readonly traces: readonly string[];
  /** Whose project they are in; null: the installation's. */
  readonly tenant: string | null;
  /** Somebody has asked under the same id since: that is a session of its own, whose spans stay. */
  readonly isAskedAgain: boolean;
}

/** Erases what Phoenix keeps of a session. */
export interface SpanEraser {
  /** True when nothing of it is left there. Never throws: our own record is gone already. */
  eraseSession(erased: ErasedSpans): Promise<boolean>;
}

const TIMEOUT_MS = 10_000;
/** Traces that Phoenix is asked of at once: each is a part of an address. */
const AT_ONCE = 20;
const MOST_SPANS = 1_000;

const sessionSchema = z.object({
  data: z.object({ session_id: z.string(), traces: z.array(z.object({ trace_id: z.string() })) }),
});
const spansSchema = z.object({ data: z.array(z.object({ context: z.object({ trace_id: z.string() }) })) });

/** Phoenix by its HTTP interface. */
class PhoenixEraser implements SpanEraser {
  readonly #base: string;
  readonly #client: HttpClient;
  readonly #log: Logger;

  constructor({ phoenixUrl, client, log }: { phoenixUrl: string; client: HttpClient; log: Logger }) {
    this.#base = `${phoenixUrl.replace(/\/+$/, '')}/v1`;
    this.#client = client;
    this.#log = log;
  }

  /**
   * A session's id is its asker's, so it may be that of a session which another program has in Phoenix, or the name by which Phoenix itself
   * knows any of its sessions: of what stands under it, our traces alone are erased.
   */
  async eraseSession({ id, traces, tenant, isAskedAgain }: ErasedSpans): Promise<boolean> {
    try {
      const stored = isAskedAgain ? [] : await this.#tracesOf(id);
      const unknown = stored.filter((trace) => !traces.includes(trace));
      const own = [...traces, ...(await this.#ofProject(unknown, phoenixProject(tenant ?? undefined)))];
      if (stored.length > 0 && stored.every((trace) => own.includes(trace))) {
        return await this.#delete(`/sessions/${encodeURIComponent(id)}`);
      }
      const gone: boolean[] = [];
      for (const trace of new Set(own)) gone.push(await this.#delete(`/traces/${trace}`));
      return gone.every(Boolean);
    } catch (error) {
      this.#log.warn({ err: error }, 'Phoenix could not be told to erase the session');
      return false;
    }
  }

  /** The traces of the session that has exactly this id. */
  async #tracesOf(id: string): Promise<string[]> {
    // No address has these as a part.
    if (id === '.' || id === '..') return [];
    const url = `${this.#base}/sessions/${encodeURIComponent(id)}`;
    const reply = await this.#client.get(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await reply.json().catch(() => null);
    // Of a session without a stored span there is none.
    if (reply.status === 404) return [];
    const { data } = sessionSchema.parse(body);
    return data.session_id === id ? data.traces.map(({ trace_id: trace }) => trace) : [];
  }

  /** Those of the traces that have spans in a project. */
  async #ofProject(traces: readonly string[], project: string): Promise<string[]> {
    const found = new Set<string>();
    for (let at = 0; at < traces.length; at += AT_ONCE) {
      const query = traces.slice(at, at + AT_ONCE).map((trace) => `trace_id=${trace}`);
      const url = `${this.#base}/projects/${encodeURIComponent(project)}/spans?limit=${MOST_SPANS}&${query.join('&')}`;
      const reply = await this.#client.get(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      const body: unknown = await reply.json().catch(() => null);
      if (reply.status === 404) return [];
      for (const { context } of spansSchema.parse(body).data) found.add(context.trace_id);
    }
    return [...found];
  }

  async #delete(path: string): Promise<boolean> {
    const reply = await this.#client.delete(this.#base + path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await reply.arrayBuffer();
    const isGone = reply.ok || reply.status === 404;
    if (!isGone) this.#log.warn({ status: reply.status }, 'Phoenix did not erase what it was told to');
    return isGone;
  }
}

/** Without a Phoenix there is nothing to erase. */
export function createSpanEraser(options: {
  phoenixUrl: string | undefined;
  client: HttpClient;
  log: Logger;
}): SpanEraser {
  const { phoenixUrl, client, log } = options;
  if (phoenixUrl === undefined) return { eraseSession: () => Promise.resolve(true) };
  return new PhoenixEraser({ phoenixUrl, client, log });
}
