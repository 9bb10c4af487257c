import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runGit } from './run-git.ts';

/** A revision of the shop to put into a folder. */
export interface DeployRequest {
  readonly repository: string;
  readonly revision: string;
  /** Where the service runs: the paths of its stack traces. */
  readonly folder: string;
}

/** How the platform starts a service: `deploy/services.json` of the deployed revision. */
export interface ServiceSettings {
  readonly entry: string;
  readonly memoryMb: number;
  readonly openFiles: number;
  readonly timezone: string;
}

function linkDependencies(folder: string): void {
  const link = join(folder, 'node_modules', 'pino');
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  const installed = dirname(createRequire(import.meta.url).resolve('pino/package.json'));
  symlinkSync(installed, link, 'junction');
}

/** Makes the folder equal to a revision. The repository may be read-only: the index lies beside the folder. */
export function deployRevision({ repository, revision, folder }: DeployRequest): void {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  const gitDirectory = runGit(repository, ['rev-parse', '--absolute-git-dir']).trim();
  const index = `${target}.index`;
  if (!existsSync(join(target, 'package.json'))) rmSync(index, { force: true });
  runGit(target, [`--git-dir=${gitDirectory}`, `--work-tree=${target}`, 'read-tree', '--reset', '-u', revision], {
    index,
  });
  linkDependencies(target);
}

/** Reads how to start a service from a deployed folder. Throws when the revision does not know the service. */
export function readServiceSettings(folder: string, service: string): ServiceSettings {
  const services: Record<string, ServiceSettings> = JSON.parse(
    readFileSync(join(folder, 'deploy/services.json'), 'utf8'),
  );
  const settings = services[service];
  if (settings === undefined) throw new Error(`deploy/services.json has no service ${service}`);
  return settings;
}
