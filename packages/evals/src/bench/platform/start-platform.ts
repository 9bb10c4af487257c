import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { startSubject } from '../measuring/subject.ts';
import type { Subject } from '../measuring/subject.ts';
import { repositoryRoot } from '../repository-root.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const ENTRIES = {
  sre: 'agents/sre/src/main.ts',
  investigator: 'agents/investigator/src/main.ts',
  architect: 'agents/architect/src/main.ts',
  orchestrator: 'orchestrator/src/main.ts',
  ui: 'ui/src/main.ts',
} as const;
type Service = keyof typeof ENTRIES;

export interface Platform {
  readonly orchestratorUrl: string;
  /** What every request to the orchestrator must carry: the API key of this machine. */
  readonly headers: Readonly<Record<string, string>>;
  readonly uiUrl: string;
  readonly stop: () => Promise<void>;
}

export interface PlatformOptions {
  /** Where everything that is written goes; empty, and removed by the caller. */
  readonly folder: string;
  /** Where spans go. */
  readonly spansTo: string;
  readonly tenantId: string;
  /** The run's PATH: the agents need git. */
  readonly searchPath: string;
  /** The repository to look into, named `shop`; the demo's own is made when there is none. */
  readonly repository?: string;
}

/** Starts the five services from their sources on free ports, with PGlite and the sample incident's repository. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { folder, spansTo, tenantId, searchPath } = options;
  const root = repositoryRoot();
  const repository = options.repository ?? (await makeRepository(join(folder, 'shop'), { root, searchPath }));
  const names = Object.keys(ENTRIES) as Service[];
  const ports = new Map<Service, number>();
  for (const name of names) ports.set(name, await freePort());
  const urlOf = (name: Service): string => `http://127.0.0.1:${ports.get(name)}`;
  const environmentOf = (name: Service): Record<string, string> => ({
    PATH: searchPath,
    PORT: String(ports.get(name)),
    ENVIRONMENT: 'bench',
    TENANT_ID: tenantId,
    PHOENIX_COLLECTOR_ENDPOINT: spansTo,
    MATS_DATA_DIR: join(folder, name),
    MATS_SERVICE_KEYS: join(folder, 'service-keys.json'),
    MATS_API_KEY_FILE: join(folder, 'api-key'),
    TELEMETRY_SPOOL_DIR: join(folder, 'spool'),
    ORCHESTRATOR_URL: urlOf('orchestrator'),
    SRE_AGENT_URL: urlOf('sre'),
    INVESTIGATOR_AGENT_URL: urlOf('investigator'),
    ARCHITECT_AGENT_URL: urlOf('architect'),
    SAMPLE_DIR: join(root, 'demo/incidents/bad-deploy'),
    REPOSITORIES: `shop=${repository}`,
  });
  const started: Subject[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((subject) => subject.stop()));
  };
  try {
    for (const name of names) {
      started.push(await startSubject(join(root, ENTRIES[name]), { environment: environmentOf(name) }));
    }
    await until('all services to be ready', {
      timeoutMs: 60_000,
      look: async () => ((await fetch(`${urlOf('ui')}/readyz`)).ok ? true : undefined),
    });
    await until('the orchestrator to be ready', {
      timeoutMs: 60_000,
      look: async () => ((await fetch(`${urlOf('orchestrator')}/readyz`)).ok ? true : undefined),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const key = (await readFile(join(folder, 'api-key'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${key}` };
  return { orchestratorUrl: urlOf('orchestrator'), headers, uiUrl: urlOf('ui'), stop };
}

async function makeRepository(
  into: string,
  { root, searchPath }: { root: string; searchPath: string },
): Promise<string> {
  await promisify(execFile)(execPath, [join(root, 'demo/src/main.ts'), 'history', '--into', into], {
    env: { PATH: searchPath },
  });
  return into;
}
