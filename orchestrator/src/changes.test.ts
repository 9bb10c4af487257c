import { expect, test } from '@jest/globals';
import { readChangeFeed } from '@mats/contracts';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, sharedDatabase } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const ANN = 'ann@example.com';

const start = stoppedAfterEach();

const deployment = (version: string): object => ({
  time: '2026-06-24T10:00:00Z',
  service: 'web',
  version,
  kind: 'deploy',
});

/** What the agents of the latest question were given of posted changes. */
function given({ invocations }: StartedOrchestrator): string[] {
  const changes = invocations.at(-1)?.invoke.context.changes ?? [];
  return changes.flatMap(({ content = '' }) => readChangeFeed(content)?.changes ?? []).map(({ title }) => title);
}

test('changes of the installation reach every session, those of a session that one alone', async () => {
  const orchestrator = await start();
  await request(orchestrator.url)
    .post('/changes')
    .set(as(ANN))
    .send([deployment('v1')])
    .expect(201);
  await ask(orchestrator, { session: 's-1' });
  const posted = await request(orchestrator.url)
    .post('/changes')
    .set('X-Session-ID', 's-1')
    .set(as(ANN))
    .send({ deploys: [deployment('v2')] });
  expect(posted.body).toEqual({ accepted: 1, session_id: 's-1', problems: [] });
  await ask(orchestrator, { session: 's-1' });
  expect(given(orchestrator).toSorted()).toEqual(['v1', 'v2']);
  await ask(orchestrator, { session: 's-2' });
  expect(given(orchestrator)).toEqual(['v1']);
});

test('lines and tables are taken as they are, and a change told twice is one', async () => {
  const orchestrator = await start();
  const row = 'time,service,version,id\n2026-06-24T10:00:00Z,web,v1,d1\n';
  for (const body of [row, row, `${JSON.stringify({ ...deployment('v9'), id: 'd9' })}\n`]) {
    await request(orchestrator.url)
      .post('/changes')
      .set({ ...as(ANN), 'content-type': 'text/csv' })
      .send(body)
      .expect(201);
  }
  await ask(orchestrator, { session: 's-1' });
  expect(given(orchestrator).toSorted()).toEqual(['v1', 'v9']);
});

test('a body without a change is refused with the reason, and a session of somebody else is not there', async () => {
  const orchestrator = await start();
  const refused = await request(orchestrator.url)
    .post('/changes')
    .set(as(ANN))
    .send([{ hello: 'world' }]);
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({
    error: { code: 'invalid_request', message: expect.stringContaining('Entry 1') },
  });
  await ask(orchestrator, { session: 's-1' });
  const other = await request(orchestrator.url)
    .post('/changes')
    .set('X-Session-ID', 's-1')
    .set(as('eve@example.com'))
    .send([deployment('v1')]);
  expect(other.body).toMatchObject({ error: { code: 'session_not_found' } });
});

test('what somebody posts for a session before another begins it is not that one’s, and is not kept for ever', async () => {
  const orchestrator = await start();
  const post = (user: string, session: string, version: string): request.Test =>
    request(orchestrator.url)
      .post('/changes')
      .set({ ...as(user), 'x-session-id': session })
      .send([deployment(version)]);
  await post('eve@example.com', 's-1', 'planted');
  await post(ANN, 's-1', 'own');
  await ask(orchestrator, { session: 's-1' });
  expect(given(orchestrator)).toEqual(['own']);
  await post('eve@example.com', 's-2', 'never begun');
  const database = await sharedDatabase();
  await database
    .updateTable('changes')
    .set({ received_at: '2026-01-01T00:00:00Z' })
    .where('scope', '=', 's-2')
    .execute();
  await post(ANN, 's-1', 'later');
  const kept = await database.selectFrom('changes').select('scope').distinct().execute();
  expect(kept).toEqual([{ scope: 's-1' }]);
});
