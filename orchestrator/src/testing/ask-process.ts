import type { Investigation, InvestigationEvent } from '@mats/contracts';
import type { OrchestratorProcess } from './start-orchestrator-process.ts';

/** Looks again and again until there is something. */
export async function until<Result>(look: () => Promise<Result | undefined> | Result | undefined): Promise<Result> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** An API key has no clock in it. */
function signedBy({ localKey }: OrchestratorProcess): Record<string, string> {
  return { authorization: `Bearer ${localKey}` };
}

interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Calls the process's interface with its API key; resolves to the answer's body. */
export async function call<Body>(process: OrchestratorProcess, path: string, init: Call = {}): Promise<Body> {
  const headers = { ...signedBy(process), 'content-type': 'application/json', ...init.headers };
  const reply = await fetch(`${process.url}${path}`, { ...init, headers });
  return (await reply.json()) as Body;
}

/** Asks, and does not wait for the answer; resolves to the investigation's id. */
export async function ask(process: OrchestratorProcess): Promise<string> {
  const { id } = await call<Investigation>(process, '/ask', {
    method: 'POST',
    headers: { prefer: 'respond-async' },
    body: JSON.stringify({ prompt: 'Why does checkout return 500?' }),
  });
  return id;
}

/** The record of an investigation once it has ended. */
export function ended(process: OrchestratorProcess, id: string): Promise<Investigation> {
  return until(async () => {
    const investigation = await call<Investigation>(process, `/investigations/${id}`);
    return investigation.finished_at === null ? undefined : investigation;
  });
}

/** Its whole event log, as a viewer reads it from the first event to the last. */
export async function eventsOf(process: OrchestratorProcess, id: string): Promise<InvestigationEvent[]> {
  const reply = await fetch(`${process.url}/investigations/${id}/events`, { headers: signedBy(process) });
  const text = await reply.text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice('data:'.length)) as InvestigationEvent)
    .filter((event) => typeof event === 'object');
}
