import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TurnFact } from '@mats/contracts';
import { TURN_COLUMNS } from './turn-columns.ts';
import { bigQuerySchema, writeBigQuery } from './write-bigquery.ts';
import { writeParquet } from './write-parquet.ts';

const TURNS = 2_500;
let folder: string;
let duck: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mats-export-'));
  duck = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  duck.closeSync();
  rmSync(folder, { recursive: true });
});

function turn(number: number): TurnFact {
  return {
    investigation_id: `inv_${number}`,
    session_id: `s-${number % 7}`,
    at: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
    tenant: 'default',
    user: 'ada@example.org',
    service: number % 2 === 0 ? 'checkout “ä”' : '',
    kind: '',
    state: 'done',
    verdict: 'root_cause',
    failure: '',
    opens_session: number % 7 === 0,
    duration_ms: 5_000_000_000 + number,
    prompt_tokens: number,
    completion_tokens: 0,
    cost_usd: number / 1_000,
    thumbs_up: 1,
    thumbs_down: 0,
    metadata: { tier: number % 10 === 0 ? 'premium' : 'free' },
    agents: [{ agent: 'sre', runs: 2, failed: 1, ms: number }],
  };
}

async function* turns(count: number): AsyncGenerator<TurnFact> {
  for (let number = 0; number < count; number += 1) yield turn(number);
}

async function rowsOf(query: string): Promise<unknown[]> {
  return (await duck.runAndReadAll(query)).getRowObjectsJson();
}

const SUMS = `select count(*)::int as n, sum(duration_ms)::bigint::varchar as ms, sum(cost_usd) as cost,
  (count(*) filter (where opens_session))::int as opened, max("at")::timestamp::varchar as last,
  (count(*) filter (where service = 'checkout “ä”'))::int as named,
  (count(*) filter (where json_extract_string(metadata, '$.tier') = 'premium'))::int as premium,
  sum(json_extract(agents, '$[0].ms')::bigint)::bigint::varchar as agent_ms`;
const EXPECTED = {
  n: TURNS,
  ms: String(5_000_000_000 * TURNS + (TURNS * (TURNS - 1)) / 2),
  cost: expect.closeTo((TURNS * (TURNS - 1)) / 2 / 1_000, 6),
  opened: Math.ceil(TURNS / 7),
  last: '2026-01-02 17:39:00',
  named: TURNS / 2,
  premium: TURNS / 10,
  agent_ms: String((TURNS * (TURNS - 1)) / 2),
};

test('DuckDB reads the Parquet file back: rows, types, sums', async () => {
  const file = join(folder, 'turns.parquet');
  expect(await writeParquet(turns(TURNS), file)).toBe(TURNS);
  expect(await rowsOf(`${SUMS} from '${file}'`)).toEqual([EXPECTED]);
  const described = (await rowsOf(`describe select * from '${file}'`)) as {
    column_name: string;
    column_type: string;
  }[];
  expect(described.map(({ column_name }) => column_name)).toEqual(TURN_COLUMNS.map(({ name }) => name));
  expect(Object.fromEntries(described.map((row) => [row.column_name, row.column_type]))).toMatchObject({
    at: 'TIMESTAMP',
    opens_session: 'BOOLEAN',
    duration_ms: 'BIGINT',
    cost_usd: 'DOUBLE',
    metadata: 'JSON',
  });
});

test('DuckDB reads the load files for BigQuery back by their own schema', async () => {
  const files = { rows: join(folder, 'turns.ndjson'), schema: join(folder, 'schema.json') };
  expect(await writeBigQuery(turns(TURNS), files)).toBe(TURNS);
  const types: Readonly<Record<string, string>> = {
    STRING: 'VARCHAR',
    INTEGER: 'BIGINT',
    FLOAT: 'DOUBLE',
    BOOLEAN: 'BOOLEAN',
    TIMESTAMP: 'TIMESTAMP',
    JSON: 'JSON',
  };
  const schema = (await rowsOf(`select name, type, mode from read_json('${files.schema}')`)) as {
    name: string;
    type: string;
  }[];
  expect(schema).toEqual(bigQuerySchema().map(({ name, type, mode }) => ({ name, type, mode })));
  const columns = schema.map(({ name, type }) => `'${name}': '${types[type]}'`).join(', ');
  expect(
    await rowsOf(`${SUMS} from read_json('${files.rows}', format = 'newline_delimited', columns = {${columns}})`),
  ).toEqual([EXPECTED]);
});

test('nothing is a file without rows', async () => {
  const file = join(folder, 'none.parquet');
  expect(await writeParquet(turns(0), file)).toBe(0);
  expect(await rowsOf(`select count(*)::int as n from '${file}'`)).toEqual([{ n: 0 }]);
});
