import { afterAll, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, closeSharedDatabase, sharedDatabase, startOrchestrator } from './testing/start-orchestrator.ts';

jest.setTimeout(60_000);
afterAll(closeSharedDatabase);

test('a turn whose end could not be stored is taken up again, and answered once', async () => {
  const orchestrator = await startOrchestrator({});
  const database = await sharedDatabase();
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`.execute(
    database,
  );
  await sql`create trigger refuse before update of finished_at on investigations
    for each row execute function refuse()`.execute(database);
  const { body } = await ask(orchestrator).set('Prefer', 'respond-async');
  const id = body.id as string;
  const isLeft = async (): Promise<boolean> => {
    const runs = database.selectFrom('runs').select(['executor', 'fence']).where('investigation_id', '=', id);
    const { executor, fence } = await runs.executeTakeFirstOrThrow();
    return executor === 'nobody' || fence > 1;
  };
  while (!(await isLeft())) await new Promise((resolve) => setTimeout(resolve, 20));
  await sql`drop trigger refuse on investigations`.execute(database);
  await sql`drop function refuse`.execute(database);

  const read = (): request.Test => request(orchestrator.url).get(`/investigations/${id}`).set(as('ann@example.com'));
  while ((await read()).body.finished_at === null) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await read()).body).toMatchObject({ state: 'done', error: null, report: { verdict: 'root_cause' } });
  expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['sre', 'investigator', 'architect']);
  await orchestrator.stop();
});
