import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LargePayloads } from '../engines/temporal-port.ts';
import { untilStored } from './patient-record.ts';
import type { Patience } from './patient-record.ts';
import type { Database } from './schema.ts';

/**
 * Keeps what an engine's server does not take beside the outputs of an investigation's steps, with which it is erased.
 * The same bytes have the same key: they may be put again. While the database is away it is waited for.
 */
export function createLargePayloads(database: Kysely<Database>, patience: Patience): LargePayloads {
  return {
    put: async (id, bytes) => {
      const key = `payload:${createHash('sha256').update(bytes).digest('base64url')}`;
      const output = JSON.stringify(Buffer.from(bytes).toString('base64'));
      const query = database
        .insertInto('steps')
        .values({ investigation_id: id, key, output })
        .onConflict((conflict) => conflict.columns(['investigation_id', 'key']).doNothing());
      await untilStored(() => query.execute(), patience);
      return key;
    },
    get: async (id, key) => {
      const query = database
        .selectFrom('steps')
        .select('output')
        .where('investigation_id', '=', id)
        .where('key', '=', key);
      const row = await untilStored(() => query.executeTakeFirst(), patience);
      return typeof row?.output === 'string' ? Buffer.from(row.output, 'base64') : undefined;
    },
  };
}
