import { randomUUID } from 'node:crypto';
import { SERVICES } from '@mats/contracts';
import { createHttpClient, createLogger, hostOf, runMain, runService, startServiceTelemetry } from '@mats/service';
import { createIncidentSources } from '@mats/evidence';
import { createSreAgent } from './agent.ts';
import { createApp } from './app.ts';
import { readEnvironment } from './env.ts';

const NAME = SERVICES.sre.name;

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  let stopping = false;
  const client = createHttpClient({ sessionHosts: [hostOf(environment.ORCHESTRATOR_URL)] });
  const sources = createIncidentSources({
    orchestratorUrl: environment.ORCHESTRATOR_URL,
    logPaths: environment.LOG_PATHS,
    changePaths: environment.CHANGES,
    dockerHost: environment.DOCKER_HOST,
    composeProject: environment.COMPOSE_PROJECT,
    headersFor: client.headersFor,
  });
  const agent = createSreAgent({ sources, now: Date.now });
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
    close: () => sources.close(),
  });
});
