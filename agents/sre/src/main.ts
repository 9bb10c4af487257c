import { randomUUID } from 'node:crypto';
import { SERVICES } from '@mats/contracts';
import { createLogger, runMain, runService, startServiceTelemetry } from '@mats/service';
import { logSourcesFor } from '@mats/sources';
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
  const agent = createSreAgent({
    logSources: (request) =>
      logSourcesFor(request, { orchestratorUrl: environment.ORCHESTRATOR_URL, configured: () => [] }),
    containers: null,
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
  });
});
