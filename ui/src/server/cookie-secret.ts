import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatsError } from '@mats/contracts';
import { writeSecretOnce } from '@mats/service';

const FILE_NAME = 'ui-cookie-secret';
/** As long as one that is given has to be: a shorter one can be guessed, and with it anybody can be anybody. */
const LEAST_CHARACTERS = 32;

/**
 * The secret that signs login cookies: the one given, else one that is made on first use and kept in the folder.
 *
 * @throws MatsError `configuration_invalid` when the file holds none.
 */
export function cookieSecret(given: string | undefined, folder: string): string {
  if (given !== undefined) return given;
  const path = join(folder, FILE_NAME);
  writeSecretOnce(path, randomBytes(32).toString('hex'));
  const kept = readFileSync(path, 'utf8').trim();
  if (kept.length >= LEAST_CHARACTERS) return kept;
  throw new MatsError('configuration_invalid', {
    name: 'COOKIE_SECRET',
    reason: `${path} holds no secret; delete it, and the next start makes one`,
    example: `at least ${LEAST_CHARACTERS} random characters`,
  });
}
