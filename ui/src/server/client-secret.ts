import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE_NAME = 'oidc-client-secret';

/** What the provider knows this server by: the secret given, else the one in the folder, else null for a public client. */
export function clientSecret(given: string | undefined, folder: string): string | null {
  if (given !== undefined) return given;
  try {
    return readFileSync(join(folder, FILE_NAME), 'utf8').trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
