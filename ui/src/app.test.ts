import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestTelemetry } from '@mats/telemetry/testing';
import type { TestTelemetry } from '@mats/telemetry/testing';
import request from 'supertest';
import { startScriptedOrchestrator } from './testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator } from './testing/scripted-orchestrator.ts';
import { startUi } from './testing/start-ui.ts';
import type { StartedUi } from './testing/start-ui.ts';

const opened: { close: () => Promise<unknown> }[] = [];
let telemetry: TestTelemetry;

beforeAll(() => {
  telemetry = startTestTelemetry({ serviceName: 'mats-ui' });
});

afterEach(async () => {
  for (const part of opened.splice(0).toReversed()) await part.close();
  telemetry.reset();
});

afterAll(() => telemetry.stop());

function webFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mats-web-'));
  opened.push({ close: () => Promise.resolve(rmSync(folder, { recursive: true })) });
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'the script');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync('the script, packed'));
  return folder;
}

interface Started {
  ui: StartedUi;
  upstream: ScriptedOrchestrator;
}

async function start(
  options: { trustedProxies?: string[]; saysTenant?: boolean; webFolder?: string } = {},
): Promise<Started> {
  const upstream = await startScriptedOrchestrator();
  opened.push(upstream);
  const ui = await startUi({ orchestratorUrl: upstream.url, webFolder: webFolder(), ...options });
  opened.push(ui);
  return { ui, upstream };
}

async function signIn(ui: StartedUi, email = 'ada@example.com'): Promise<string> {
  const answer = await request(ui.url).post('/login').send({ email });
  return String(answer.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
}

describe('sign-in', () => {
  test('any e-mail signs in to a demo, and the cookie says who it is', async () => {
    const { ui } = await start();
    const cookie = await signIn(ui, ' Ada@Example.com ');
    const me = await request(ui.url).get('/me').set('Cookie', cookie);
    expect(me.body).toEqual({ email: 'ada@example.com', mode: 'demo', session_id: null });
  });

  test.each(['', 'ada', 'ada@', 'a b@example.com', `${'a'.repeat(250)}@example.com`])(
    '%p is no e-mail',
    async (email) => {
      const { ui } = await start();
      const answer = await request(ui.url).post('/login').send({ email });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid_request']);
    },
  );

  test('nobody reads anything without it', async () => {
    const { ui, upstream } = await start();
    for (const path of ['/me', '/sessions', '/settings', '/investigations/inv_1', '/attachments/att_1']) {
      const answer = await request(ui.url).get(path);
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 401, 'not_signed_in']);
    }
    expect(upstream.seen).toEqual([]);
  });

  test('signing out takes the cookie away', async () => {
    const { ui } = await start();
    const answer = await request(ui.url)
      .post('/logout')
      .set('Cookie', await signIn(ui))
      .send({});
    expect([answer.status, answer.body]).toEqual([200, { next: null }]);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^mats_login=;.*Expires=Thu, 01 Jan 1970/);
  });

  test('a copy of the cookie is worth nothing after the sign-out, also one of a session that was opened since', async () => {
    const { ui } = await start();
    const signedIn = await signIn(ui);
    const other = await signIn(ui);
    const opening = await request(ui.url).post('/sessions/new').set('Cookie', signedIn).send({});
    const opened = String(opening.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    const me = async (cookie: string): Promise<number> =>
      (await request(ui.url).get('/me').set('Cookie', cookie)).status;
    expect([await me(signedIn), await me(opened), await me(other)]).toEqual([200, 200, 200]);
    await request(ui.url).post('/logout').set('Cookie', opened).send({});
    expect([await me(signedIn), await me(opened), await me(other)]).toEqual([401, 401, 200]);
  });

  test('ends the event streams of the sign-in, and not those of another', async () => {
    const { ui } = await start();
    const [mine, other] = [await signIn(ui), await signIn(ui)];
    const { body } = await request(ui.url).post('/ask').set('Cookie', mine).send({ prompt: 'Why?', attachments: [] });
    const events = `${ui.url}/investigations/${body.id}/events`;
    const [ends, stays] = [await open(events, { Cookie: mine }), await open(events, { Cookie: other })];
    const ended = new Promise((resolve) => ends.once('error', resolve));
    ends.resume();
    await request(ui.url).post('/logout').set('Cookie', mine).send({});
    await ended;
    expect([stays.destroyed, stays.complete]).toEqual([false, false]);
    stays.destroy();
  });

  test('a new session is a UUID that the cookie holds from then on', async () => {
    const { ui, upstream } = await start();
    const opening = await request(ui.url)
      .post('/sessions/new')
      .set('Cookie', await signIn(ui))
      .send({});
    expect(opening.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const cookie = String(opening.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    await request(ui.url).post('/ask').set('Cookie', cookie).send({ prompt: 'Why?', attachments: [] });
    expect(upstream.seen.at(-1)?.headers['x-session-id']).toBe(opening.body.id);
  });
});

describe('identity headers', () => {
  const claim = (headers: string[][], trustedProxies: string[]): Promise<[number, string]> =>
    start({ trustedProxies }).then(
      ({ ui, upstream }) =>
        new Promise((resolve, reject) => {
          // node:http sends header lists as they are, which supertest cannot.
          const sent = httpRequest(`${ui.url}/sessions`, { headers: headers.flat() as never }, (answer) => {
            answer.resume();
            answer.once('end', () =>
              resolve([answer.statusCode ?? 0, String(upstream.seen.at(-1)?.headers['x-user-email'])]),
            );
          });
          sent.once('error', reject);
          sent.end();
        }),
    );
  const host = ['Host', 'mats'];

  test('are believed from a listed proxy', async () => {
    expect(await claim([host, ['X-User-Email', 'Ada@example.com']], ['127.0.0.1'])).toEqual([200, 'ada@example.com']);
  });

  test.each<[string, string[][], string[], number]>([
    ['from any other address', [host, ['X-User-Email', 'ada@example.com']], ['10.1.2.3'], 403],
    [
      'sent twice',
      [host, ['X-User-Email', 'ada@example.com'], ['X-User-Email', 'eve@example.com']],
      ['127.0.0.1'],
      403,
    ],
    ['spelled with underscores', [host, ['X_User_Email', 'eve@example.com']], ['127.0.0.1'], 403],
    [
      'beside an underscore spelling',
      [host, ['X-User-Email', 'a@b.de'], ['X_User_Email', 'eve@example.com']],
      ['127.0.0.1'],
      403,
    ],
    [
      'marked hop-by-hop',
      [host, ['Connection', 'X-User-Email'], ['X-User-Email', 'ada@example.com']],
      ['127.0.0.1'],
      403,
    ],
    ['with several addresses', [host, ['X-User-Email', 'ada@example.com, eve@example.com']], ['127.0.0.1'], 403],
    ['missing', [host], ['127.0.0.1'], 401],
  ])('%s are refused', async (_how, headers, proxies, status) => {
    expect(await claim(headers, proxies)).toEqual([status, 'undefined']);
  });

  test.each([
    ['named to the orchestrator where the proxy says tenants', true, ['X-Tenant-ID', 'acme'], [200, 'acme']],
    ['left out where it does not', false, ['X-Tenant-ID', 'acme'], [200, undefined]],
    ['asked for where it does', true, ['X-Other', 'acme'], [403, undefined]],
    ['refused where it cannot be one', true, ['X-Tenant-ID', 'a/b'], [403, undefined]],
    ['refused where it comes twice', true, ['X-Tenant-ID', 'acme, globex'], [403, undefined]],
  ] as const)('the tenant is %s', async (_what, saysTenant, [name, value], expected) => {
    const { ui, upstream } = await start({ trustedProxies: ['127.0.0.1'], saysTenant });
    const answer = await request(ui.url)
      .get('/sessions')
      .set({ 'X-User-Email': 'ada@example.com', [name]: value });
    expect([answer.status, upstream.seen.at(-1)?.headers['x-tenant-id']]).toEqual(expected);
  });

  test('of a client in a demo are neither believed nor passed on', async () => {
    const { ui, upstream } = await start();
    const forged = {
      'X-User-Email': 'eve@example.com',
      'X-User-ID': 'eve',
      'X-Tenant-ID': 'other',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      baggage: 'user.email=eve',
    };
    expect((await request(ui.url).get('/sessions').set(forged)).status).toBe(401);
    await request(ui.url)
      .get('/sessions')
      .set(forged)
      .set('Cookie', await signIn(ui));
    const names = ['x-user-email', 'x-user-id', 'x-tenant-id', 'traceparent', 'baggage', 'cookie'];
    const arrived = names.filter((name) => upstream.seen.at(-1)?.headers[name] !== undefined);
    expect(arrived).toEqual(['x-user-email']);
    expect(upstream.seen.at(-1)?.headers['x-user-email']).toBe('ada@example.com');
  });
});

describe('other sites', () => {
  test.each([
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
  ])('a write with %s %s is refused', async (name, value) => {
    const { ui } = await start();
    const answer = await request(ui.url)
      .post('/sessions/new')
      .set('Cookie', await signIn(ui))
      .set(name, value);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'forbidden']);
  });

  test('a write of our own page is let through', async () => {
    const { ui } = await start();
    const answer = await request(ui.url)
      .post('/sessions/new')
      .set('Cookie', await signIn(ui))
      .set('Origin', ui.url)
      .send({});
    expect(answer.status).toBe(201);
  });

  test('a name that a foreign site points at loopback is not answered in a demo', async () => {
    const { ui } = await start();
    expect((await request(ui.url).get('/').set('Host', 'evil.example:8501').set('Accept', 'text/html')).status).toBe(
      403,
    );
    for (const host of ['localhost:8501', '127.0.0.1:8501', '[::1]:8501', 'mats-ui:8501']) {
      expect((await request(ui.url).get('/').set('Host', host).set('Accept', 'text/html')).status).toBe(200);
    }
  });
});

describe('pages', () => {
  test('carry a policy that lets nothing in from elsewhere', async () => {
    const { ui } = await start();
    const policy = String((await request(ui.url).get('/')).headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('every address that a browser opens is the page, and it is asked for anew each time', async () => {
    const { ui } = await start();
    for (const path of ['/', '/s/some-session', '/elsewhere']) {
      const answer = await request(ui.url).get(path).set('Accept', 'text/html');
      expect(answer.text).toContain('the page');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  test('files with a hash in their name last, and go packed to who can unpack', async () => {
    const { ui } = await start();
    const answer = await request(ui.url).get('/assets/app-1a2b.js').set('Accept-Encoding', 'br');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-encoding']).toBe('br');
    expect((await request(ui.url).get('/assets/none.js').set('Accept', '*/*')).status).toBe(404);
  });

  test('a missing build is told with the command that makes it', async () => {
    const { ui } = await start({ webFolder: join(tmpdir(), 'mats-nothing-here') });
    const answer = await request(ui.url).get('/').set('Accept', 'text/html');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build -w ui');
  });
});

describe('the way to the orchestrator', () => {
  test('carries a question there and the answer with its headers back', async () => {
    const { ui, upstream } = await start();
    const asked = { prompt: 'Why?', attachments: [], repositories: ['shop'] };
    const answer = await request(ui.url)
      .post('/ask')
      .set({ Cookie: await signIn(ui), 'X-Session-ID': 's-1', Prefer: 'respond-async', 'Idempotency-Key': 'k-1' })
      .send(asked);
    expect(answer.status).toBe(202);
    expect(answer.headers).toMatchObject({
      'x-session-id': 's-1',
      location: answer.body.id ? `/investigations/${answer.body.id}` : '',
    });
    expect(answer.headers['traceresponse']).toBeUndefined();
    const seen = upstream.seen.at(-1);
    expect(JSON.parse(seen?.body ?? '')).toEqual(asked);
    expect(seen?.headers).toMatchObject({ 'x-session-id': 's-1', prefer: 'respond-async', 'idempotency-key': 'k-1' });
  });

  test('makes a span under the root that the answer names, with the session and the time it really began', async () => {
    const { ui } = await start();
    const before = Date.now();
    await request(ui.url)
      .post('/ask')
      .set({ Cookie: await signIn(ui), 'X-Session-ID': 's-1' })
      .send({ prompt: 'Why?', attachments: [] });
    const spans = telemetry.spans();
    expect(spans.map((span) => span.name)).toEqual(['ui_request']);
    const [span] = spans;
    expect(span?.spanContext().traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(span?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(span?.attributes).toMatchObject({
      'session.id': 's-1',
      'user.email': 'ada@example.com',
      'openinference.span.kind': 'CHAIN',
    });
    expect((span?.startTime[0] ?? 0) * 1000 + (span?.startTime[1] ?? 0) / 1e6).toBeGreaterThanOrEqual(before);
    expect(span?.attributes['output.value']).toBeUndefined();
  });

  test('other requests make no span', async () => {
    const { ui } = await start();
    await request(ui.url)
      .get('/sessions')
      .set('Cookie', await signIn(ui));
    expect(telemetry.spans()).toEqual([]);
  });

  test('events pass as they happen, and the place to continue from goes along', async () => {
    const { ui, upstream } = await start();
    const cookie = await signIn(ui);
    const { body } = await request(ui.url).post('/ask').set('Cookie', cookie).send({ prompt: 'Why?', attachments: [] });
    upstream.advance(3);
    const answer = await open(`${ui.url}/investigations/${body.id}/events`, { Cookie: cookie, 'Last-Event-ID': '2' });
    expect(answer.headers['content-type']).toContain('text/event-stream');
    const ids = eventIds(answer);
    await until(() => ids.length === 1);
    upstream.advance(2);
    await until(() => ids.length === 3);
    expect(ids).toEqual([3, 4, 5]);
    answer.destroy();
  });

  test('an upload streams: its first bytes are there before its last ones are sent', async () => {
    const received: string[] = [];
    const upstream = createServer((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      incoming.once('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end('{}'));
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => new Promise((resolve) => upstream.close(resolve)) });
    const ui = await startUi({
      orchestratorUrl: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
      webFolder: webFolder(),
    });
    opened.push(ui);
    const headers = { Cookie: await signIn(ui), 'Content-Type': 'application/octet-stream' };
    const sent = httpRequest(`${ui.url}/attachments?name=a.log`, { method: 'POST', headers });
    sent.write('first');
    await until(() => received.length > 0);
    expect(received.join('')).toBe('first');
    sent.end('last');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(201);
    expect(received.join('')).toBe('firstlast');
  });

  test('an orchestrator that is away is said so, with what to do', async () => {
    const { ui, upstream } = await start();
    const cookie = await signIn(ui);
    await upstream.close();
    opened.splice(opened.indexOf(upstream), 1);
    for (const path of ['/sessions', '/settings']) {
      const answer = await request(ui.url).get(path).set('Cookie', cookie);
      expect([answer.status, answer.body.error]).toEqual([
        502,
        {
          code: 'orchestrator_unreachable',
          message: `The orchestrator could not be reached at ${upstream.url}.`,
          next: 'Start it and reload; nothing you asked before is lost.',
        },
      ]);
    }
    expect((await request(ui.url).get('/readyz')).status).toBe(503);
    expect((await request(ui.url).get('/healthz')).status).toBe(200);
  });

  test('an answer that breaks off is broken off for the browser as well', async () => {
    const { ui, upstream } = await start();
    const cookie = await signIn(ui);
    const { body } = await request(ui.url).post('/ask').set('Cookie', cookie).send({ prompt: 'Why?', attachments: [] });
    const answer = await open(`${ui.url}/investigations/${body.id}/events`, { Cookie: cookie });
    const ended = new Promise((resolve) => answer.once('error', resolve));
    answer.resume();
    upstream.cutStreams();
    await ended;
    expect(answer.complete).toBe(false);
  });

  test('files from outside are never shown as pages', async () => {
    const { ui } = await start();
    const answer = await request(ui.url)
      .get('/attachments/att_1')
      .set('Cookie', await signIn(ui));
    expect(answer.headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' });
  });

  test('what browsers have no business with stays behind the door', async () => {
    const { ui, upstream } = await start();
    const cookie = await signIn(ui);
    for (const path of ['/openapi.json', '/invoke', '/internal']) {
      expect((await request(ui.url).get(path).set('Cookie', cookie).set('Accept', 'application/json')).status).toBe(
        404,
      );
    }
    expect(upstream.seen).toEqual([]);
  });

  test.each(['with space', '12345', 'ä', 'x'.repeat(129)])(
    'session id %p is refused before anything is asked',
    async (id) => {
      const { ui, upstream } = await start();
      const answer = await request(ui.url)
        .post('/ask')
        .set({ Cookie: await signIn(ui), 'X-Session-ID': encodeURI(id) })
        .send({ prompt: 'Why?' });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid_session_id']);
      expect(upstream.seen).toEqual([]);
    },
  );
});

async function open(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const sent = httpRequest(url, { headers });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

/** The ids of the events that an open stream has brought so far; grows as they come. */
function eventIds(answer: IncomingMessage): number[] {
  const ids: number[] = [];
  let text = '';
  answer.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    ids.splice(0, ids.length, ...[...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])));
  });
  return ids;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
