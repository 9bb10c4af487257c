import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MatsError } from '@mats/contracts';
import type { ConnectTemporal } from './temporal-port.ts';

/** In the repository. */
const MODULE = join(import.meta.dirname, '..', '..', 'temporal', 'src', 'main.ts');
const PACKAGE = '@temporalio/worker';

/**
 * What loads the module that speaks with Temporal. Its packages are large, so they are installed by whoever wants them.
 *
 * @throws MatsError `configuration_invalid` when they are not installed.
 */
export function temporalLoader(module: string = MODULE): () => Promise<ConnectTemporal> {
  try {
    createRequire(module).resolve(PACKAGE);
  } catch (error) {
    const values = {
      name: 'MATS_ENGINE',
      reason: 'the packages of Temporal are not installed; run: npm ci --prefix orchestrator/temporal',
      example: 'dbos',
    };
    throw new MatsError('configuration_invalid', values, { cause: error });
  }
  return async () => {
    const { connectTemporal } = (await import(pathToFileURL(module).href)) as { connectTemporal: ConnectTemporal };
    return connectTemporal;
  };
}
