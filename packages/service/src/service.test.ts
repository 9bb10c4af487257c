import { once } from 'node:events';
import { createServer, request as callOver } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { currentSession } from '@mats/telemetry';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { Router } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { createLogger, createService, listSchema, parseEnvironment, readLines, runService } from './index.ts';

function logInto(lines: string[]): ReturnType<typeof createLogger> {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return createLogger({ name: 'mats-test', level: 'info' }, sink);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function appWith(route: Router, lines: string[] = []): ReturnType<typeof createService> {
  return createService({
    name: 'mats-test',
    log: logInto(lines),
    routes: [route],
    trustTrace: true,
    newId: () => 'r1',
  });
}

const echo = Router().post('/echo', (incoming, response) => {
  response.json({ body: incoming.body as unknown, session: currentSession()?.sessionId ?? null });
});

describe('createService', () => {
  test('answers wrong JSON with what was wrong and what to do', async () => {
    const reply = await request(appWith(echo)).post('/echo').type('json').send('{"a":');
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { code: 'invalid_json' } });
  });

  test.each([
    ['plain JSON', 'application/json', Buffer.from('{"a":"ü"}')],
    ['JSON with its encoding', 'application/json; charset=utf-8', Buffer.from('{"a":"ü"}')],
    ['JSON in UTF-16', 'application/json; charset=utf-16le', Buffer.from('{"a":"ü"}', 'utf16le')],
  ])('reads %s', async (_what, type, bytes) => {
    const { body } = await request(appWith(echo))
      .post('/echo')
      .set('content-type', type)
      .serialize((value: unknown) => value as string)
      .send(bytes);
    expect(body).toMatchObject({ body: { a: 'ü' } });
  });

  test('reads JSON that comes in pieces, of a length that is told or not', async () => {
    const server = appWith(echo).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const text = JSON.stringify({ text: 'ü'.repeat(200_000) });
    const answers = [{}, { 'content-length': String(Buffer.byteLength(text)) }].map(async (length) => {
      const call = callOver({
        port,
        method: 'POST',
        path: '/echo',
        headers: { 'content-type': 'application/json', ...length },
      });
      const answered = once(call, 'response') as Promise<[IncomingMessage]>;
      for (let at = 0; at < text.length; at += 70_001) call.write(text.slice(at, at + 70_001));
      call.end();
      return JSON.parse(await textOf((await answered)[0])) as unknown;
    });
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ body: JSON.parse(text) });
    server.closeAllConnections();
    server.close();
  });

  test('answers HEAD and JSON without an entity tag', async () => {
    const app = appWith(Router().get('/x', (_request, response) => void response.status(201).json({ a: 1 })));
    const answer = await request(app).get('/x');
    expect([answer.status, answer.headers['content-type'], answer.headers['etag']]).toEqual([
      201,
      'application/json; charset=utf-8',
      undefined,
    ]);
    const head = await request(app).head('/x');
    expect([head.headers['content-length'], head.text]).toEqual(['7', undefined]);
  });

  test('refuses a body over the limit', async () => {
    const reply = await request(appWith(echo))
      .post('/echo')
      .send({ text: 'x'.repeat(5 * 1024 * 1024) });
    expect(reply.status).toBe(413);
    expect(reply.body).toMatchObject({ error: { code: 'body_too_large', message: 'The body is larger than 4 MB.' } });
  });

  test('refuses a session id that breaks the pattern', async () => {
    const reply = await request(appWith(echo)).post('/echo').set('X-Session-ID', '42').send({});
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { code: 'invalid_session_id' } });
  });

  test('names an unknown address', async () => {
    const reply = await request(appWith(echo)).get('/nothing');
    expect(reply.body).toMatchObject({ error: { code: 'not_found', message: 'There is nothing at GET /nothing.' } });
  });

  test('says which methods an address takes when asked', async () => {
    const reply = await request(appWith(echo)).options('/echo');
    expect([reply.status, reply.headers['allow']]).toEqual([200, 'POST']);
  });

  test('hides an unexpected error and logs its cause once, without e-mail or secret', async () => {
    const lines: string[] = [];
    const failing = Router().get('/fail', () => {
      throw new Error('for ann@example.com password=hunter22');
    });
    const reply = await request(appWith(failing, lines)).get('/fail');
    expect(reply.status).toBe(500);
    expect(reply.text).not.toContain('hunter22');
    expect(lines.join('')).toContain('password=[redacted]');
    expect(lines.join('')).not.toMatch(/hunter22|ann@example/);
  });

  test('runs a request in its session', async () => {
    const telemetry = startTestTelemetry();
    const reply = await request(appWith(echo)).post('/echo').set('X-Session-ID', 's-1').send({});
    await telemetry.stop();
    expect(reply.body).toMatchObject({ session: 's-1' });
  });

  test('is ready only when all it needs is there, and says what is missing', async () => {
    const app = createService({
      name: 'mats-test',
      log: logInto([]),
      routes: [],
      trustTrace: true,
      checks: [{ name: 'database', check: () => Promise.reject(new Error('refused')), next: 'Start it.' }],
    });
    const reply = await request(app).get('/readyz');
    expect(reply.status).toBe(503);
    expect(reply.body).toEqual({
      service: 'mats-test',
      ready: false,
      checks: [{ name: 'database', ok: false, detail: 'refused', next: 'Start it.' }],
    });
    expect((await request(app).get('/healthz')).status).toBe(200);
  });
});

test('answers Prometheus with what telemetry and the service itself did, on a door of its own where strangers reach it', async () => {
  const telemetry = startTestTelemetry({ serviceName: 'mats-test' });
  const options = { app: appWith(echo), host: '127.0.0.1', port: 0, log: logInto([]), telemetry };
  const open = await runService({ ...options, metricsText: () => 'mats_own_total 7\n' });
  const closed = await runService({ ...options, metrics: 'none' });
  const door = await freePort();
  const aside = await runService({ ...options, metrics: { port: door } });
  const ports = [open.port, closed.port, aside.port, door];
  const replies = await Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}/metrics`)));
  expect(replies.map(({ status }) => status)).toEqual([200, 404, 404, 200]);
  const [own, , , alone] = await Promise.all(replies.map((reply) => reply.text()));
  expect(own).toContain('\nmats_telemetry_spans_dropped_total{service="mats-test"} 0\n');
  expect(own?.endsWith('\nmats_own_total 7\n')).toBe(true);
  expect(alone).toContain('\nmats_telemetry_spans_dropped_total{service="mats-test"} 0\n');
  expect((await fetch(`http://127.0.0.1:${door}/echo`)).status).toBe(404);
  const foreign = [open.port, door].map((port) =>
    request(`http://127.0.0.1:${port}`).get('/metrics').set('Host', `evil.test:${port}`),
  );
  expect((await Promise.all(foreign)).map(({ status }) => status)).toEqual([403, 403]);
  await Promise.all([open.stop(), closed.stop(), aside.stop()]);
  await expect(fetch(`http://127.0.0.1:${door}/metrics`)).rejects.toThrow();
  await telemetry.stop();
});

test('a taken port is named with what to do', async () => {
  const telemetry = startTestTelemetry();
  const options = { app: appWith(echo), host: '127.0.0.1', log: logInto([]), telemetry };
  const first = await runService({ ...options, port: 0 });
  await expect(runService({ ...options, port: first.port })).rejects.toMatchObject({ code: 'port_taken' });
  await first.stop();
  await telemetry.stop();
});

describe('parseEnvironment', () => {
  const schema = z.object({ PORT: z.coerce.number().int().default(80), NAMES: listSchema });

  test('takes an empty value as not set and splits lists', () => {
    expect(parseEnvironment(schema, { environment: { PORT: '', NAMES: 'a, b,' } })).toEqual({
      PORT: 80,
      NAMES: ['a', 'b'],
    });
  });

  test('names the variable and an example', () => {
    const parse = (): unknown => parseEnvironment(schema, { environment: { PORT: 'x' }, examples: { PORT: '8080' } });
    expect(parse).toThrow('The setting PORT cannot be used');
  });
});

test('readLines joins characters and lines cut anywhere', async () => {
  const bytes = Buffer.from('ä1\nb\n\nlast€');
  async function* oneByOne(): AsyncGenerator<Uint8Array> {
    for (const byte of bytes) yield Uint8Array.of(byte);
    await Promise.resolve();
  }
  const lines: string[] = [];
  for await (const line of readLines(oneByOne())) lines.push(line);
  expect(lines).toEqual(['ä1', 'b', '', 'last€']);
});
