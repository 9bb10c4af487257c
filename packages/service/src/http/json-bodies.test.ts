import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { createLogger, createService } from '../index.ts';

const echo = Router().post('/echo', (incoming, response) => {
  response.json({ body: (incoming.body as unknown) ?? 'unread' });
});

function appWith(options: { lines?: string[]; limit?: number } = {}): ReturnType<typeof createService> {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      options.lines?.push(chunk.toString());
      done();
    },
  });
  return createService({
    name: 'mats-test',
    log: createLogger({ name: 'mats-test', level: 'info' }, sink),
    routes: [echo],
    trustTrace: true,
    ...(options.limit === undefined ? {} : { jsonLimitBytes: options.limit }),
  });
}

/** Sends exactly these bytes as the body. */
function post(headers: Readonly<Record<string, string>>, body: Buffer | string, app = appWith()): request.Test {
  return request(app)
    .post('/echo')
    .set(headers)
    .serialize((value: unknown) => value as string)
    .send(Buffer.from(body));
}

/** Writes a request by hand and ends the connection's sending side; resolves with all that came back. */
async function send(app: ReturnType<typeof appWith>, sent: { header: string; body: string }): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = `POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n${sent.header}`;
  socket.end(`${head}\r\n\r\n${sent.body}`);
  const answer = await textOf(socket);
  server.close();
  await once(server, 'close');
  return answer;
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a JSON body', () => {
  test.each([
    ['that ends early', '{"a":', 'Unexpected end of JSON input'],
    ['with a stray character', '{"a":x}', `Unexpected token 'x', "{"a":x}" is not valid JSON`],
    ['that is a text', '"why?"', 'it is neither an object nor a list'],
    ['that is a number', '12', 'it is neither an object nor a list'],
    ['that is no JSON at all', 'prompt=why', 'it is neither an object nor a list'],
    ['of blanks', ' \n', 'it is neither an object nor a list'],
  ])('%s is refused with what is wrong', async (_what, body, reason) => {
    const reply = await post(JSON_TYPE, body);
    expect([reply.status, reply.body]).toEqual([
      400,
      {
        error: {
          code: 'invalid_json',
          message: `The body is not valid JSON: ${reason}.`,
          next: 'Send a JSON object with Content-Type: application/json.',
        },
      },
    ]);
  });

  test.each([
    ['an object', '{"a":1}', { a: 1 }],
    ['a list', ' [1]', [1]],
    ['nothing at all, which counts as an empty object', '', {}],
  ])('may be %s', async (_what, body, read) => {
    const reply = await post({ ...JSON_TYPE, 'content-length': String(body.length) }, body);
    expect([reply.status, reply.body]).toEqual([200, { body: read }]);
  });

  test.each([
    ['packed with gzip', { 'content-encoding': 'gzip' }, 'content encoding unsupported'],
    ['in Latin 1', { 'content-type': 'application/json; charset=latin1' }, 'unsupported charset "LATIN1"'],
    ['in an unknown UTF', { 'content-type': 'application/json; charset=utf-99' }, 'unsupported charset "UTF-99"'],
  ])('%s is refused', async (_what, headers, seen) => {
    const reply = await post({ ...JSON_TYPE, ...headers }, gzipSync('{}'));
    expect([reply.status, reply.body]).toEqual([
      415,
      {
        error: {
          code: 'unsupported_media_type',
          message: `Content-Type ${seen} is not read here.`,
          next: 'Send application/json in UTF-8.',
        },
      },
    ]);
  });

  test('that ends before its stated length is logged as an invalid request', async () => {
    const lines: string[] = [];
    await send(appWith({ lines }), { header: 'content-length: 9', body: '{"a"' });
    expect(JSON.parse(lines.join(''))).toMatchObject({ code: 'invalid_request', status: 400, msg: 'request refused' });
  });
});

describe('a body of another type', () => {
  test.each([
    ['text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a type that cannot be read', 'application/json/x'],
  ])('is refused, since any page may send it: %s', async (_what, type) => {
    const reply = await post({ 'content-type': type }, '{"a":1}');
    expect([reply.status, reply.body.error]).toEqual([
      415,
      {
        code: 'unsupported_media_type',
        message: `Content-Type ${type} is not read here.`,
        next: 'Send application/json, or a file as application/octet-stream.',
      },
    ]);
  });

  test('that is bytes is left to the route', async () => {
    const reply = await post({ 'content-type': 'application/octet-stream' }, '{"a":1}');
    expect([reply.status, reply.body]).toEqual([200, { body: 'unread' }]);
  });
});

describe('a body over the limit', () => {
  test.each([
    ['of a stated length', 'content-length: 2000', 'x'.repeat(2_000)],
    ['in pieces of no stated length', 'transfer-encoding: chunked', `7d0\r\n${'x'.repeat(2_000)}\r\n0\r\n\r\n`],
  ])('is refused: %s', async (_what, header, body) => {
    const answer = await send(appWith({ limit: 1024 }), { header, body });
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*"code":"body_too_large"/);
  });

  test('is refused with the limit of that service', async () => {
    const app = appWith({ limit: 2 * 1024 * 1024 });
    const reply = await post(JSON_TYPE, JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) }), app);
    expect(reply.body.error.message).toBe('The body is larger than 2 MB.');
  });

  test('just at the limit is read', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1_013) });
    expect([body.length, (await post(JSON_TYPE, body, appWith({ limit: 1024 }))).status]).toEqual([1024, 200]);
  });
});
