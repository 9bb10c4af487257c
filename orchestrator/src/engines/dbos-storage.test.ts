// cspell:ignore nextval errcode
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { Client } from 'pg';
import { ask, ended, eventsOf, until } from '../testing/ask-process.ts';
import { reportOf, startAgents } from '../testing/start-agents.ts';
import { removeDirectory, startOrchestratorProcess } from '../testing/start-orchestrator-process.ts';

jest.setTimeout(60_000);

describeWith('postgres', 'what DBOS writes of a run', (postgresUrl) => {
  const name = `mats_test_${randomUUID().replaceAll('-', '')}`;
  let url: URL;
  let server: Client;
  let database: Client;
  let directory: string;

  beforeAll(async () => {
    url = new URL(postgresUrl);
    server = new Client({ connectionString: postgresUrl });
    await server.connect();
    await server.query(`create database ${name}`);
    url.pathname = `/${name}`;
    database = new Client({ connectionString: url.href });
    await database.connect();
    directory = await mkdtemp(join(tmpdir(), 'mats-dbos-'));
  });
  afterAll(async () => {
    await database.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
    await removeDirectory(directory);
  });

  /** Refuses writes of DBOS as a server does that takes none (which it does not try again); counts the refusals. */
  async function refuse(table: string, event: 'insert' | 'update'): Promise<void> {
    await database.query(`
      create sequence refused;
      create function refuse() returns trigger language plpgsql as $$ begin
        perform nextval('refused');
        raise 'cannot write in a read-only transaction' using errcode = '25006';
      end $$;
      create trigger refuse before ${event} on dbos.${table} for each row execute function refuse()`);
  }

  async function wasRefused(): Promise<true | undefined> {
    const { rows } = await database.query<{ is_called: boolean }>('select is_called from refused');
    return rows[0]?.is_called === true ? true : undefined;
  }

  test.each([
    ['a step', 'operation_outputs', 'insert'],
    ['the end', 'workflow_status', 'update'],
  ] as const)(
    '%s that cannot be kept is no end of the turn: it is answered once it can',
    async (_what, table, event) => {
      const agents = await startAgents();
      const options = { engine: 'dbos', databaseUrl: url.href, directory, environment: agents.environment } as const;
      const orchestrator = await startOrchestratorProcess(options);
      await refuse(table, event);
      const id = await ask(orchestrator);
      await until(wasRefused);
      await database.query(`drop trigger refuse on dbos.${table}; drop function refuse; drop sequence refused`);
      expect(await ended(orchestrator, id)).toMatchObject({
        state: 'done',
        error: null,
        report: reportOf('root_cause'),
      });
      const numbers = (await eventsOf(orchestrator, id)).map(({ seq }) => seq);
      expect(numbers).toEqual(numbers.map((_seq, index) => index + 1));
      await orchestrator.stop();
      await agents.stop();
    },
  );
});
