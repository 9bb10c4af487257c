import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createJsonApi } from './json-api.ts';
import type { ApiHeaders, JsonApi } from './json-api.ts';

const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  else if (request.url === '/large') response.end(JSON.stringify('x'.repeat(5 * 1024 * 1024)));
  else if (request.url === '/text') response.end('<html>');
  else if (request.url === '/refused') response.writeHead(403, { 'x-why': 'no right' }).end('{"code":7}');
  else
    response.end(JSON.stringify([request.method, request.headers['x-key'], request.headers['content-type'] ?? null]));
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close().closeAllConnections());

function api(headers: ApiHeaders = { ok: true, headers: { 'x-key': 'k' } }): JsonApi {
  return createJsonApi({
    base: `${base}/`,
    headers: () => Promise.resolve(headers),
    refusal: ({ status, headers: said, text }) => `${status} ${said.get('x-why') ?? ''} ${text}`,
  });
}

describe('an API that is read', () => {
  test('gets a path, and posts where there is a body', async () => {
    expect(await api()('/list')).toEqual({ ok: true, json: ['GET', 'k', null] });
    expect(await api()('/list', { page: 1 })).toEqual({ ok: true, json: ['POST', 'k', 'application/json'] });
  });

  test('a refusal is said in the words of who knows the API', async () => {
    expect(await api()('/refused')).toEqual({ ok: false, why: '403 no right {"code":7}', status: 403 });
  });

  test('an answer that is too large, no JSON or a redirect is a reason, not an error', async () => {
    const answers = await Promise.all(['/large', '/text', '/moved'].map((path) => api()(path)));
    expect(answers).toEqual([
      { ok: false, why: 'the answer is too large' },
      { ok: false, why: `what answers at ${base} is no JSON` },
      { ok: false, why: `nothing answers at ${base}` },
    ]);
  });

  test('without proof nobody is asked', async () => {
    expect(await api({ ok: false, why: 'no credentials' })('/list')).toEqual({ ok: false, why: 'no credentials' });
  });
});
