import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');

/** Writes the demo shop's git history into a folder of `folder`; what `REPOSITORIES` names it by. */
export async function writeShopRepository(folder: string): Promise<string> {
  const repository = join(folder, 'shop');
  await promisify(execFile)(execPath, [join(ROOT, 'demo/src/main.ts'), 'history', '--into', repository]);
  return `shop=${repository}`;
}
