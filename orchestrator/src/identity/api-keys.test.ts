import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { apiKeyListSchema, madeApiKeySchema } from '@mats/contracts';
import type { ApiKey } from '@mats/contracts';
import { createServiceTokens } from '@mats/service';
import request from 'supertest';
import { as, asAgent, SERVICE_KEYS, sharedDatabase } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';
import { readLocalKey } from './local-key.ts';

// A busy machine may take a minute to load what an orchestrator needs, and the first test waits for it.
jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const QUESTION = { prompt: 'Why does checkout return 500?' };

const start = stoppedAfterEach();

const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` });

async function makeKey(
  { url }: StartedOrchestrator,
  options: { member?: string; wanted?: object } = {},
): Promise<ApiKey & { key: string }> {
  const made = await request(url)
    .post('/keys')
    .set(as(options.member ?? ANN))
    .send({ name: 'a script', ...options.wanted });
  expect(made.status).toBe(201);
  return madeApiKeySchema.parse(made.body);
}

describe('without proof of who asks', () => {
  const routes: [string, 'get' | 'post' | 'delete'][] = [
    ['/sessions', 'get'],
    ['/sessions/s-1', 'get'],
    ['/investigations/inv_1', 'get'],
    ['/investigations/inv_1/events', 'get'],
    ['/attachments/att_1', 'get'],
    ['/settings', 'get'],
    ['/openapi.json', 'get'],
    ['/keys', 'get'],
    ['/ask', 'post'],
    ['/attachments?name=a.log', 'post'],
    ['/investigations/inv_1/cancel', 'post'],
    ['/investigations/inv_1/feedback', 'post'],
    ['/changes', 'post'],
    ['/keys', 'post'],
    ['/keys/1', 'delete'],
  ];

  test.each(routes)('%s (%s) is 401, whoever the header names', async (path, method) => {
    const { url } = await start();
    const call = request(url)[method](path).set('X-User-Email', ANN);
    const reply = await (method === 'post' ? call.send({ prompt: 'x' }) : call);
    expect([reply.status, reply.body.error.code]).toEqual([401, 'not_identified']);
  });

  test('an agent may fetch what it was given and do nothing else', async () => {
    const { url } = await start();
    for (const [path, method] of routes.filter(([name]) => !['/settings', '/openapi.json'].includes(name))) {
      const call = request(url)[method](path).set(asAgent());
      const reply = await (method === 'post' ? call.send({ prompt: 'x' }) : call);
      expect([path, reply.status]).toEqual([path, 403]);
    }
  });
});

test('sign-outs are told and asked by the page’s server for itself, and by nobody else', async () => {
  const { url, localKey } = await start();
  const page = createServiceTokens({ self: 'ui', keys: SERVICE_KEYS, now: Date.now }).bearerFor('orchestrator');
  const until = Math.floor(Date.now() / 1000) + 60;
  const tell = (headers: Record<string, string>): request.Test =>
    request(url).post('/sign-outs').set(headers).send({ login: 'l-1', until });
  const list = (headers: Record<string, string>): request.Test => request(url).get('/sign-outs').set(headers);
  for (const headers of [as(ANN), asAgent(), bearer(localKey)]) {
    expect([(await tell(headers)).status, (await list(headers)).status]).toEqual([403, 403]);
  }
  const own = { authorization: page };
  expect([(await tell(own)).status, (await tell(own)).status]).toEqual([204, 204]);
  expect((await list(own)).body).toEqual({ sign_outs: [{ login: 'l-1', until }] });
});

describe('an API key', () => {
  test('asks and reads as the member whose it is; the e-mail header is a label', async () => {
    const orchestrator = await start();
    const { key } = await makeKey(orchestrator);
    const asked = await request(orchestrator.url)
      .post('/ask')
      .set({ ...bearer(key), 'x-session-id': 's-1', 'x-user-email': BOB })
      .send(QUESTION);
    expect([asked.status, asked.body.session_id]).toEqual([200, 's-1']);
    const root = orchestrator.telemetry.spans().find((span) => span.name === 'run_investigation');
    expect(root?.attributes['user.email']).toBe(BOB);
    const read = (headers: Record<string, string>): request.Test =>
      request(orchestrator.url).get('/sessions/s-1').set(headers);
    expect((await read(as(ANN))).status).toBe(200);
    expect((await read(as(BOB))).status).toBe(404);
    expect((await read({ ...bearer(key), 'x-user-email': BOB })).status).toBe(200);
  });

  test('for one tenant asks in its project alone, and makes keys for no other', async () => {
    const orchestrator = await start();
    const wanted = { tenant: 'acme', scopes: ['ask', 'read', 'keys'] };
    const { key, tenant } = await makeKey(orchestrator, { wanted });
    expect(tenant).toBe('acme');
    const post = (path: string, body: object, headers: Record<string, string> = {}): request.Test =>
      request(orchestrator.url)
        .post(path)
        .set({ ...bearer(key), ...headers })
        .send(body);
    const asked = await post('/ask', QUESTION, { 'x-session-id': 's-1' });
    expect([asked.status, asked.headers['x-tenant-id']]).toEqual([200, 'acme']);
    const root = orchestrator.telemetry.spans().find((span) => span.name === 'run_investigation');
    expect(root?.attributes['tenant.id']).toBe('acme');
    const other = await post('/ask', QUESTION, { 'x-session-id': 's-2', 'x-tenant-id': 'globex' });
    expect([other.status, other.body.error.code]).toEqual([403, 'forbidden']);
    expect((await post('/keys', { name: 'next' })).body.tenant).toBe('acme');
    expect((await post('/keys', { name: 'next', tenant: 'globex' })).status).toBe(403);
    const ofSignIn = request(orchestrator.url).post('/keys').set(as(BOB)).set('X-Tenant-ID', 'globex');
    expect((await ofSignIn.send({ name: 'page' })).body.tenant).toBe('globex');
    const listed = await request(orchestrator.url).get('/keys').set(as(ANN));
    expect(apiKeyListSchema.parse(listed.body).keys.map((one) => one.tenant)).toEqual(['acme', 'acme']);
  });

  test('makes no key that may do more than itself, or lasts longer', async () => {
    const orchestrator = await start();
    const { key } = await makeKey(orchestrator, { wanted: { scopes: ['read', 'keys'], days: 2 } });
    const make = (wanted: object): request.Test =>
      request(orchestrator.url)
        .post('/keys')
        .set(bearer(key))
        .send({ name: 'next', ...wanted });
    const refused = [
      { scopes: ['ask', 'read'], days: 1 },
      { days: 1 },
      { scopes: ['read'] },
      { scopes: ['read'], days: 3 },
    ];
    for (const wanted of refused) expect([wanted, (await make(wanted)).status]).toEqual([wanted, 403]);
    expect((await make({ scopes: ['keys', 'read'], days: 1 })).status).toBe(201);
  });

  test('that is revoked, or has ended, ends the streams that it opened', async () => {
    const orchestrator = await start({ agents: { sre: () => undefined } });
    const { url } = orchestrator;
    const asked = await request(url)
      .post('/ask')
      .set({ ...as(ANN), 'x-session-id': 's-1', prefer: 'respond-async' })
      .send(QUESTION);
    const paths = ['/sessions/s-1/events', `/investigations/${asked.body.id}/events`];
    const [revoked, ended, good] = [
      await makeKey(orchestrator),
      await makeKey(orchestrator),
      await makeKey(orchestrator),
    ];
    const open = (key: string): Promise<Response[]> =>
      Promise.all(paths.map((path) => fetch(url + path, { headers: bearer(key) })));
    const streams = [...(await open(revoked.key)), ...(await open(ended.key))];
    const stay = await open(good.key);
    expect([...streams, ...stay].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    await request(url).delete(`/keys/${revoked.id}`).set(as(ANN));
    const database = await sharedDatabase();
    const past = new Date(Date.now() - 1000).toISOString();
    await database.updateTable('api_keys').set({ expires_at: past }).where('id', '=', ended.id).execute();
    // Resolves only because all of them end.
    await Promise.all(streams.map((stream) => stream.text()));
    expect(await Promise.race([Promise.all(stay.map((one) => one.text())), delay(2_500, 'open')])).toBe('open');
    await request(url).post(`/investigations/${asked.body.id}/cancel`).set(as(ANN)).send({});
  });

  test('does what its scopes say', async () => {
    const orchestrator = await start();
    const { key } = await makeKey(orchestrator, { wanted: { scopes: ['read'] } });
    const { url } = orchestrator;
    expect((await request(url).get('/sessions').set(bearer(key))).status).toBe(200);
    const asked = await request(url).post('/ask').set(bearer(key)).send(QUESTION);
    expect([asked.status, asked.body.error.message]).toEqual([
      403,
      'This is not allowed: this API key has no scope ask.',
    ]);
    expect((await request(url).post('/keys').set(bearer(key)).send({ name: 'more' })).status).toBe(403);
  });

  test('is listed without the key itself, to its owner alone, and noted when it is used', async () => {
    const orchestrator = await start();
    const made = await makeKey(orchestrator);
    await makeKey(orchestrator, { member: BOB });
    await request(orchestrator.url).get('/sessions').set(bearer(made.key));
    const { body, text } = await request(orchestrator.url).get('/keys').set(as(ANN));
    const { keys } = apiKeyListSchema.parse(body);
    expect(keys.map(({ id, member }) => [id, member])).toEqual([[made.id, ANN]]);
    expect(keys[0]?.last_used_at).not.toBeNull();
    expect(text).not.toContain(made.key.slice(-43));
  });

  test('ends when it is revoked by its owner, and by nobody else', async () => {
    const orchestrator = await start();
    const { id, key } = await makeKey(orchestrator);
    const revoke = (member: string): request.Test => request(orchestrator.url).delete(`/keys/${id}`).set(as(member));
    expect((await revoke(BOB)).body.error.code).toBe('api_key_not_found');
    expect((await revoke(ANN)).status).toBe(204);
    const reply = await request(orchestrator.url).get('/sessions').set(bearer(key));
    expect([reply.status, reply.body.error.message]).toEqual([
      401,
      'The request does not prove who sends it: its API key is unknown or was revoked.',
    ]);
  });

  test('is good for as many days as was said', async () => {
    const orchestrator = await start();
    const made = await makeKey(orchestrator, { wanted: { days: 2 } });
    expect(Date.parse(made.expires_at ?? '') - Date.parse(made.created_at)).toBe(2 * 24 * 3600 * 1000);
  });

  test.each([
    ['cut', (key: string) => key.slice(0, -1)],
    ['longer', (key: string) => `${key}x`],
    ['with another secret', (key: string) => `${key.slice(0, 22)}${'A'.repeat(43)}`],
    ['with another id', (key: string) => key.replace(/_[0-9a-f]{16}_/, `_${'0'.repeat(16)}_`)],
    ['of nothing', () => 'mats_'],
  ])('%s is none', async (_what, change) => {
    const orchestrator = await start();
    const { key } = await makeKey(orchestrator);
    expect(
      (
        await request(orchestrator.url)
          .get('/sessions')
          .set(bearer(change(key)))
      ).status,
    ).toBe(401);
  });

  test('of this machine may do everything, and make keys for others; those of people may not', async () => {
    const orchestrator = await start();
    const wanted = { name: 'for Bob', member: BOB };
    const post = (headers: Record<string, string>): request.Test =>
      request(orchestrator.url).post('/keys').set(headers).send(wanted);
    expect((await post(as(ANN))).status).toBe(403);
    const made = await post(bearer(orchestrator.localKey));
    expect([made.status, made.body.member]).toEqual([201, BOB]);
    const listed = await request(orchestrator.url).get('/keys').set(bearer(orchestrator.localKey));
    expect(listed.body.keys).toHaveLength(1);
    const asked = await request(orchestrator.url).post('/ask').set(bearer(orchestrator.localKey)).send(QUESTION);
    expect(asked.status).toBe(200);
  });
});

test('an administrator lists and revokes keys of everybody and makes none for others; a key of theirs does neither', async () => {
  const orchestrator = await start();
  const bobs = await makeKey(orchestrator, { member: BOB });
  const own = await makeKey(orchestrator, { wanted: { scopes: ['keys'] } });
  const list = async (headers: Record<string, string>): Promise<string[]> =>
    apiKeyListSchema
      .parse((await request(orchestrator.url).get('/keys').set(headers)).body)
      .keys.map(({ member }) => member)
      .toSorted();
  const admin = as(ANN, { isAdministrator: true });
  expect([await list(admin), await list(as(ANN)), await list(bearer(own.key))]).toEqual([[ANN, BOB], [ANN], [ANN]]);
  const wanted = { name: 'for Bob', member: BOB };
  const make = (headers: Record<string, string>): request.Test =>
    request(orchestrator.url).post('/keys').set(headers).send(wanted);
  expect([(await make(admin)).status, (await make(bearer(own.key))).status]).toEqual([403, 403]);
  const revoke = (headers: Record<string, string>): request.Test =>
    request(orchestrator.url).delete(`/keys/${bobs.id}`).set(headers);
  expect([(await revoke(bearer(own.key))).status, (await revoke(admin)).status]).toEqual([404, 204]);
});

test('an administrator is nobody in the sessions of others', async () => {
  const orchestrator = await start();
  await request(orchestrator.url).post('/ask').set(as(BOB)).set('X-Session-ID', 's-1').send(QUESTION);
  const read = (): request.Test =>
    request(orchestrator.url)
      .get('/sessions/s-1')
      .set(as(ANN, { isAdministrator: true }));
  expect((await read()).status).toBe(404);
});

test('the key of this machine is made once, for its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mats-local-key-'));
  const file = join(folder, 'api-key');
  const key = readLocalKey(file);
  expect(key).toMatch(/^mats_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
  expect([readLocalKey(file), statSync(file).mode & 0o777]).toEqual([key, 0o600]);
  rmSync(folder, { recursive: true });
});
