import type { ConnectedSource, Installation } from '@mats/contracts';
import { Router } from 'express';
import type { AgentDirectory } from '../agents/agent-directory.ts';
import { startAgent } from '../agents/start-agent.ts';
import type { PublicSettings } from './settings.ts';

export interface InstallationRoutesOptions {
  agents: Pick<AgentDirectory, 'states'>;
  settings: Pick<PublicSettings, 'phoenixUrl' | 'version'>;
}

/** Which agents answer, and which sources they can read right now. */
export function installationRoutes({ agents, settings }: InstallationRoutesOptions): Router {
  return Router().get('/sources', async (_request, response) => {
    const asked = await agents.states();
    const installation: Installation = {
      agents: asked.map(({ name, url, ok }) => ({ name, ok, next: startAgent(name, url) })),
      sources: uniqueSources(asked.flatMap(({ sources }) => sources)),
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
