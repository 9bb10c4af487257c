import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, closeSharedDatabase, startOrchestrator } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';

jest.setTimeout(120_000);

let running: StartedOrchestrator | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(closeSharedDatabase);

test('sessions are listed by verdict, time and owner, in the order that is asked for', async () => {
  running = await startOrchestrator({});
  const { url } = running;
  await ask(running, { session: 's-1' });
  await ask(running, { session: 's-1', body: { prompt: 'Since when?' } });
  await ask(running, { session: 's-2' });
  const list = (search: string): request.Test => request(url).get(`/sessions?${search}`).set(as('ann@example.com'));
  const ids = async (search: string): Promise<string[]> =>
    (await list(search)).body.sessions.map((session: { id: string }) => session.id);
  expect(await ids('sort=turns')).toEqual(['s-1', 's-2']);
  expect(await ids('verdict=root_cause')).toEqual(['s-2', 's-1']);
  expect(await ids('verdict=none')).toEqual([]);
  expect(await ids('query=ann@example')).toEqual(['s-2', 's-1']);
  expect(await ids('since=2999-01-01T00:00:00Z')).toEqual([]);
  expect((await list('sort=colour')).status).toBe(400);
  // By words from A, by the name that is shown; without a verdict last.
  await request(url).patch('/sessions/s-2').set(as('ann@example.com')).send({ title: 'a lock' });
  expect(await ids('sort=title')).toEqual(['s-2', 's-1']);
  await request(url).patch('/sessions/s-2').set(as('ann@example.com')).send({ title: 'Zebra' });
  expect(await ids('sort=title')).toEqual(['s-1', 's-2']);
  for (const sort of ['verdict', 'service', 'owner']) expect(await ids(`sort=${sort}`)).toEqual(['s-2', 's-1']);
});
