import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLogger } from '@mats/service';
import request from 'supertest';
import { eraseExpired } from './retention.ts';
import { sharedDatabase } from './testing/start-orchestrator.ts';
import { folderBytes } from './store/attachment-bytes.ts';
import { removeDueFiles } from './store/file-removals.ts';
import { ask } from './testing/ask.ts';
import { as } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
let directory: string;
const startIn = stoppedAfterEach();
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mats-limits-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const start: typeof startIn = (options) => startIn({ directory, ...options });

test('a question too many is refused with when to come back, and another member is not', async () => {
  const environment = { MATS_RUNNING_TURNS: '1', MATS_WAITING_TURNS: '9', MATS_WAITING_TURNS_PER_MEMBER: '1' };
  const orchestrator = await start({ environment, agents: { sre: () => undefined } });
  const async = (user: string): request.Test => ask(orchestrator, { user }).set('Prefer', 'respond-async');
  expect([(await async(ANN)).status, (await async(ANN)).status]).toEqual([202, 202]);
  const refused = await async(ANN);
  expect([refused.status, refused.headers['retry-after'], refused.body.error.code]).toEqual([
    429,
    '5',
    'too_many_requests',
  ]);
  expect((await async(BOB)).status).toBe(202);
});

test('files are kept up to the quota of a member', async () => {
  const orchestrator = await start({ environment: { MATS_FILES_MB_PER_MEMBER: '1' } });
  const upload = (user: string): request.Test =>
    request(orchestrator.url)
      .post('/attachments?name=a.log')
      .set(as(user))
      .type('application/octet-stream')
      .send('x'.repeat(700_000));
  expect((await upload(ANN)).status).toBe(201);
  expect((await upload(ANN)).body.error).toMatchObject({
    code: 'quota_reached',
    message: 'You keep 0 MB of files; at most 1 MB may be kept.',
  });
  expect((await upload(BOB)).status).toBe(201);
});

test('whatever way files come, they count: in pieces of no stated length, with a question, at once', async () => {
  const orchestrator = await start({ environment: { MATS_FILES_MB_PER_MEMBER: '1' } });
  const { url } = orchestrator;
  const inPieces = async (user: string): Promise<number> => {
    const body = new Blob(['x'.repeat(400_000)]).stream();
    const headers = { ...as(user), 'content-type': 'application/octet-stream' };
    const sent = { method: 'POST', headers, body, duplex: 'half' } as const;
    return (await fetch(`${url}/attachments?name=a.log`, sent)).status;
  };
  expect([await inPieces(ANN), await inPieces(ANN), await inPieces(ANN)]).toEqual([201, 201, 429]);
  const asked = await ask(orchestrator, { body: { attachments: [{ name: 'b.log', content: 'y'.repeat(400_000) }] } });
  expect([asked.status, asked.body.error.code]).toEqual([429, 'quota_reached']);
  const atOnce = await Promise.all([1, 2, 3, 4, 5].map(() => inPieces(BOB)));
  const kept = atOnce.filter((status) => status === 201).length;
  expect(kept).toBeLessThanOrEqual(2);
  expect(readdirSync(join(directory, 'attachments'))).toHaveLength(2 + kept);
});

test('an upload that was under way when its process died leaves nothing for ever', async () => {
  const orchestrator = await start();
  const database = await sharedDatabase();
  const place = { database, attachments: folderBytes(join(directory, 'attachments')) };
  const kept = await request(orchestrator.url)
    .post('/attachments?name=a.log')
    .set(as(ANN))
    .type('application/octet-stream')
    .send('x');
  const half = new AbortController();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('SECRET')) });
  const headers = { ...as(ANN), 'content-type': 'application/octet-stream' };
  const sent = { method: 'POST', headers, body, duplex: 'half', signal: half.signal } as const;
  void fetch(`${orchestrator.url}/attachments?name=b.log`, sent).catch(() => undefined);
  const files = (): string[] => readdirSync(join(directory, 'attachments'));
  while (files().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  // As when the process is killed: nothing is done about it any more.
  expect(await removeDueFiles(place, Date.now())).toBe(0);
  expect(await removeDueFiles(place, Date.now() + 3_700_000)).toBe(1);
  expect(files()).toEqual([kept.body.id]);
  half.abort();
});

test('so many event streams for a member and no more', async () => {
  const orchestrator = await start({
    environment: { MATS_STREAMS_PER_MEMBER: '1' },
    agents: { sre: () => undefined },
  });
  const { body } = await ask(orchestrator).set('Prefer', 'respond-async');
  const events = `/investigations/${body.id}/events`;
  const open = new AbortController();
  const first = await fetch(`${orchestrator.url}${events}`, { headers: as(ANN), signal: open.signal });
  expect(first.status).toBe(200);
  expect((await request(orchestrator.url).get(events).set(as(ANN))).status).toBe(429);
  open.abort();
  await request(orchestrator.url).post(`/investigations/${body.id}/cancel`).set(as(ANN)).send({});
  expect((await request(orchestrator.url).get(events).set(as(ANN)).buffer(true)).status).toBe(200);
});

test('a session that is deleted is gone with its turns, evidence and files, and what others have stays', async () => {
  const orchestrator = await start();
  const attachments = [{ name: 'a.log', content: 'ERROR x\n' }];
  const { body } = await ask(orchestrator, { session: 's-1', body: { attachments } });
  const [shared] = body.attachments as [{ id: string }];
  await ask(orchestrator, {
    session: 's-2',
    body: { attachments: [{ id: shared.id }, { name: 'b.log', content: 'y' }] },
  });
  await ask(orchestrator, { session: 's-3', user: BOB });
  const call = (method: 'get' | 'delete', path: string, user = ANN): request.Test =>
    request(orchestrator.url)[method](path).set(as(user));
  expect((await call('delete', '/sessions/s-2', BOB)).status).toBe(404);
  expect((await call('delete', '/sessions/s-2')).body).toEqual({ erased: true, phoenix: true });
  expect((await call('get', '/sessions/s-2')).status).toBe(404);
  expect(readdirSync(join(directory, 'attachments'))).toEqual([shared.id]);
  expect((await call('delete', '/sessions/s-1')).status).toBe(200);
  expect((await call('get', `/investigations/${body.id}`)).status).toBe(404);
  expect(existsSync(join(directory, 'attachments', shared.id))).toBe(false);
  expect((await call('get', '/sessions/s-3', BOB)).status).toBe(200);
});

test('what nobody touched for the days of the retention is erased, and nothing younger', async () => {
  const orchestrator = await start();
  await ask(orchestrator, { session: 's-1', body: { attachments: [{ name: 'a.log', content: 'x' }] } });
  const place = { database: await sharedDatabase(), attachments: folderBytes(join(directory, 'attachments')) };
  const phoenix = { eraseSession: () => Promise.resolve(true) };
  const log = createLogger({ name: 'mats-orchestrator', level: 'silent' });
  const after = (days: number): Promise<number> =>
    eraseExpired({ place, phoenix, days: 30, now: () => Date.now() + days * 24 * 3600 * 1000, log });
  expect(await after(29)).toBe(0);
  expect(await after(31)).toBe(1);
  const noted = await place.database.selectFrom('erasures').select(['session_id', 'looks']).execute();
  expect(noted).toEqual([{ session_id: 's-1', looks: 0 }]);
  expect((await request(orchestrator.url).get('/sessions').set(as(ANN))).body.sessions).toEqual([]);
  expect(readdirSync(join(directory, 'attachments'))).toEqual([]);
});
