import { AGENT_NAMES, connectedSourcesSchema } from '@mats/contracts';
import type { AgentName, ConnectedSource, Installation } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import { Router } from 'express';
import type { PublicSettings } from './settings.ts';

/** An agent that takes longer to say what it can read is shown as away. */
const AGENT_MS = 5_000;

export interface InstallationRoutesOptions {
  client: Pick<HttpClient, 'get'>;
  agentUrls: Readonly<Record<AgentName, string>>;
  settings: Pick<PublicSettings, 'phoenixUrl' | 'version'>;
}

/** What an agent can read right now; null when it does not answer. */
async function sourcesOf(client: Pick<HttpClient, 'get'>, url: string): Promise<ConnectedSource[] | null> {
  try {
    const reply = await client.get(`${url}/sources`, { signal: AbortSignal.timeout(AGENT_MS) });
    const parsed = connectedSourcesSchema.safeParse(await reply.json());
    if (!reply.ok) return null;
    return parsed.success ? parsed.data.sources : [];
  } catch {
    return null;
  }
}

/** Which agents answer, and which sources they can read right now. */
export function installationRoutes({ client, agentUrls, settings }: InstallationRoutesOptions): Router {
  return Router().get('/sources', async (_request, response) => {
    const asked = await Promise.all(
      AGENT_NAMES.map(async (name) => ({
        name,
        url: agentUrls[name],
        sources: await sourcesOf(client, agentUrls[name]),
      })),
    );
    const installation: Installation = {
      agents: asked.map(({ name, url, sources }) => ({
        name,
        ok: sources !== null,
        next: `Start the ${name} agent (${url}).`,
      })),
      sources: uniqueSources(asked.flatMap(({ sources }) => sources ?? [])),
      phoenix: settings.phoenixUrl,
      version: settings.version,
    };
    response.set('cache-control', 'no-store').json(installation);
  });
}

/** Two agents may read the same; it is shown once. */
function uniqueSources(sources: readonly ConnectedSource[]): ConnectedSource[] {
  return [...new Map(sources.map((source) => [`${source.kind} ${source.name}`, source])).values()];
}
