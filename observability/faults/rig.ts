import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { AGENT_NAMES, agentService, agentUrlSetting, phoenixProject } from '@mats/contracts';
import type { BuiltInAgent } from '@mats/contracts';
import { SERVICE_ENTRIES } from '../build/services.ts';
import { searchPath } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { openAgentDoor } from './agent-door.ts';
import type { AgentDoor } from './agent-door.ts';
import { createCollector } from './collector.ts';
import type { Engine } from './engines.ts';
import { openFrontDoor } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';
import type { PhoenixServer } from './phoenix-server.ts';
import type { PostgresServer } from './postgres-server.ts';
import { createProcess } from './process.ts';
import type { RestartableProcess } from './process.ts';
import { startNetwork } from './toxiproxy.ts';
import type { Link } from './toxiproxy.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The platform under fault: every part a process of its own that can be ended and started again. */
export interface Rig {
  readonly engine: Engine;
  /** Below it lies everything that the services write. */
  readonly folder: string;
  readonly orchestrators: readonly (RestartableProcess & { readonly url: string; readonly dataFolder: string })[];
  readonly agents: Readonly<Record<BuiltInAgent, RestartableProcess>>;
  readonly doors: Readonly<Record<BuiltInAgent, AgentDoor>>;
  readonly phoenix: PhoenixServer;
  /** Where the spans of this platform end. */
  readonly project: string;
  readonly postgres: PostgresServer | undefined;
  /** Between the services and Phoenix, where the fault needs it. */
  readonly collector: RestartableProcess | undefined;
  /** By what they lead to: an agent, `orchestrator`, `database`, `phoenix`; none where the fault needs no network. */
  readonly links: ReadonlyMap<string, Link>;
  /** What a program of this machine asks with. */
  readonly apiKey: () => string;
  /** Starts another orchestrator on the data folder of the first, and does not wait for it. */
  startSecond(): Promise<RestartableProcess & { readonly url: string }>;
  /** Stops one orchestrator where it is, and leads nobody there. */
  freeze(orchestrator: Rig['orchestrators'][number]): void;
  thaw(orchestrator: Rig['orchestrators'][number]): void;
  stop(): Promise<void>;
}

export interface RigOptions {
  readonly engine: Engine;
  readonly folder: string;
  /** `name=/path` of the sample's repository. */
  readonly repositories: string;
  readonly phoenix: PhoenixServer;
  /** Whether the collector stands between the services and Phoenix. */
  readonly withCollector: boolean;
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether a Toxiproxy stands between the parts. */
  readonly withNetwork: boolean;
  /** Where the orchestrators' data lies, when not below `folder`. */
  readonly dataFolder?: string;
}

let started = 0;

function portOf(url: string): number {
  return Number(new URL(url).port);
}

interface Place {
  readonly options: RigOptions;
  readonly tenant: string;
  readonly phoenixUrl: string;
  /** Where spans are sent. */
  readonly tracesUrl: string;
}

function createService(
  { options, tenant, phoenixUrl, tracesUrl }: Place,
  service: { name: string; instance: string; port: number; settings: Readonly<Record<string, string>> },
): RestartableProcess & { url: string; dataFolder: string } {
  const { name, instance, port } = service;
  const entry = SERVICE_ENTRIES[name]?.entry ?? '';
  const url = `http://127.0.0.1:${port}`;
  const dataFolder = join(options.dataFolder ?? options.folder, instance);
  const environment: Record<string, string> = {
    PATH: searchPath(),
    HOST: '127.0.0.1',
    PORT: String(port),
    ENVIRONMENT: 'faults',
    TENANT_ID: tenant,
    PHOENIX_COLLECTOR_ENDPOINT: tracesUrl,
    PHOENIX_URL: phoenixUrl,
    MATS_DATA_DIR: dataFolder,
    MATS_SERVICE_KEYS: join(options.folder, 'service-keys.json'),
    MATS_API_KEY_FILE: join(options.folder, 'api-key'),
    TELEMETRY_SPOOL_DIR: join(options.folder, 'spool', instance),
    SAMPLE_DIR: join(ROOT, 'demo/incidents/bad-deploy'),
    REPOSITORIES: options.repositories,
    ...service.settings,
    ...options.settings?.[name],
  };
  const process = createProcess({
    name: instance,
    command: execPath,
    args: [join(ROOT, entry)],
    readyUrl: `${url}/readyz`,
    environment,
  });
  return Object.assign(process, { url, dataFolder });
}

/** The setting of the database, over a link where there is one. */
async function databaseThrough(
  address: string | undefined,
  through: (name: string, port: number) => Promise<number>,
): Promise<Record<string, string>> {
  if (address === undefined) return {};
  const url = new URL(address);
  url.port = String(await through('database', Number(url.port)));
  return { MATS_DATABASE_URL: url.href };
}

/** Toxiproxy before the parts, where the fault needs it: `through` leads over it to a port, and names the link. */
async function linkParts(withNetwork: boolean): Promise<{
  links: Map<string, Link>;
  through: (name: string, port: number) => Promise<number>;
  stop: () => Promise<void>;
}> {
  const network = withNetwork ? await startNetwork() : undefined;
  const links = new Map<string, Link>();
  return {
    links,
    through: async (name, port) => {
      if (network === undefined) return port;
      const link = await network.link(name, port);
      links.set(name, link);
      return link.port;
    },
    stop: async () => network?.stop(),
  };
}

function signal({ name, pid }: RestartableProcess, what: NodeJS.Signals): void {
  if (pid === undefined) throw new Error(`${name} does not run`);
  process.kill(pid, what);
}

function standstill(front: FrontDoor): Pick<Rig, 'freeze' | 'thaw'> {
  return {
    freeze: (orchestrator) => {
      front.leaveOut(portOf(orchestrator.url));
      signal(orchestrator, 'SIGSTOP');
    },
    thaw: (orchestrator) => {
      signal(orchestrator, 'SIGCONT');
      front.letIn(portOf(orchestrator.url));
    },
  };
}

/** Starts agents, the engine's orchestrators and what stands between them, and waits until all are ready. */
export async function startRig(options: RigOptions): Promise<Rig> {
  const { engine, folder } = options;
  started += 1;
  const tenant = `faults-${process.pid}-${started}`;
  const setup = await engine.setUp(folder);
  const { links, through, stop: cutLinks } = await linkParts(options.withNetwork);
  const phoenixUrl = `http://127.0.0.1:${await through('phoenix', portOf(options.phoenix.url))}`;
  const collector = options.withCollector ? await createCollector(folder, phoenixUrl) : undefined;
  const place = { options, tenant, phoenixUrl, tracesUrl: collector?.url ?? phoenixUrl };
  const ports = await Promise.all(Array.from({ length: engine.orchestrators }, freePort));
  const front = await openFrontDoor(ports);
  const orchestratorUrl = `http://127.0.0.1:${await through('orchestrator', front.port)}`;
  const agents = {} as Record<BuiltInAgent, RestartableProcess>;
  const doors = {} as Record<BuiltInAgent, AgentDoor>;
  const addresses: Record<string, string> = {};
  for (const agent of AGENT_NAMES) {
    const name = agentService(agent).name;
    const settings = { ORCHESTRATOR_URL: orchestratorUrl };
    const made = createService(place, { name, instance: name, port: await freePort(), settings });
    const door = await openAgentDoor(`http://127.0.0.1:${await through(agent, portOf(made.url))}`);
    agents[agent] = made;
    doors[agent] = door;
    addresses[agentUrlSetting(agent)] = door.url;
  }
  const databaseSettings = await databaseThrough(setup.settings['MATS_DATABASE_URL'], through);
  const createOrchestrator = (instance: string, port: number): ReturnType<typeof createService> =>
    createService(place, {
      name: 'mats-orchestrator',
      instance,
      port,
      settings: {
        // How fast a busy machine starts an agent is not what is tried.
        AGENT_AWAY_MS: '180000',
        AGENT_TIMEOUT_MS: '180000',
        ...setup.settings,
        ...databaseSettings,
        ...addresses,
        ORCHESTRATOR_URL: orchestratorUrl,
      },
    });
  const orchestrators = ports.map((port, index) => createOrchestrator(`orchestrator-${index + 1}`, port));
  const services = [...(collector === undefined ? [] : [collector]), ...Object.values(agents), ...orchestrators];
  const stop = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.end('SIGKILL')));
    await Promise.all([...Object.values(doors), front].map((door) => door.close()));
    await cutLinks();
    await setup.stop();
  };
  try {
    for (const service of services) await service.start();
    await Promise.all(services.map((service) => service.untilReady()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    engine,
    folder,
    orchestrators,
    agents,
    doors,
    phoenix: options.phoenix,
    project: phoenixProject(tenant),
    postgres: setup.postgres,
    collector,
    links,
    apiKey: () => readFileSync(join(folder, 'api-key'), 'utf8').trim(),
    startSecond: async () => {
      const second = createOrchestrator('orchestrator-1', await freePort());
      await second.start();
      return second;
    },
    ...standstill(front),
    stop,
  };
}
