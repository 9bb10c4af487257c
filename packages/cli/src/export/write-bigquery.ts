import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TurnFact } from '@mats/contracts';
import { TURN_COLUMNS } from './turn-columns.ts';
import type { TurnColumn } from './turn-columns.ts';

const TYPES: Readonly<Record<TurnColumn['type'], string>> = {
  text: 'STRING',
  integer: 'INTEGER',
  number: 'FLOAT',
  truth: 'BOOLEAN',
  time: 'TIMESTAMP',
  json: 'JSON',
};

/** The schema that `bq load` takes beside the rows. */
export function bigQuerySchema(): { name: string; type: string; mode: string; description: string }[] {
  return TURN_COLUMNS.map(({ name, type, says }) => ({
    name,
    type: TYPES[type],
    mode: 'REQUIRED',
    description: says,
  }));
}

/** Writes turns as JSON lines, and their schema beside them. Resolves to how many there were. */
export async function writeBigQuery(
  turns: AsyncIterable<TurnFact>,
  files: { rows: string; schema: string },
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const turn of turns) {
      count += 1;
      yield `${JSON.stringify(Object.fromEntries(TURN_COLUMNS.map(({ name }) => [name, turn[name]])))}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(files.rows, { mode: 0o600 }));
  await writeFile(files.schema, `${JSON.stringify(bigQuerySchema(), null, 2)}\n`, { mode: 0o600 });
  return count;
}
