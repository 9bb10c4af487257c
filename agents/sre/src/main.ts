import { createIncidentSources, tapedAgent } from '@mats/evidence';
import { runAgent } from '@mats/service';
import { connectedContainers, connectedFiles } from '@mats/sources';
import { connectedProjects } from '@mats/sources/signals';
import { redactSecrets } from '@mats/telemetry';
import { createSreAgent } from './agent.ts';
import { card } from './card.ts';
import { phoenixSettings, readEnvironment } from './env.ts';
import { createPhoenixReader } from './tools/read-phoenix-again.ts';

runAgent(
  card,
  ({ environment, headersFor, now }) => {
    const phoenix = phoenixSettings(environment);
    const sources = createIncidentSources({
      orchestratorUrl: environment.ORCHESTRATOR_URL,
      logPaths: environment.LOG_PATHS,
      changePaths: environment.CHANGES,
      dockerHost: environment.DOCKER_HOST,
      composeProject: environment.COMPOSE_PROJECT,
      phoenix,
      now,
      headersFor,
    });
    return {
      agent: tapedAgent({ sources, now }, createSreAgent),
      sources: async () => [
        ...(await connectedFiles(environment.LOG_PATHS, { kind: 'log_files', redact: redactSecrets })),
        ...(await connectedContainers(sources.docker, environment.DOCKER_HOST)),
        ...(await connectedProjects(phoenix)),
      ],
      readAgain: createPhoenixReader(phoenix),
      close: () => sources.close(),
    };
  },
  readEnvironment,
);
