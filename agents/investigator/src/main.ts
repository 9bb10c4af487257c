import { randomUUID } from 'node:crypto';
import { SERVICES } from '@mats/contracts';
import { createLogger, runMain, runService, startServiceTelemetry } from '@mats/service';
import { createRepositories, logSourcesFor, parseRepositories } from '@mats/sources';
import { createInvestigatorAgent } from './agent.ts';
import { createApp } from './app.ts';
import { readEnvironment } from './env.ts';
import { findStackTracesTool } from './tools/find-stack-traces.ts';

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
  let stopping = false;
  const agent = createInvestigatorAgent({
    repositories,
    readIncident: async ({ request, signal, step }) => {
      const sources = logSourcesFor(request, { orchestratorUrl: environment.ORCHESTRATOR_URL, configured: () => [] });
      try {
        return await findStackTracesTool(sources, { signal, now: Date.now(), onStep: step });
      } finally {
        await Promise.all(sources.map((source) => source.close()));
      }
    },
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
