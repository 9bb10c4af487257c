import path from 'node:path';
import { readSettings, setting } from '../env.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { readRunningPorts } from '../up/folder-claim.ts';
import { foldersUnder } from '../up/folders.ts';
import { choosePorts } from '../up/ports.ts';

/** Where Phoenix is on this machine, unless it was said. */
export function findPhoenixUrl(given: string | undefined): string {
  if (given !== undefined) return given.replace(/\/{1,8}$/, '');
  const environment = readSettings(REPOSITORY_ROOT);
  const { base } = foldersUnder(path.join(REPOSITORY_ROOT, '.mats'));
  const ports = { ...choosePorts(environment, 0), ...readRunningPorts(base) };
  return setting(environment, 'PHOENIX_URL') ?? `http://127.0.0.1:${ports.phoenix}`;
}
