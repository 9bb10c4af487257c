import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { searchPath, settingOf } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { createProcess } from './process.ts';
import type { RestartableProcess } from './process.ts';

/** The real Phoenix, started for the faults. */
export interface PhoenixServer {
  readonly url: string;
  readonly process: RestartableProcess;
  start(): Promise<void>;
  /** Holds its database, so that nothing can be written there until the answer is called. */
  lockDatabase(): () => void;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** The virtual environment with Phoenix that `npm test` or `npm start` has set up; undefined where there is none. */
function findPhoenix(): string | undefined {
  const venv = settingOf('MATS_PHOENIX_VENV') ?? join(ROOT, '.mats', 'phoenix', 'venv');
  return existsSync(join(venv, 'bin', 'phoenix')) ? venv : undefined;
}

/** The Phoenix that MATS_PHOENIX_URL names, for faults that leave it alone; else one of our own. */
export async function usePhoenix(folder: string, isOurs: boolean): Promise<PhoenixServer> {
  const url = settingOf('MATS_PHOENIX_URL');
  if (url === undefined || isOurs) return startPhoenix(folder);
  const somebodyElses = createProcess({ name: 'phoenix', command: '', args: [], environment: {} });
  return { url, process: somebodyElses, start: () => Promise.resolve(), lockDatabase: () => () => undefined };
}

/** Starts Phoenix on a free port, on SQLite below `folder`. */
async function startPhoenix(folder: string): Promise<PhoenixServer> {
  const venv = findPhoenix();
  if (venv === undefined) throw new Error('Phoenix is not set up; `npm start` or `npm test` does it');
  const [port, grpcPort] = [await freePort(), await freePort()];
  const home = join(folder, 'phoenix');
  mkdirSync(home, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const phoenix = createProcess({
    name: 'phoenix',
    command: join(venv, 'bin', 'phoenix'),
    args: ['serve'],
    readyUrl: `${url}/readyz`,
    environment: {
      PATH: searchPath(),
      HOME: home,
      PHOENIX_HOST: '127.0.0.1',
      PHOENIX_PORT: String(port),
      PHOENIX_GRPC_PORT: String(grpcPort),
      PHOENIX_WORKING_DIR: home,
      PHOENIX_TELEMETRY_ENABLED: 'false',
      PHOENIX_ALLOW_EXTERNAL_RESOURCES: 'false',
      PHOENIX_DISABLE_AGENT_ASSISTANT: 'true',
      PHOENIX_ALLOWED_SANDBOX_PROVIDERS: 'NONE',
      PHOENIX_ENABLE_MCP_SERVER: 'false',
    },
  });
  const start = async (): Promise<void> => {
    await phoenix.start();
    await phoenix.untilReady(600_000);
  };
  await start();
  const lockDatabase = (): (() => void) => {
    const database = new DatabaseSync(join(home, 'phoenix.db'), { timeout: 60_000 });
    database.exec('begin immediate');
    return () => {
      database.exec('rollback');
      database.close();
    };
  };
  return { url, process: phoenix, start, lockDatabase };
}
