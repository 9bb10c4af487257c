import { createIncidentSources } from '@mats/evidence';
import { runAgent } from '@mats/service';
import { connectedContainers, connectedFiles } from '@mats/sources';
import { redactSecrets } from '@mats/telemetry';
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
    return {
      agent: createSreAgent({ sources, now }),
      sources: async () => [
        ...(await connectedFiles(environment.LOG_PATHS, { kind: 'log_files', redact: redactSecrets })),
        ...(await connectedContainers(sources.docker, environment.DOCKER_HOST)),
      ],
      close: () => sources.close(),
    };
  },
  readEnvironment,
);
