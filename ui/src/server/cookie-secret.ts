import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE_NAME = 'ui-cookie-secret';

/** The secret that signs login cookies: the one given, else one that is made on first use and kept in the folder. */
export function cookieSecret(given: string | undefined, folder: string): string {
  if (given !== undefined) return given;
  const path = join(folder, FILE_NAME);
  mkdirSync(folder, { recursive: true });
  try {
    // `wx`: two servers that start at once agree on the file that was first.
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
