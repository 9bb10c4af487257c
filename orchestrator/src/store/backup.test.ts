import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';
import { folderBytes } from './attachment-bytes.ts';
import { readBackup, writeBackup } from './backup.ts';
import { migrate, openDatabase } from './open-database.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
let folder: string;
const startIn = stoppedAfterEach();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mats-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (directory = folder): Promise<StartedOrchestrator> => startIn({ directory });

const local = ({ localKey }: StartedOrchestrator): { authorization: string } => ({
  authorization: `Bearer ${localKey}`,
});

async function backUp(orchestrator: StartedOrchestrator): Promise<Buffer> {
  const { body, status } = await request(orchestrator.url)
    .get('/backup')
    .set(local(orchestrator))
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect(status).toBe(200);
  return body as Buffer;
}

const restore = (orchestrator: StartedOrchestrator, backup: Buffer): request.Test =>
  request(orchestrator.url)
    .post('/restore')
    .set({ ...local(orchestrator), 'content-type': 'application/gzip' })
    .serialize((value: unknown) => value as string)
    .send(backup);

async function read({ url }: StartedOrchestrator, path: string): Promise<unknown> {
  return (await request(url).get(path).set(as(ANN))).body;
}

test('what was backed up is there after a restore into an empty database: sessions, events, files, keys', async () => {
  const first = await start();
  const attachments = [{ name: 'a.log', content: 'ERROR ä\u0001\n'.repeat(40_000) }];
  const { body } = await ask(first, { session: 's-1', body: { attachments } });
  await ask(first, { session: 's-2', user: 'bob@example.com' });
  const { key } = (await request(first.url).post('/keys').set(as(ANN)).send({ name: 'k' })).body;
  const paths = ['/sessions', '/sessions/s-1', `/investigations/${body.id}`, '/keys'];
  const before = await Promise.all(paths.map((path) => read(first, path)));
  const backup = await backUp(first);
  await first.stop();

  const second = await start(join(folder, 'second'));
  expect(await read(second, '/sessions')).toEqual({ sessions: [], next: null });
  const restored = await restore(second, backup);
  expect([restored.status, restored.body.rows > 20]).toEqual([200, true]);
  expect(await Promise.all(paths.map((path) => read(second, path)))).toEqual(before);
  const [{ id }] = body.attachments as [{ id: string }];
  expect(readFileSync(join(folder, 'second', 'attachments', id), 'utf8')).toBe(attachments[0]?.content);
  const byKey = await request(second.url)
    .get('/sessions')
    .set({ authorization: `Bearer ${String(key)}` });
  expect(byKey.status).toBe(200);
});

test('a restore is refused over what is there, and of what is no whole backup nothing is kept', async () => {
  const orchestrator = await start();
  await ask(orchestrator, { session: 's-1' });
  const backup = await backUp(orchestrator);
  expect((await restore(orchestrator, backup)).body.error.code).toBe('conflict');
  await orchestrator.stop();

  const empty = await start();
  const lines = gunzipSync(backup).toString().trimEnd().split('\n');
  const broken: [string, Buffer][] = [
    ['cut', gzipSync(lines.slice(0, -1).join('\n'))],
    ['cut in its packing', backup.subarray(0, -20)],
    ['a row less', gzipSync(lines.toSpliced(1, 1).join('\n'))],
    ['something else', gzipSync('{"table":"pg_authid","row":{}}\n')],
    ['not packed', Buffer.from('hello')],
  ];
  for (const [what, bytes] of broken) {
    const { status, body } = await restore(empty, bytes);
    expect([what, status, body.error?.code]).toEqual([what, what === 'a row less' ? status : 400, expect.any(String)]);
  }
  expect(await read(empty, '/sessions')).toEqual({ sessions: [], next: null });
});

test('nobody gets or puts back a backup as a person like others', async () => {
  const orchestrator = await start();
  for (const headers of [as(ANN), {}]) {
    expect([401, 403]).toContain((await request(orchestrator.url).get('/backup').set(headers)).status);
    const put = request(orchestrator.url)
      .post('/restore')
      .set({ ...headers, 'content-type': 'application/gzip' });
    expect([401, 403]).toContain((await put.send('x')).status);
  }
});

test('an administrator gets a backup from afar, and puts none back', async () => {
  const orchestrator = await start();
  const admin = as(ANN, { isAdministrator: true });
  expect((await request(orchestrator.url).get('/backup').set(admin)).status).toBe(200);
  const put = request(orchestrator.url)
    .post('/restore')
    .set({ ...admin, 'content-type': 'application/gzip' });
  expect((await put.send('x')).status).toBe(403);
});

test('what is written while a backup is read makes no row of it double, and no turn half', async () => {
  const [first, second] = [openDatabase({}), openDatabase({})];
  await Promise.all([migrate(first), migrate(second)]);
  const at = '2026-03-04T10:00:00Z';
  const begin = async (id: string, events: number): Promise<void> => {
    const own = { id, owner: ANN, title: 't', created_at: at, last_activity: at, turns: 1, duration_ms: 0 };
    await first
      .insertInto('sessions')
      .values({ ...own, verdict: null, service: null, headline: null })
      .execute();
    const turn = { id: `inv_${id}`, session_id: id, turn: 1, state: 'running', prompt: 'p', trace_id: 't' } as const;
    await first
      .insertInto('investigations')
      .values({
        ...turn,
        request: '{}',
        traceparent: 't',
        asked_by: ANN,
        created_at: at,
        finished_at: null,
        error: null,
      })
      .execute();
    await sql`insert into events (investigation_id, seq, at, body) select ${turn.id}, n, ${at}, '{}'
      from generate_series(1, ${events}) as n`.execute(first);
  };
  await begin('b', 600);
  await begin('c', 600);
  const attachments = folderBytes(join(folder, 'files'));
  const lines: string[] = [];
  for await (const line of writeBackup({ database: first, attachments }, at)) {
    lines.push(line);
    // A turn begins that sorts before, and one that was read for a part, or is about to be, ends.
    if (lines.length === 300) await begin('a', 5);
    if (lines.length === 310)
      await first.updateTable('investigations').set({ state: 'done', finished_at: at }).execute();
  }
  const place = { database: second, attachments: folderBytes(join(folder, 'restored')) };
  await readBackup(Readable.from([Buffer.from(lines.join(''))]), place);
  const counted =
    await sql`select investigation_id as id, count(*)::int as events from events group by 1 order by 1`.execute(second);
  expect(counted.rows).toEqual([
    { id: 'inv_b', events: 600 },
    { id: 'inv_c', events: 600 },
  ]);
  await Promise.all([first.destroy(), second.destroy()]);
});
