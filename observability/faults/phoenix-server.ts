import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { searchPath, settingOf } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { createProcess } from './process.ts';
import type { RestartableProcess } from './process.ts';

/** The real Phoenix, started for the faults. */
export interface PhoenixServer {
  readonly url: string;
  readonly process: RestartableProcess;
  start(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** The virtual environment with Phoenix that `npm test` or `npm start` has set up; undefined where there is none. */
function findPhoenix(): string | undefined {
  const venv = settingOf('MATS_PHOENIX_VENV') ?? join(ROOT, '.mats', 'phoenix', 'venv');
  return existsSync(join(venv, 'bin', 'phoenix')) ? venv : undefined;
}

/** Starts Phoenix on a free port, on SQLite below `folder` or on the Postgres database of `databaseUrl`. */
export async function startPhoenix(folder: string, databaseUrl?: string): Promise<PhoenixServer> {
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
      ...(databaseUrl === undefined ? {} : { PHOENIX_SQL_DATABASE_URL: databaseUrl }),
    },
  });
  const start = async (): Promise<void> => {
    await phoenix.start();
    await phoenix.untilReady(600_000);
  };
  await start();
  return { url, process: phoenix, start };
}
