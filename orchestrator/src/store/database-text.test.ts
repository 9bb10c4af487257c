import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { migrate, openDatabase } from './open-database.ts';
import type { Database } from './schema.ts';

const CONTROL = Array.from({ length: 32 }, (_none, code) => String.fromCharCode(code)).join('');
const HALVES = '\uD83D x \uDE00 \uDE00\uD83D';
const STRANGE = `a${CONTROL}b${HALVES} 😀 \u202E\u2066 \\u0000 \\\\u0000 {"`;
const CLEAN = `a${CONTROL.replace('\u0000', '\uFFFD')}b\uFFFD x \uFFFD \uFFFD\uFFFD 😀 \u202E\u2066 \\u0000 \\\\u0000 {"`;

let database: Kysely<Database>;
beforeAll(async () => {
  database = openDatabase({});
  await migrate(database);
}, 120_000);
afterAll(() => database.destroy());

test('every text of every column is taken, and only what no database takes is replaced', async () => {
  const row = {
    id: STRANGE,
    owner: STRANGE,
    title: STRANGE,
    created_at: '2026-01-01T00:00:00.000Z',
    last_activity: '2026-01-01T00:00:00.000Z',
    turns: 1,
    duration_ms: 0,
    service: STRANGE,
  };
  await database.insertInto('sessions').values(row).execute();
  await database.updateTable('sessions').set({ service: STRANGE }).where('id', '=', STRANGE).execute();
  const read = await database.selectFrom('sessions').selectAll().where('id', 'in', [STRANGE, 'x']).execute();
  expect(read).toMatchObject([{ id: CLEAN, owner: CLEAN, title: CLEAN, service: CLEAN }]);
});

test('in JSON too, in names and values, and what only looks like an escape stays', async () => {
  const value = { [`k${CONTROL}`]: [STRANGE, { deep: STRANGE }] };
  const { rows } = await sql<{ read: unknown }>`select ${JSON.stringify(value)}::jsonb as read`.execute(database);
  const name = `k${CONTROL.replace('\u0000', '\uFFFD')}`;
  expect(rows).toEqual([{ read: { [name]: [CLEAN, { deep: CLEAN }] } }]);
});
