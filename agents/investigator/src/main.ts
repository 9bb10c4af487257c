import { randomUUID } from 'node:crypto';
import { SERVICES } from '@mats/contracts';
import { createHttpClient, createLogger, hostOf, runMain, runService, startServiceTelemetry } from '@mats/service';
import { createIncidentSources } from '@mats/evidence';
import { createRepositories, createSourceMaps, parseRepositories } from '@mats/sources';
import { createInvestigatorAgent } from './agent.ts';
import { createChangeReader } from './changes/read-changes.ts';
import { createApp } from './app.ts';
import { readEnvironment } from './env.ts';
import { createIncidentReader } from './read-incident.ts';

const NAME = SERVICES.investigator.name;

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const repositories = createRepositories({
    configured: parseRepositories(environment.REPOSITORIES),
    roots: environment.REPOSITORY_ROOTS,
  });
  const client = createHttpClient({ sessionHosts: [hostOf(environment.ORCHESTRATOR_URL)] });
  const sources = createIncidentSources({
    orchestratorUrl: environment.ORCHESTRATOR_URL,
    logPaths: environment.LOG_PATHS,
    changePaths: environment.CHANGES,
    headersFor: client.headersFor,
  });
  let stopping = false;
  const agent = createInvestigatorAgent({
    repositories,
    sourceMaps: createSourceMaps(environment.SOURCE_MAPS),
    readChanges: createChangeReader(sources),
    readIncident: createIncidentReader(sources, { now: Date.now }),
    now: Date.now,
  });
  const app = createApp({
    agent,
    log,
    checks: [],
    newId: randomUUID,
    onRunEnd: () => void telemetry.forceFlush(),
    isStopping: () => stopping,
  });
  await runService({
    app,
    host: environment.HOST,
    port: environment.PORT,
    log,
    telemetry,
    onStopping: () => {
      stopping = true;
    },
    close: () => repositories.close(),
  });
  // The first question finds them open.
  void repositories.openConfigured();
});
