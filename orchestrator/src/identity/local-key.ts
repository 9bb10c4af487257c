import { readFileSync } from 'node:fs';
import { MatsError } from '@mats/contracts';
import { writeSecretOnce } from '@mats/service';
import { isApiKey, makeApiKey } from './api-keys.ts';

/**
 * The API key that scripts of this machine use, from a file that its owner alone may read; made at first start.
 *
 * @throws MatsError `configuration_invalid` when the file holds something else.
 */
export function readLocalKey(file: string): string {
  writeSecretOnce(file, `${makeApiKey().key}\n`);
  const key = readFileSync(file, 'utf8').trim();
  if (isApiKey(key)) return key;
  throw new MatsError('configuration_invalid', {
    name: 'MATS_API_KEY_FILE',
    reason: `${file} holds no API key; delete it, and the next start makes one`,
    example: '.mats/api-key',
  });
}
