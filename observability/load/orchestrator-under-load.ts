import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { SERVICE_ENTRIES } from '../build/services.ts';
import { createProcess } from '../faults/process.ts';
import type { RestartableProcess } from '../faults/process.ts';
import { startPostgres } from '../faults/postgres-server.ts';
import type { PostgresServer } from '../faults/postgres-server.ts';
import { searchPath } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { startScriptedAgents } from './scripted-agents.ts';
import type { Telling } from './scripted-agents.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NOBODY = 'http://127.0.0.1:9';

/** The real orchestrator on Postgres before scripted agents; its spans go to its spool. */
export interface OrchestratorUnderLoad {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly process: RestartableProcess;
  readonly postgres: PostgresServer;
  stop(): Promise<void>;
}

/** An orchestrator of that name on a Postgres; nothing runs yet. */
export async function createUnderLoad(
  folder: string,
  given: { name: string; databaseUrl: string; settings: Readonly<Record<string, string>> },
): Promise<RestartableProcess & { readonly url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = createProcess({
    name: given.name,
    command: execPath,
    args: [join(ROOT, SERVICE_ENTRIES['mats-orchestrator']?.entry ?? '')],
    readyUrl: `${url}/readyz`,
    environment: {
      PATH: searchPath(),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ENVIRONMENT: 'load',
      MATS_DATABASE_URL: given.databaseUrl,
      MATS_DATA_DIR: join(folder, 'data'),
      MATS_SERVICE_KEYS: join(folder, 'service-keys.json'),
      MATS_API_KEY_FILE: join(folder, 'api-key'),
      TELEMETRY_SPOOL_DIR: join(folder, 'spool', given.name),
      PHOENIX_COLLECTOR_ENDPOINT: NOBODY,
      // How fast a busy machine lets a script answer is not what is measured.
      AGENT_TIMEOUT_MS: '600000',
      AGENT_AWAY_MS: '600000',
      // One caller stands for all users of an installation.
      MATS_WAITING_TURNS: '100000',
      MATS_WAITING_TURNS_PER_MEMBER: '100000',
      MATS_STREAMS: '5000',
      MATS_STREAMS_PER_MEMBER: '5000',
      ...given.settings,
    },
  });
  return Object.assign(process, { url });
}

/** What a program of this machine asks with, once an orchestrator has started in the folder. */
export function askHeaders(folder: string): Readonly<Record<string, string>> {
  const key = readFileSync(join(folder, 'api-key'), 'utf8').trim();
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json', prefer: 'respond-async' };
}

export async function startUnderLoad(folder: string, telling?: Telling): Promise<OrchestratorUnderLoad> {
  const agents = await startScriptedAgents(telling);
  const postgres = await startPostgres(folder);
  postgres.createDatabase('mats');
  const given = { name: 'orchestrator', databaseUrl: postgres.url('mats'), settings: agents.settings };
  const orchestrator = await createUnderLoad(folder, given);
  await orchestrator.start();
  await orchestrator.untilReady();
  return {
    url: orchestrator.url,
    headers: askHeaders(folder),
    process: orchestrator,
    postgres,
    stop: async () => {
      await orchestrator.end('SIGTERM');
      await agents.close();
      await postgres.stop();
    },
  };
}
