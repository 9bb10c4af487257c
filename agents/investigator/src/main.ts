import { createIncidentSources } from '@mats/evidence';
import { runAgent } from '@mats/service';
import {
  connectedFiles,
  connectedRepositories,
  createRepositories,
  createSourceMaps,
  parseRepositories,
} from '@mats/sources';
import { redactSecrets } from '@mats/telemetry';
import { createInvestigatorAgent } from './agent.ts';
import { card } from './card.ts';
import { createChangeReader } from './changes/read-changes.ts';
import { readEnvironment } from './env.ts';
import { createIncidentReader } from './read-incident.ts';

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
      headersFor,
    });
    return {
      agent: createInvestigatorAgent({
        repositories,
        sampleRepository: environment.SAMPLE_REPOSITORY,
        sourceMaps: createSourceMaps(environment.SOURCE_MAPS),
        readChanges: createChangeReader(sources),
        readIncident: createIncidentReader(sources, { now }),
        now,
      }),
      sources: async () => [
        ...(await connectedRepositories(repositories)),
        ...(await connectedFiles(environment.CHANGES, { kind: 'changes', redact: redactSecrets })),
      ],
      onListening: () => void repositories.openConfigured(),
      close: () => repositories.close(),
    };
  },
  readEnvironment,
);
