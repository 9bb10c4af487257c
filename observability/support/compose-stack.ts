import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AGENT_NAMES, agentPortSetting } from '@mats/contracts';
import { dockerEnvironment } from './env.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** How long an engine may take to let go of what belonged to containers that are gone. */
const REMOVAL_MS = 120_000;

/** The settings that move every published port of docker-compose.yml. */
export const PORT_SETTINGS: readonly string[] = [
  'MATS_UI_PORT',
  'MATS_ORCHESTRATOR_PORT',
  ...AGENT_NAMES.map(agentPortSetting),
  'COLLECTOR_GRPC_PORT',
  'COLLECTOR_HTTP_PORT',
  'PHOENIX_PORT',
  'SHOP_PORT',
  'SHOP_CONTROL_PORT',
];

/** A copy of the platform in containers, under a project name of its own and on free ports. */
export interface ComposeStack {
  readonly project: string;
  url(setting: string): string;
  /** `docker compose --profile demo --profile ports <words>`; its stdout. Rejects with what it wrote when it fails. */
  compose(...words: readonly string[]): Promise<string>;
  /** `docker <words>`; its stdout. */
  docker(...words: readonly string[]): Promise<string>;
  /** Stops and removes containers, volumes, networks and the images that were built. */
  remove(): Promise<void>;
}

/** Chooses name and ports; starts nothing. */
export async function createComposeStack(docker: string): Promise<ComposeStack> {
  const project = `mats-test-${randomBytes(3).toString('hex')}`;
  const ports = new Map<string, number>();
  for (const name of PORT_SETTINGS) ports.set(name, await freePort());
  const settings = Object.fromEntries([...ports].map(([name, port]) => [name, String(port)]));
  const options = {
    cwd: ROOT,
    env: { ...dockerEnvironment(), ...settings, COMPOSE_PROJECT_NAME: project },
    maxBuffer: 256 * 1024 * 1024,
  };
  const call = async (...words: readonly string[]): Promise<string> => (await run(docker, words, options)).stdout;
  const compose = (...words: readonly string[]): Promise<string> =>
    call('compose', '--profile', 'demo', '--profile', 'ports', ...words);
  return {
    project,
    url: (setting) => `http://127.0.0.1:${ports.get(setting)}`,
    compose,
    docker: call,
    remove: async () => {
      await compose('stop', '--timeout', '5');
      await compose('rm', '--force', '--volumes');
      // An engine may count a container that is gone among a network's for a moment longer.
      await until(
        `everything of ${project} to be removed`,
        async () => {
          await compose('down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', '5');
          // Compose keeps those that the file names.
          const images = (await call('image', 'ls', '--format', '{{.Repository}}', `${project}-*`)).split('\n');
          const built = images.filter((image) => image !== '');
          if (built.length > 0) await call('image', 'rm', ...built);
          return (await leftOf(project, call)) === '' ? true : undefined;
        },
        REMOVAL_MS,
      );
    },
  };
}

/** Containers, networks and volumes of a project, one a line. */
async function leftOf(project: string, call: ComposeStack['docker']): Promise<string> {
  const ofProject = ['--quiet', '--filter', `label=com.docker.compose.project=${project}`];
  const kinds = [
    ['ps', '--all'],
    ['network', 'ls'],
    ['volume', 'ls'],
  ];
  return (await Promise.all(kinds.map((kind) => call(...kind, ...ofProject)))).join('');
}
