import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineName } from '../engines/step-engine.ts';
import { makeApiKey } from '../identity/api-keys.ts';
import { listen } from './listen.ts';
import type { FromProcess, ProcessSettings, ToProcess } from './orchestrator-process.ts';
import { SERVICE_KEYS } from './start-orchestrator.ts';

export interface OrchestratorProcess {
  url: string;
  pid: number;
  /** Its data folder; the next process can be started on it. */
  directory: string;
  /** The API key of this machine's scripts. */
  localKey: string;
  /** Runs that stopped for good where they were, and at which of their points. */
  frozen: ReadonlyMap<string, number>;
  setClock(offsetMs: number): void;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Resolves when it has ended by itself. */
  ended: Promise<void>;
}

export interface ProcessOptions {
  engine: EngineName;
  /** A Postgres to work on; without it PGlite in the folder. */
  databaseUrl?: string | undefined;
  /** The data folder; made when there is none. */
  directory?: string;
  /** The agents' addresses and other settings of `main.ts`. */
  environment?: Record<string, string>;
  freeze?: boolean;
}

async function freePort(): Promise<number> {
  const { url, stop } = await listen(() => undefined);
  await stop();
  return Number(new URL(url).port);
}

/**
 * A real orchestrator in a process of its own, with the engine that is wanted. It takes what `as` and `asAgent` say, as
 * an orchestrator of `startOrchestrator` does, and does not send spans unless the environment tells it to.
 */
export async function startOrchestratorProcess(options: ProcessOptions): Promise<OrchestratorProcess> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'mats-orchestrator-')));
  const keys = join(directory, 'service-keys.json');
  writeFileSync(keys, JSON.stringify(SERVICE_KEYS), { mode: 0o600 });
  const localKey = makeApiKey().key;
  const port = await freePort();
  const settings: ProcessSettings = {
    localKey,
    freeze: options.freeze === true,
    environment: {
      TELEMETRY_LEVEL: 'disabled',
      LOG_LEVEL: 'fatal',
      AGENT_RETRIES: '1',
      ...(options.databaseUrl === undefined ? {} : { MATS_DATABASE_URL: options.databaseUrl }),
      ...options.environment,
      MATS_ENGINE: options.engine,
      MATS_DATA_DIR: directory,
      MATS_SERVICE_KEYS: keys,
      PORT: String(port),
    },
  };
  const child = fork(join(import.meta.dirname, 'orchestrator-process.ts'), [JSON.stringify(settings)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const frozen = new Map<string, number>();
  const ready = Promise.withResolvers<void>();
  child.on('message', (message: FromProcess) => {
    if (message.type === 'ready') ready.resolve();
    else frozen.set(message.run, message.point);
  });
  void exited.then(() => ready.reject(new Error('the orchestrator ended before it was ready')));
  await ready.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    directory,
    localKey,
    frozen,
    setClock: (clock) => void child.send({ clock } satisfies ToProcess),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
    ended: exited.then(() => undefined),
  };
}

/** Removes what processes on a folder have left. */
export function removeDirectory(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true });
}
