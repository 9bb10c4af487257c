import type { AgentName } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import type { Logger } from 'pino';

const TIMEOUT_MS = 5_000;

/**
 * Has this service and the agents take what they keep of traces, for sending it again, off their disks. An agent that is away, or does not
 * know how, keeps it until newer spans take its place.
 */
export function createForgetTraces(options: {
  own: (traces: readonly string[]) => Promise<unknown>;
  agentUrls: Readonly<Record<AgentName, string>>;
  client: Pick<HttpClient, 'post'>;
  log: Logger;
}): (traces: readonly string[]) => Promise<void> {
  const { own, agentUrls, client, log } = options;
  const tell = async (url: string, traces: readonly string[]): Promise<void> => {
    const address = `${url.replace(/\/+$/, '')}/spans/forget`;
    const reply = await client.post(address, { body: { trace_ids: traces }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${url} answered ${reply.status}`);
  };
  return async (traces) => {
    if (traces.length === 0) return;
    const told = await Promise.allSettled([own(traces), ...Object.values(agentUrls).map((url) => tell(url, traces))]);
    for (const one of told)
      if (one.status === 'rejected') log.warn({ err: one.reason as unknown }, 'spans were not forgotten');
  };
}
