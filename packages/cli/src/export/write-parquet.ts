import type { TurnFact } from '@mats/contracts';
import { fileWriter, parquetWriteRows } from 'hyparquet-writer';
import type { BasicType } from 'hyparquet-writer';
import { TURN_COLUMNS } from './turn-columns.ts';
import type { TurnColumn } from './turn-columns.ts';

const TYPES: Readonly<Record<TurnColumn['type'], BasicType>> = {
  text: 'STRING',
  integer: 'INT64',
  number: 'DOUBLE',
  truth: 'BOOLEAN',
  time: 'TIMESTAMP',
  json: 'JSON',
};

function valueOf(turn: TurnFact, { name, type }: TurnColumn): unknown {
  const value = turn[name];
  if (type === 'integer' && typeof value === 'number') return BigInt(value);
  return type === 'time' && typeof value === 'string' ? new Date(value) : value;
}

async function* rowsOf(turns: AsyncIterable<TurnFact>): AsyncGenerator<Record<string, unknown>> {
  for await (const turn of turns) {
    yield Object.fromEntries(TURN_COLUMNS.map((column) => [column.name, valueOf(turn, column)]));
  }
}

/** Writes turns as one Parquet file, a group of rows at a time. Resolves to how many there were. */
export async function writeParquet(turns: AsyncIterable<TurnFact>, file: string): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<Record<string, unknown>> {
    for await (const row of rowsOf(turns)) {
      count += 1;
      yield row;
    }
  }
  await parquetWriteRows({
    writer: fileWriter(file),
    rows: counted(),
    columns: TURN_COLUMNS.map(({ name, type }) => ({ name, type: TYPES[type], nullable: false })),
    createdBy: 'mats',
  });
  return count;
}
