import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { AGENT_NAMES, agentService, agentUrlSetting, BUILT_IN_AGENTS } from '@mats/contracts';
import type { BuiltInAgent } from '@mats/contracts';
import { SERVICE_ENTRIES } from '../build/services.ts';
import { searchPath } from './env.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** How fast a busy machine starts is not what is tested. */
const READY_MS = 300_000;
const ROOT = join(import.meta.dirname, '..', '..');

export interface RunningPlatform {
  readonly uiUrl: string;
  readonly orchestratorUrl: string;
  /** What a script of this machine asks the orchestrator with. */
  readonly apiKey: string;
  /** Where each service listens. */
  readonly urls: ReadonlyMap<string, string>;
  /** What a service wrote so far. */
  log(service: string): string;
  /** The service's process, to look at or to end. */
  processOf(service: string): ChildProcess;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  /** What the services send their spans to. */
  readonly tracesUrl: string;
  readonly phoenixUrl: string;
  /** Everything the services write goes below this folder. */
  readonly folder: string;
  readonly sampleFolder: string;
  /** Names a Phoenix project of the test's own. */
  readonly tenantId: string;
  /** `name=/absolute/path` of repositories, comma-separated. */
  readonly repositories: string;
  /** Agents of the list beside those of every installation. */
  readonly agents?: readonly BuiltInAgent[];
  /** Settings of a service beside these, or instead of them. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface ServiceProcess {
  readonly name: string;
  readonly url: string;
  readonly child: ChildProcess;
  log(): string;
}

function startService(name: string, options: { port: number; environment: Record<string, string> }): ServiceProcess {
  const entry = SERVICE_ENTRIES[name]?.entry;
  if (entry === undefined) throw new Error(`There is no service ${name}`);
  const child = spawn(execPath, [join(ROOT, entry)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: searchPath(), ...options.environment, PORT: String(options.port) },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return { name, url: `http://127.0.0.1:${options.port}`, child, log: () => log };
}

async function untilReady(service: ServiceProcess): Promise<void> {
  const { child, name, url } = service;
  try {
    const look = async (): Promise<true | undefined> =>
      child.exitCode === null && !(await fetch(`${url}/readyz`)).ok ? undefined : true;
    await until(`${name} to be ready`, look, READY_MS);
  } catch (error) {
    throw new Error(`${name} did not get ready:\n${service.log()}`, { cause: error });
  }
  if (child.exitCode !== null) throw new Error(`${name} ended:\n${service.log()}`);
}

/** Starts the services of every installation, and the agents that are named, from their sources on free ports, PGlite inside, and waits until all are ready. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const agents = [...AGENT_NAMES, ...(options.agents ?? [])];
  const left = new Set(BUILT_IN_AGENTS.filter((name) => !agents.includes(name)).map((name) => agentService(name).name));
  const names = Object.keys(SERVICE_ENTRIES).filter((name) => !left.has(name));
  const ports = new Map<string, number>();
  for (const name of names) ports.set(name, await freePort());
  const urlOf = (name: string): string => `http://127.0.0.1:${ports.get(name)}`;
  const services = names.map((name) =>
    startService(name, {
      port: ports.get(name) ?? 0,
      environment: {
        HOST: '127.0.0.1',
        ENVIRONMENT: 'test',
        TENANT_ID: options.tenantId,
        PHOENIX_COLLECTOR_ENDPOINT: options.tracesUrl,
        PHOENIX_URL: options.phoenixUrl,
        PHOENIX_PUBLIC_URL: options.phoenixUrl,
        MATS_DATA_DIR: join(options.folder, name),
        MATS_SERVICE_KEYS: join(options.folder, 'service-keys.json'),
        MATS_API_KEY_FILE: join(options.folder, 'api-key'),
        TELEMETRY_SPOOL_DIR: join(options.folder, 'spool'),
        ORCHESTRATOR_URL: urlOf('mats-orchestrator'),
        ...Object.fromEntries(agents.map((agent) => [agentUrlSetting(agent), urlOf(agentService(agent).name)])),
        SAMPLE_DIR: options.sampleFolder,
        REPOSITORIES: options.repositories,
        ...options.settings?.[name],
      },
    }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(
      services.map(async ({ child }) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }),
    );
  };
  try {
    await Promise.all(services.map(untilReady));
  } catch (error) {
    await stop();
    throw error;
  }
  const serviceOf = (name: string): ServiceProcess => {
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`There is no service ${name}`);
    return service;
  };
  return {
    uiUrl: urlOf('mats-ui'),
    orchestratorUrl: urlOf('mats-orchestrator'),
    apiKey: readFileSync(join(options.folder, 'api-key'), 'utf8').trim(),
    urls: new Map(services.map(({ name, url }) => [name, url])),
    log: (name) => serviceOf(name).log(),
    processOf: (name) => serviceOf(name).child,
    stop,
  };
}
