import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';

/** Erases what Phoenix keeps of a session. */
export interface SpanEraser {
  /** True when nothing of it is left there. Never throws: our own record is gone already. */
  eraseSession(id: string): Promise<boolean>;
}

/** Phoenix by its HTTP interface; without one there is nothing to erase. */
export function createSpanEraser(options: {
  phoenixUrl: string | undefined;
  client: HttpClient;
  log: Logger;
}): SpanEraser {
  const { phoenixUrl, client, log } = options;
  if (phoenixUrl === undefined) return { eraseSession: () => Promise.resolve(true) };
  const base = `${phoenixUrl.replace(/\/+$/, '')}/v1/sessions`;
  return {
    eraseSession: async (id) => {
      try {
        const reply = await client.delete(`${base}/${encodeURIComponent(id)}`, { signal: AbortSignal.timeout(10_000) });
        await reply.arrayBuffer();
        // Of a session without a stored span there is none.
        const isGone = reply.ok || reply.status === 404;
        if (!isGone) log.warn({ status: reply.status }, 'Phoenix did not erase the session');
        return isGone;
      } catch (error) {
        log.warn({ err: error }, 'Phoenix could not be told to erase the session');
        return false;
      }
    },
  };
}
