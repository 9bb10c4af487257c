import { createAskAgent, createIncidentSources, tapedAgent } from '@mats/evidence';
import { runAgent } from '@mats/service';
import { createRepositories, parseRepositories } from '@mats/sources/git';
import { createArchitectAgent } from './agent.ts';
import { card } from './card.ts';
import { readEnvironment } from './env.ts';

runAgent(
  card,
  ({ environment, headersFor, now }) => {
    const repositories = createRepositories({
      configured: parseRepositories(environment.REPOSITORIES),
      roots: environment.REPOSITORY_ROOTS,
    });
    const sources = createIncidentSources({
      orchestratorUrl: environment.ORCHESTRATOR_URL,
      logPaths: environment.LOG_PATHS,
      changePaths: environment.CHANGES,
      dockerHost: environment.DOCKER_HOST,
      composeProject: environment.COMPOSE_PROJECT,
      headersFor,
    });
    const askAgent = createAskAgent({ orchestratorUrl: environment.ORCHESTRATOR_URL, headersFor });
    return {
      agent: tapedAgent({ sources, repositories, now }, (parts) => createArchitectAgent({ ...parts, askAgent })),
      onListening: () => void repositories.openConfigured(),
      close: async () => {
        await Promise.all([repositories.close(), sources.close()]);
      },
    };
  },
  readEnvironment,
);
