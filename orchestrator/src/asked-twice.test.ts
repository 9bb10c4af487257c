import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SPAN_NAMES } from '@mats/contracts';
import type { Investigation } from '@mats/contracts';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, asAgent } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const start = stoppedAfterEach();

describe('a question under a key', () => {
  const KEY = 'Idempotency-Key';

  test('asked again is answered with the same investigation, waited for or not', async () => {
    const orchestrator = await start();
    const body = { attachments: [{ name: 'a.log', content: 'ERROR x\n' }] };
    const first = await ask(orchestrator, { session: 's-1', body }).set(KEY, 'k-1');
    const second = await ask(orchestrator, { session: 's-1', body }).set(KEY, 'k-1');
    const third = await ask(orchestrator, { body }).set(KEY, 'k-1').set('Prefer', 'respond-async');
    expect([second.status, third.status]).toEqual([200, 202]);
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    expect(third.headers).toMatchObject({ 'x-session-id': 's-1', 'x-trace-id': first.body.trace_id });
    expect(orchestrator.invocations).toHaveLength(3);
    expect(orchestrator.telemetry.spans().filter(({ name }) => name === SPAN_NAMES.root)).toHaveLength(1);
  });

  test('asked twice at once is one investigation, and both wait for its end', async () => {
    const orchestrator = await start();
    const replies = await Promise.all([
      ask(orchestrator, { session: 's-1' }).set(KEY, 'k-1'),
      ask(orchestrator, { session: 's-1' }).set(KEY, 'k-1'),
    ]);
    expect(replies.map(({ body }) => [body.id, body.state])).toEqual([
      [replies[0].body.id, 'done'],
      [replies[0].body.id, 'done'],
    ]);
    expect(orchestrator.telemetry.spans().filter(({ name }) => name === SPAN_NAMES.root)).toHaveLength(1);
  });

  test('is refused for another question, and free for another user', async () => {
    const orchestrator = await start();
    const first = await ask(orchestrator).set(KEY, 'k-1');
    const other = await ask(orchestrator, { body: { prompt: 'And why is payment slow?' } }).set(KEY, 'k-1');
    expect(other.status).toBe(422);
    expect(other.body.error).toEqual({
      code: 'idempotency_key_reused',
      message: 'The Idempotency-Key k-1 was sent with another question before.',
      next: 'Make a new key for a new question; repeat a question unchanged to get its investigation again.',
    });
    const foreign = await ask(orchestrator, { user: 'bob@example.com' }).set(KEY, 'k-1');
    expect(foreign.status).toBe(200);
    expect(foreign.body.id).not.toBe(first.body.id);
  });

  test('that was refused can be asked again when what was wrong is put right', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', user: 'bob@example.com' });
    expect((await ask(orchestrator, { session: 's-1' }).set(KEY, 'k-1')).status).toBe(404);
    expect((await ask(orchestrator, { session: 's-2' }).set(KEY, 'k-1')).status).toBe(200);
  });

  test('a key that cannot be one is named', async () => {
    const orchestrator = await start();
    const { body } = await ask(orchestrator).set(KEY, 'k 1');
    expect(body.error).toMatchObject({
      code: 'invalid_request',
      message: 'The request does not fit: Idempotency-Key k 1: must be 1-255 printable characters.',
    });
  });
});

describe('attachments', () => {
  const upload = ({ url }: StartedOrchestrator, user: string): request.Test =>
    request(url).post('/attachments?name=a.log').set(as(user)).type('application/octet-stream').send('ERROR x\n');

  test('are read by who uploaded them; for everybody else they do not exist', async () => {
    const orchestrator = await start();
    const { id } = (await upload(orchestrator, 'ann@example.com')).body;
    const read = (user: string): request.Test => request(orchestrator.url).get(`/attachments/${id}`).set(as(user));
    expect((await read('ann@example.com')).status).toBe(200);
    const foreign = await read('bob@example.com');
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'attachment_not_found']);
    const unknown = await request(orchestrator.url)
      .get(`/attachments/att_${'0'.repeat(32)}`)
      .set(as('ann@example.com'));
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'attachment_not_found']);
  });

  test('are fetched by agents under the address they are given, for that file alone', async () => {
    const orchestrator = await start();
    const own = (await upload(orchestrator, 'ann@example.com')).body;
    const other = (await upload(orchestrator, 'bob@example.com')).body;
    await ask(orchestrator, { body: { attachments: [{ id: own.id }] } });
    const [given] = orchestrator.invocations[0]?.invoke.context.attachments ?? [];
    const { pathname, search } = new URL(given?.url ?? '');
    const fetched = (path: string): request.Test => request(orchestrator.url).get(path).set(asAgent());
    expect((await fetched(`${pathname}${search}`)).status).toBe(200);
    expect((await request(orchestrator.url).get(`${pathname}${search}`)).status).toBe(401);
    expect((await fetched(`/attachments/${other.id}${search}`)).status).toBe(403);
    expect((await fetched(`/attachments/${own.id}?key=${'x'.repeat(43)}`)).status).toBe(403);
  });

  test('and repositories of a question stand in its record', async () => {
    const orchestrator = await start();
    const attachments = [{ name: 'a.log', content: 'ERROR x\n' }];
    const { body } = await ask(orchestrator, { session: 's-1', body: { attachments, repositories: ['shop'] } });
    expect(body).toMatchObject({ attachments: [{ name: 'a.log' }], repositories: ['shop'], sample: false });
  });

  test('and its zone stand in its record, go to every agent, and hold for what is asked further', async () => {
    const orchestrator = await start();
    const zone = { time_zone: 'Europe/Berlin' };
    const attachments = [{ name: 'a.log', content: 'ERROR x\n' }];
    const first = (await ask(orchestrator, { session: 's-1', body: { attachments, ...zone } })).body as Investigation;
    const next = (await ask(orchestrator, { session: 's-1', body: { prompt: 'Since when?' } })).body as Investigation;
    const again = await request(orchestrator.url)
      .post(`/investigations/${first.id}/again`)
      .set(as('ann@example.com'))
      .send({});
    expect([first, next, again.body]).toMatchObject([zone, zone, zone]);
    const told = new Set(orchestrator.invocations.map(({ invoke }) => invoke.context.time_zone));
    expect([...told]).toEqual(['Europe/Berlin']);
    const refused = await ask(orchestrator, { session: 's-1', body: { time_zone: 'Mars/Olympus' } });
    expect(refused.status).toBe(400);
  });

  test('of the sample are everybody’s, are kept once, and do not count twice when asked again', async () => {
    const sampleDirectory = await mkdtemp(join(tmpdir(), 'mats-sample-'));
    await mkdir(join(sampleDirectory, 'logs'));
    await writeFile(join(sampleDirectory, 'logs', 'web.log'), 'ERROR x\n');
    const orchestrator = await start({ environment: { SAMPLE_DIR: sampleDirectory } });
    const first = (await ask(orchestrator, { body: { sample: true } })).body as Investigation;
    expect(first).toMatchObject({ sample: true, repositories: ['shop'], attachments: [{ name: 'web.log' }] });
    const { sample, repositories } = first;
    const attachments = first.attachments.map(({ id }) => ({ id }));
    const again = await ask(orchestrator, { user: 'bob@example.com', body: { attachments, repositories, sample } });
    expect(again.body).toMatchObject({ sample, repositories, attachments: first.attachments });
    await rm(sampleDirectory, { recursive: true });
  });
});
