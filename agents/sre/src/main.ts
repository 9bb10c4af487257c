import { createIncidentSources } from '@mats/evidence';
import { runAgent } from '@mats/service';
import { createSreAgent } from './agent.ts';
import { card } from './card.ts';
import { readEnvironment } from './env.ts';

runAgent(
  card,
  ({ environment, headersFor, now }) => {
    const sources = createIncidentSources({
      orchestratorUrl: environment.ORCHESTRATOR_URL,
      logPaths: environment.LOG_PATHS,
      changePaths: environment.CHANGES,
      dockerHost: environment.DOCKER_HOST,
      composeProject: environment.COMPOSE_PROJECT,
      headersFor,
    });
    return { agent: createSreAgent({ sources, now }), close: () => sources.close() };
  },
  readEnvironment,
);
