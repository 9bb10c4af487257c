import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { repositoryRoot } from '../repository-root.ts';

/**
 * Makes the bundle of a service, by its compose name, as the images hold it.
 *
 * @returns the file to start.
 */
export async function bundle(service: string, folder: string): Promise<string> {
  const script = join(repositoryRoot(), 'observability', 'build', 'bundle.ts');
  await promisify(execFile)(execPath, [script, service, folder]);
  return join(folder, service, 'main.mjs');
}
