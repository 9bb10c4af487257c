import { randomUUID } from 'node:crypto';
import { SERVICES } from '@mats/contracts';
import { createLogger, runMain, runService, startServiceTelemetry } from '@mats/service';
import { createRepositories, logSourcesFor, parseRepositories } from '@mats/sources';
import { createArchitectAgent } from './agent.ts';
import { createApp } from './app.ts';
import { readEnvironment } from './env.ts';

const NAME = SERVICES.architect.name;

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const repositories = createRepositories({
    configured: parseRepositories(environment.REPOSITORIES),
    roots: environment.REPOSITORY_ROOTS,
  });
  let stopping = false;
  const agent = createArchitectAgent({
    repositories,
    logSources: (request) =>
      logSourcesFor(request, { orchestratorUrl: environment.ORCHESTRATOR_URL, configured: () => [] }),
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
});
