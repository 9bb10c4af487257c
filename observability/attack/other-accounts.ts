import { spawnSync } from 'node:child_process';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { searchPath } from '../support/env.ts';
import type { Attack, AttackTarget } from './attack.ts';

const OTHERS = 0o077;
const NOBODY = 65_534;
/** What the attacks themselves have made. */
const OURS = new Set(['shop', 'hostile', 'outside']);

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

/** What an account without rights does read, where this one may become it. */
function readableBy(uid: number, folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const look = spawnSync('find', [folder, '-type', 'f', '-readable', '-not', '-path', '*/shop/*'], {
    uid,
    gid: uid,
    encoding: 'utf8',
    env: { PATH: searchPath() },
    cwd: '/',
  });
  return look.stdout.split('\n').filter((line) => line !== '');
}

async function run({ folder }: AttackTarget): ReturnType<Attack['run']> {
  const walked: Walked = { tried: 0, escaped: [] };
  for (const name of await readdir(folder)) {
    if (!OURS.has(name)) await walk(join(folder, name), walked);
  }
  walked.tried += 1;
  for (const path of readableBy(NOBODY, folder)) walked.escaped.push(`${path} was read by nobody`);
  return walked;
}

export const otherAccounts: Attack = {
  name: 'other-accounts',
  says: 'every file and folder that the services wrote, for what another account of the machine may do with it',
  run,
};
