import { randomUUID } from 'node:crypto';
import { argv } from 'node:process';
import { createLogger, parseEnvironment, readServiceKeys, runMain, startServiceTelemetry } from '@mats/service';
import { createOrchestrator } from '../create-orchestrator.ts';
import { environmentSchema } from '../env.ts';
import { serveOrchestrator } from '../serve-orchestrator.ts';
import { openDatabase } from '../store/open-database.ts';
import { freezeAtEveryPoint } from './freeze-at-every-point.ts';

const NAME = 'mats-orchestrator';

/** What the process that started this one says to it. */
export interface ToProcess {
  /** Sets the clock this many milliseconds off. */
  clock: number;
}

/** And what it hears. */
export type FromProcess = { type: 'ready' } | { type: 'frozen'; run: string; point: number };

/** How it is started; the environment is that of `main.ts`. */
export interface ProcessSettings {
  environment: Record<string, string>;
  localKey: string;
  /** The n-th run stops for good at its n-th point; the others go on. */
  freeze: boolean;
}

function tell(message: FromProcess): void {
  process.send?.(message);
}

/**
 * An orchestrator as `main.ts` runs it, whose clock can be set and whose runs can be stopped between any two writes:
 * `node orchestrator-process.ts <settings as JSON>`. It ends with the process that started it.
 */
runMain(createLogger({ name: NAME, level: 'info' }), async () => {
  const settings = JSON.parse(argv[2] ?? '{}') as ProcessSettings;
  const environment = parseEnvironment(environmentSchema, { environment: settings.environment, examples: {} });
  const log = createLogger({ name: NAME, level: environment.LOG_LEVEL });
  const telemetry = startServiceTelemetry(NAME, { environment, log });
  const url = environment.MATS_DATABASE_URL;
  const database = openDatabase(url === undefined ? { dataFolder: environment.MATS_DATA_DIR } : { url });
  let offset = 0;
  process.on('message', (message: ToProcess) => {
    offset = message.clock;
  });
  process.once('disconnect', () => process.exit(1));
  const orchestrator = createOrchestrator({
    environment,
    serviceKeys: readServiceKeys(environment.MATS_SERVICE_KEYS),
    localKey: settings.localKey,
    database,
    log,
    telemetry,
    now: () => Date.now() + offset,
    newId: randomUUID,
    random: () => 0,
    version: 'test',
    sampleQuestion: null,
    ...(settings.freeze
      ? { watchRecord: freezeAtEveryPoint((run, point) => tell({ type: 'frozen', run, point })) }
      : {}),
  });
  await serveOrchestrator(orchestrator, { environment, database, log, telemetry });
  tell({ type: 'ready' });
});
