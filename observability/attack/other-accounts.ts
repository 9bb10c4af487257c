import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attack, AttackTarget } from './attack.ts';

const OTHERS = 0o077;

interface Walked {
  tried: number;
  readonly escaped: string[];
}

/** What another account could read or change: everything below folders that it may enter. */
async function walk(path: string, walked: Walked): Promise<void> {
  const about = await lstat(path).catch(() => null);
  if (about === null || about.isSymbolicLink()) return;
  walked.tried += 1;
  if ((about.mode & OTHERS) !== 0) walked.escaped.push(`${path} has mode ${(about.mode & 0o777).toString(8)}`);
  if (!about.isDirectory()) return;
  for (const name of await readdir(path)) await walk(join(path, name), walked);
}

async function run({ folder }: AttackTarget): ReturnType<Attack['run']> {
  const walked: Walked = { tried: 0, escaped: [] };
  for (const name of await readdir(folder)) {
    // The repository was made by the test itself.
    if (name !== 'shop') await walk(join(folder, name), walked);
  }
  return walked;
}

export const otherAccounts: Attack = {
  name: 'other-accounts',
  says: 'every file and folder that the services wrote, for what another account of the machine may do with it',
  run,
};
