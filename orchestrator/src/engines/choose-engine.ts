import { MatsError } from '@mats/contracts';
import type { EngineName } from './step-engine.ts';

/**
 * The engine to run investigations with: the one that is asked for; else DBOS where there is a Postgres, or the light one.
 *
 * @throws MatsError `configuration_invalid` when the one that was asked for cannot work here.
 */
export function chooseEngine(options: { asked: EngineName | undefined; databaseUrl: string | undefined }): EngineName {
  const { asked, databaseUrl } = options;
  if (databaseUrl !== undefined) return asked ?? 'dbos';
  if (asked === undefined) return 'light';
  if (asked !== 'dbos') return asked;
  throw new MatsError('configuration_invalid', {
    name: 'MATS_ENGINE',
    reason: `${asked} keeps runs in Postgres, and MATS_DATABASE_URL names none`,
    example: 'light',
  });
}
