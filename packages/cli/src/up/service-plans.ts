import path from 'node:path';
import { SERVICES } from '@mats/contracts';
import { setting } from '../env.ts';
import type { Environment } from '../env.ts';
import type { ProcessPlan } from '../process/supervise.ts';
import type { Folders } from './folders.ts';
import type { Ports } from './ports.ts';

export type ServiceName = keyof typeof SERVICES;

export type ServicePlanOptions = {
  /** The clone. */
  readonly root: string;
  readonly folders: Folders;
  readonly ports: Ports;
  readonly host: string;
  /** What the user set; it wins where a service reads the same name. */
  readonly environment: Environment;
  /** Where services send spans; a Phoenix that is not up yet will do, since spans wait for it. */
  readonly spansTo: string;
  /** Phoenix for people and for feedback; undefined when there is none to open. */
  readonly phoenixUrl: string | undefined;
  /** `unix:///var/run/docker.sock` where it can be read. */
  readonly dockerSocket: string | undefined;
};

const ENTRIES: Readonly<Record<ServiceName, string>> = {
  ui: 'ui/src/main.ts',
  orchestrator: 'orchestrator/src/main.ts',
  sre: 'agents/sre/src/main.ts',
  investigator: 'agents/investigator/src/main.ts',
  architect: 'agents/architect/src/main.ts',
};

/** The page goes first, so that no new question comes in; the orchestrator may finish what runs. */
const STOP_MS: Readonly<Record<ServiceName, number>> = {
  ui: 4_000,
  orchestrator: 8_000,
  sre: 4_000,
  investigator: 4_000,
  architect: 4_000,
};

function joinLists(...lists: readonly (string | undefined)[]): string {
  return lists.filter((list) => list !== undefined && list !== '').join(',');
}

function sharedEnvironment(options: ServicePlanOptions): Environment {
  const { environment, folders, ports, host } = options;
  const urlOf = (name: ServiceName): string => `http://${host}:${ports[name]}`;
  const docker = setting(environment, 'DOCKER_HOST') ?? options.dockerSocket;
  return {
    ENVIRONMENT: 'local',
    ...environment,
    HOST: host,
    MATS_DATA_DIR: folders.data,
    MATS_SERVICE_KEYS: folders.serviceKeys,
    MATS_API_KEY_FILE: folders.apiKey,
    TELEMETRY_SPOOL_DIR: folders.spool,
    PHOENIX_COLLECTOR_ENDPOINT: options.spansTo,
    ...(options.phoenixUrl === undefined
      ? {}
      : {
          PHOENIX_URL: setting(environment, 'PHOENIX_URL') ?? options.phoenixUrl,
          PHOENIX_PUBLIC_URL: setting(environment, 'PHOENIX_PUBLIC_URL') ?? options.phoenixUrl,
        }),
    ORCHESTRATOR_URL: urlOf('orchestrator'),
    SRE_AGENT_URL: urlOf('sre'),
    INVESTIGATOR_AGENT_URL: urlOf('investigator'),
    ARCHITECT_AGENT_URL: urlOf('architect'),
    REPOSITORIES: joinLists(`shop=${folders.sampleRepository}`, environment['REPOSITORIES']),
    // Of this run the sample is all that the sample's repository is for.
    SAMPLE_REPOSITORY: 'shop',
    SAMPLE_DIR: setting(environment, 'SAMPLE_DIR') ?? path.join(options.root, 'demo', 'incidents', 'bad-deploy'),
    ...(docker === undefined ? {} : { DOCKER_HOST: docker }),
  };
}

/** How each of the five services is started from its TypeScript sources. */
export function planServices(options: ServicePlanOptions): Readonly<Record<ServiceName, ProcessPlan>> {
  const shared = sharedEnvironment(options);
  const plan = (name: ServiceName): ProcessPlan => ({
    name,
    command: process.execPath,
    args: [path.join(options.root, ENTRIES[name])],
    folder: options.root,
    environment: { ...shared, PORT: String(options.ports[name]) },
    logFile: path.join(options.folders.logs, `${SERVICES[name].name}.log`),
    readyUrl: `http://${options.host}:${options.ports[name]}/readyz`,
    stopMs: STOP_MS[name],
  });
  return {
    ui: plan('ui'),
    orchestrator: plan('orchestrator'),
    sre: plan('sre'),
    investigator: plan('investigator'),
    architect: plan('architect'),
  };
}
