import { createIncidentSources, tapedAgent } from '@mats/evidence';
import { runAgent } from '@mats/service';
import { connectedFiles, connectedRepositories } from '@mats/sources';
import { createRepositories, createSourceMaps, parseRepositories } from '@mats/sources/git';
import { redactSecrets } from '@mats/telemetry';
import { card } from './card.ts';
import { createCodeAgent } from './create-code-agent.ts';
import { readEnvironment } from './env.ts';

runAgent(
  card,
  ({ environment, headersFor, now }) => {
    const sources = createIncidentSources({
      orchestratorUrl: environment.ORCHESTRATOR_URL,
      logPaths: environment.LOG_PATHS,
      changePaths: environment.CHANGES,
      headersFor,
    });
    const repositories = createRepositories({
      configured: parseRepositories(environment.REPOSITORIES),
      roots: environment.REPOSITORY_ROOTS,
    });
    return {
      agent: tapedAgent(
        {
          sources,
          repositories,
          sourceMaps: createSourceMaps(environment.SOURCE_MAPS),
          sampleRepository: environment.SAMPLE_REPOSITORY,
          now,
        },
        createCodeAgent,
      ),
      sources: async () => [
        ...(await connectedRepositories(repositories)),
        ...(await connectedFiles(environment.CHANGES, { kind: 'changes', redact: redactSecrets })),
      ],
      repository: (nameOrPath) => connectedRepositories(repositories, [nameOrPath]),
      onListening: () => void repositories.openConfigured(),
      close: () => repositories.close(),
    };
  },
  readEnvironment,
);
