import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dockerEnvironment } from './env.ts';
import { freeQuietPorts } from './free-port.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** The settings that move every published port of docker-compose.yml. */
export const PORT_SETTINGS = [
  'MATS_UI_PORT',
  'MATS_ORCHESTRATOR_PORT',
  'MATS_SRE_AGENT_PORT',
  'MATS_INVESTIGATOR_AGENT_PORT',
  'MATS_ARCHITECT_AGENT_PORT',
  'COLLECTOR_GRPC_PORT',
  'COLLECTOR_HTTP_PORT',
  'PHOENIX_PORT',
  'SHOP_PORT',
  'SHOP_CONTROL_PORT',
] as const;

/** A copy of the platform in containers, under a project name of its own and on free ports. */
export interface ComposeStack {
  readonly project: string;
  url(setting: (typeof PORT_SETTINGS)[number]): string;
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
  const free = await freeQuietPorts(PORT_SETTINGS.length);
  const ports = new Map<string, number>(PORT_SETTINGS.map((name, index) => [name, free[index] ?? 0]));
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
      await compose('down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', '5');
    },
  };
}
