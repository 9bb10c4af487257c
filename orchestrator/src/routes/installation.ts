import { sourcesQuerySchema } from '@mats/contracts';
import type { ConnectedSource, Installation } from '@mats/contracts';
import { Router } from 'express';
import type { AgentDirectory } from '../agents/agent-directory.ts';
import { startAgent } from '../agents/start-agent.ts';
import type { PublicSettings } from './settings.ts';

export interface InstallationRoutesOptions {
  agents: Pick<AgentDirectory, 'states'>;
  settings: Pick<PublicSettings, 'phoenixUrl' | 'version'>;
}

/** Which agents answer, and which sources they can read right now: all of them, or the one repository that is asked about. */
export function installationRoutes({ agents, settings }: InstallationRoutesOptions): Router {
  return Router().get('/sources', async (request, response) => {
    const about = sourcesQuerySchema.parse(request.query);
    const asked = await agents.states(about);
    const found = uniqueSources(asked.flatMap(({ sources }) => sources));
    const installation: Installation = {
      agents: asked.map(({ name, url, ok }) => ({ name, ok, next: startAgent(name, url) })),
      // An agent that cannot be asked of one repository tells all that it reads.
      sources: about.repository === undefined ? found : found.filter(isRepository(about.repository)),
      phoenix: settings.phoenixUrl,
      version: settings.version,
    };
    response.set('cache-control', 'no-store').json(installation);
  });
}

function isRepository(nameOrPath: string): (source: ConnectedSource) => boolean {
  return ({ kind, name }) => kind === 'repository' && name === nameOrPath;
}

/** Two agents may read the same; it is shown once. */
function uniqueSources(sources: readonly ConnectedSource[]): ConnectedSource[] {
  return [...new Map(sources.map((source) => [`${source.kind} ${source.name}`, source])).values()];
}
