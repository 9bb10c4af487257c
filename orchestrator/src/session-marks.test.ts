import { afterAll, afterEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, closeSharedDatabase, startOrchestrator } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';

const ANN = as('ann@example.com');
const BOB = as('bob@example.com');

let running: StartedOrchestrator | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(closeSharedDatabase);

/** Three sessions of Ann, the newest last. */
async function threeSessions(): Promise<string> {
  running = await startOrchestrator({});
  for (const session of ['s-1', 's-2', 's-3']) await ask(running, { session });
  return running.url;
}

async function ids(url: string, search = ''): Promise<string[]> {
  const { body } = await request(url).get(`/sessions?${search}`).set(ANN);
  return (body as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
}

const mark = (url: string, id: string, body: object, by = ANN): request.Test =>
  request(url).patch(`/sessions/${id}`).set(by).send(body);

test('a name, tags and a resolution are kept, one by one', async () => {
  const url = await threeSessions();
  await mark(url, 's-1', { title: 'Gift wrap', tags: ['checkout', 'p1', 'p1'] });
  const { body } = await mark(url, 's-1', { resolved: true });
  expect(body).toMatchObject({ id: 's-1', title: 'Gift wrap', tags: ['checkout', 'p1'], pinned: false });
  expect(Date.parse(body.resolved_at as string)).not.toBeNaN();
  expect(await ids(url, 'tag=p1')).toEqual(['s-1']);
  expect(await ids(url, 'query=tag:p1')).toEqual(['s-1']);
  expect(await ids(url, 'query=gift')).toEqual(['s-1']);
  expect(await ids(url, 'state=resolved')).toEqual(['s-1']);
  expect(await ids(url, 'state=open')).toEqual(['s-3', 's-2']);
  const { body: reopened } = await mark(url, 's-1', { resolved: false, title: null });
  expect(reopened).not.toHaveProperty('resolved_at');
  expect(reopened).toMatchObject({ title: 'Why does checkout return 500?', tags: ['checkout', 'p1'] });
});

test('what one pinned is first, until it is unpinned', async () => {
  const url = await threeSessions();
  await mark(url, 's-1', { pinned: true });
  expect(await ids(url)).toEqual(['s-1', 's-3', 's-2']);
  expect((await request(url).get('/sessions/s-1').set(ANN)).body).toMatchObject({ pinned: true });
  await mark(url, 's-1', { pinned: false });
  expect(await ids(url)).toEqual(['s-3', 's-2', 's-1']);
});

test('sessions are listed by service and owner', async () => {
  const url = await threeSessions();
  expect(await ids(url, 'service=checkout&owner=ann@example.com')).toEqual(['s-3', 's-2', 's-1']);
  expect(await ids(url, 'service=web')).toEqual([]);
  expect(await ids(url, 'owner=bob@example.com')).toEqual([]);
});

test('nobody notes anything of a session of somebody else, and nothing that does not fit', async () => {
  const url = await threeSessions();
  expect((await mark(url, 's-1', { pinned: true }, BOB)).status).toBe(404);
  for (const body of [{ tags: ['two words'] }, { tags: ['a,b'] }, { title: '' }, { owner: 'bob' }]) {
    expect((await mark(url, 's-1', body)).status).toBe(400);
  }
});

test('what the asker said of an answer can be read again', async () => {
  running = await startOrchestrator({});
  const { url } = running;
  const { body: turn } = await ask(running, { session: 's-1' });
  const id = (turn as { id: string }).id;
  await request(url).post(`/investigations/${id}/feedback`).set(ANN).send({ score: 'down', comment: 'It was DNS.' });
  const { body } = await request(url).get('/sessions/s-1/feedback').set(ANN);
  expect(body).toEqual({ feedback: [{ investigation_id: id, score: 'down', comment: 'It was DNS.' }] });
  expect((await request(url).get('/sessions/s-1/feedback').set(BOB)).status).toBe(404);
});
