import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { Client } from 'pg';
import { until } from '../testing/ask-process.ts';
import { aloneInDbosTables } from './alone-in-dbos-tables.ts';

jest.setTimeout(60_000);

describeWith('postgres', 'the tables of DBOS', (postgresUrl) => {
  const name = `mats_test_${randomUUID().replaceAll('-', '')}`;
  let url: string;
  let server: Client;
  let database: Client;

  beforeAll(async () => {
    server = new Client({ connectionString: postgresUrl });
    await server.connect();
    await server.query(`create database ${name}`);
    const own = new URL(postgresUrl);
    own.pathname = `/${name}`;
    url = own.href;
    database = new Client({ connectionString: url });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  });

  async function connections(): Promise<number> {
    const { rowCount } = await database.query('select from pg_stat_activity where datname = current_database()');
    return rowCount ?? 0;
  }

  /** DBOS makes indexes while it is brought up, which waits for every statement that others are in. */
  async function makeIndex(): Promise<void> {
    await database.query('create table if not exists things (thing text)');
    await database.query('create index concurrently on things (thing)');
  }

  test('are made by one process, and by the next only when that has ended or died', async () => {
    const told: string[] = [];
    const entered = Promise.withResolvers<void>();
    const fails = Promise.withResolvers<void>();
    const first = aloneInDbosTables(url, async () => {
      told.push('the first begins');
      entered.resolve();
      await fails.promise;
    });
    await entered.promise;
    const before = await connections();
    const second = aloneInDbosTables(url, () => Promise.resolve(void told.push('the second begins')));
    await until(async () => ((await connections()) === before ? undefined : true));
    await makeIndex();
    told.push('the first dies');
    fails.reject(new Error('it died'));
    await expect(first).rejects.toThrow('it died');
    await second;
    expect(told).toEqual(['the first begins', 'the first dies', 'the second begins']);
  });

  test('of which two processes have left a version each can be brought up again from the later one', async () => {
    await database.query('create schema dbos');
    await database.query('create table dbos.dbos_migrations (version bigint primary key)');
    await database.query('insert into dbos.dbos_migrations values (31), (33)');
    const versions: unknown[] = [];
    await aloneInDbosTables(url, async () => {
      versions.push(...(await database.query('select version from dbos.dbos_migrations')).rows);
    });
    expect(versions.map((row) => Number((row as { version: unknown }).version))).toEqual([33]);
  });
});
