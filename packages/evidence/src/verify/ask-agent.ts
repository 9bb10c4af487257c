import { evidenceTextSchema, MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';

/** An agent that takes longer to read one piece again has not read it. */
const ASK_MS = 12_000;

/** What stands now in a source that one agent alone reads. @throws MatsError `evidence_gone` */
export type AskAgent = (locator: Locator) => Promise<string>;

/** Asks the agent that read a piece of evidence, by way of the orchestrator, which knows all agents. */
export function createAskAgent(options: {
  readonly orchestratorUrl: string;
  readonly headersFor?: ((url: string) => Readonly<Record<string, string>>) | undefined;
}): AskAgent {
  const base = options.orchestratorUrl.replace(/\/{1,8}$/, '');
  return async (locator) => {
    const url = `${base}/agents/${encodeURIComponent(locator.name)}/evidence`;
    try {
      const reply = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', ...options.headersFor?.(url) },
        body: JSON.stringify({ locator }),
        signal: AbortSignal.timeout(ASK_MS),
      });
      const read = evidenceTextSchema.safeParse(await reply.json());
      if (reply.ok && read.success) return read.data.text;
      throw new MatsError('evidence_gone', { label: locator.label });
    } catch (error) {
      throw error instanceof MatsError
        ? error
        : new MatsError('evidence_gone', { label: locator.label }, { cause: error });
    }
  };
}
