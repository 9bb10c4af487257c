import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { SERVICES } from '@mats/contracts';
import { createSecrets } from '../compose/create-secrets.ts';

/** A Secret as `kubectl create -f -` takes it. */
export interface SecretManifest {
  readonly apiVersion: 'v1';
  readonly kind: 'Secret';
  readonly metadata: { readonly name: string };
  readonly stringData: Readonly<Record<string, string>>;
}

/**
 * New keys of all services, as the chart wants them: a file for each with the keys that name it alone, which its pod
 * alone mounts, and the secret of the page's cookie.
 */
export function serviceKeysSecret(name: string): SecretManifest {
  const root = mkdtempSync(join(tmpdir(), 'mats-keys-'));
  try {
    for (const folder of ['database', 'phoenix', ...Object.keys(SERVICES)]) mkdirSync(join(root, folder));
    createSecrets(root);
    const keys = Object.keys(SERVICES).map((service) => [
      `${service}.json`,
      readFileSync(join(root, service, 'service-keys.json'), 'utf8'),
    ]);
    const cookie = randomBytes(32).toString('base64url');
    const stringData = { ...Object.fromEntries(keys), 'cookie-secret': cookie } as Record<string, string>;
    return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData };
  } finally {
    rmSync(root, { recursive: true });
  }
}

if (import.meta.main) {
  const [name = 'mats-keys'] = argv.slice(2);
  stdout.write(`${JSON.stringify(serviceKeysSecret(name), null, 2)}\n`);
}
