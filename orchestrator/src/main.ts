import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, readServiceKeys, runMain, runService, startServiceTelemetry } from '@mats/service';
import { createOrchestrator } from './create-orchestrator.ts';
import { readEnvironment } from './env.ts';
import { readLocalKey } from './identity/local-key.ts';
import { openDatabase } from './store/open-database.ts';

const NAME = 'mats-orchestrator';
const VERSION = '0.1.0';

function sampleQuestion(directory: string | undefined): string | null {
  if (directory === undefined) return null;
  const incident = JSON.parse(readFileSync(join(directory, 'incident.json'), 'utf8')) as { question?: unknown };
  return typeof incident.question === 'string' ? incident.question : null;
}

const bootLog = createLogger({ name: NAME, level: 'info' });
runMain(bootLog, async () => {
  const environment = readEnvironment();
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const url = environment.MATS_DATABASE_URL;
  const database = openDatabase(url === undefined ? { directory: join(environment.MATS_DATA_DIR, 'pglite') } : { url });
  const orchestrator = createOrchestrator({
    environment,
    serviceKeys: readServiceKeys(environment.MATS_SERVICE_KEYS),
    localKey: readLocalKey(environment.MATS_API_KEY_FILE),
    database,
    log,
    telemetry,
    now: Date.now,
    newId: randomUUID,
    random: Math.random,
    version: VERSION,
    sampleQuestion: sampleQuestion(environment.SAMPLE_DIR),
  });
  await runService({
    app: orchestrator.app,
    host: environment.HOST,
    port: environment.PORT,
    log,
    telemetry,
    onStopping: () => orchestrator.stopping(),
    park: () => orchestrator.park(),
    drainMs: 1_500,
    close: async () => {
      await orchestrator.close();
      await database.destroy();
    },
  });
  await orchestrator.prepare();
});
