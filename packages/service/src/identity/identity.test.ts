import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVICE_CALLS } from '@mats/contracts';
import { Router } from 'express';
import type { Express } from 'express';
import request from 'supertest';
import {
  callerOf,
  createLogger,
  createService,
  createServiceTokens,
  makeServiceKeys,
  memberFor,
  readServiceKeys,
} from '../index.ts';
import type { ServiceKeys, ServiceName, ServiceTokens } from '../index.ts';

const AT = Date.UTC(2026, 0, 1);
const KEYS = makeServiceKeys();
const EMAIL = 'ada@example.org';

function tokensOf(self: ServiceName, options: { keys?: ServiceKeys; at?: number } = {}): ServiceTokens {
  return createServiceTokens({ self, keys: options.keys ?? KEYS, now: () => options.at ?? AT });
}

const whoAmI = Router()
  .get('/who', (incoming, response) => {
    const { service, member, isAdministrator } = callerOf(incoming);
    response.json({ service, member, isAdministrator, label: incoming.get('x-user-email') ?? null });
  })
  .post('/act', (incoming, response) => {
    response.json({ member: memberFor(incoming, 'ask') });
  });

function appOf(at = AT): Express {
  return createService({
    name: 'mats-orchestrator',
    log: createLogger({ name: 'mats-orchestrator', level: 'silent' }),
    routes: [whoAmI],
    trustTrace: false,
    newId: () => 'r1',
    allowedHosts: ['mats.example.org'],
    authenticate: tokensOf('orchestrator', { at }).verify,
  });
}

/** A token as somebody writes it by hand. */
function forge(claims: object, options: { key: string; alg?: string }): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: options.alg ?? 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = createHmac('sha256', Buffer.from(options.key, 'base64url')).update(signed).digest('base64url');
  return `Bearer ${signed}.${options.alg === 'none' ? '' : signature}`;
}

const who = (authorization: string, at = AT): request.Test =>
  request(appOf(at)).get('/who').set({ authorization, 'x-user-email': 'eve@example.org' });

describe('who calls a service', () => {
  test('is what its token proves; the header is only a label, and a person is who signed in', async () => {
    const page = await who(tokensOf('ui').bearerFor('orchestrator', EMAIL));
    expect(page.body).toEqual({ service: 'ui', member: EMAIL, label: EMAIL });
    const agent = await who(tokensOf('sre').bearerFor('orchestrator'));
    expect(agent.body).toMatchObject({ service: 'sre', member: null });
  });

  test('is an administrator when the page says so, and no other service', async () => {
    const rights = { isAdministrator: true };
    const page = await who(tokensOf('ui').bearerFor('orchestrator', EMAIL, rights));
    expect(page.body).toEqual({ service: 'ui', member: EMAIL, isAdministrator: true, label: EMAIL });
    const agent = await who(tokensOf('sre').bearerFor('orchestrator', EMAIL, rights));
    expect(agent.body).toEqual({ service: 'sre', member: null, label: 'eve@example.org' });
  });

  test('is not asked for its health', async () => {
    expect((await request(appOf()).get('/healthz')).status).toBe(200);
    expect((await request(appOf()).get('/readyz')).status).toBe(200);
  });

  const seconds = AT / 1000;
  const claims = { iss: 'mats-ui', aud: 'mats-orchestrator', sub: EMAIL, iat: seconds, exp: seconds + 60 };
  const pageKey = KEYS['ui>orchestrator'] ?? '';
  test.each([
    ['nothing', ''],
    ['a header alone', 'Basic YWRhOmFkYQ=='],
    ['a word', 'Bearer x'],
    ['a token for another service', tokensOf('orchestrator').bearerFor('sre')],
    ['a token for another audience, with the right key', forge({ ...claims, aud: 'mats-sre-agent' }, { key: pageKey })],
    ['a token without an audience', forge({ ...claims, aud: undefined }, { key: pageKey })],
    ['a token of other keys', tokensOf('ui', { keys: makeServiceKeys() }).bearerFor('orchestrator', EMAIL)],
    ['the page’s name under an agent’s key', forge(claims, { key: KEYS['sre>orchestrator'] ?? '' })],
    ['an unsigned token', forge(claims, { key: pageKey, alg: 'none' })],
    ['a token that names another method', forge(claims, { key: pageKey, alg: 'HS512' })],
    ['a token without an end', forge({ ...claims, exp: undefined }, { key: pageKey })],
    ['a token for a year', forge({ ...claims, iat: seconds - 3600, exp: seconds + 3e7 }, { key: pageKey })],
    ['a token from the future', forge({ ...claims, iat: seconds + 3600, exp: seconds + 3660 }, { key: pageKey })],
    ['a token of nobody known', forge({ ...claims, iss: '__proto__' }, { key: pageKey })],
    ['a token of 8 kB', `Bearer ${'a'.repeat(8_192)}`],
  ])('is nobody with %s: 401', async (_what, authorization) => {
    const reply = await who(authorization);
    expect([reply.status, reply.body.error.code]).toEqual([401, 'not_identified']);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  test('is nobody again after a minute and a half', async () => {
    const token = tokensOf('ui').bearerFor('orchestrator', EMAIL);
    expect((await who(token, AT + 59_000)).status).toBe(200);
    expect((await who(token, AT + 91_000)).status).toBe(401);
  });

  test('cannot speak for a person unless it is the page', async () => {
    const authorization = forge({ ...claims, iss: 'mats-sre-agent' }, { key: KEYS['sre>orchestrator'] ?? '' });
    expect((await who(authorization)).body).toMatchObject({ service: 'sre', member: null });
    const acting = await request(appOf()).post('/act').set({ authorization }).send({});
    expect([acting.status, acting.body.error.code]).toEqual([403, 'forbidden']);
  });
});

describe('a page of another site', () => {
  const authorization = tokensOf('ui').bearerFor('orchestrator', EMAIL);
  const call = (headers: Record<string, string>): request.Test =>
    request(appOf())
      .post('/act')
      .set({ authorization, 'content-type': 'application/json', ...headers })
      .send('{}');

  test.each([
    ['an address', '127.0.0.1:8080', 200],
    ['an address in brackets', '[::1]:8080', 200],
    ['a plain name', 'mats-orchestrator:8080', 200],
    ['localhost', 'localhost', 200],
    ['a listed name', 'MATS.example.org', 200],
    ['a name of its own', 'evil.test:8080', 403],
    ['a name that ends like a listed one', 'evil.mats.example.org', 403],
    ['a name that begins like an address', '127.0.0.1.evil.test', 403],
  ])('that points %s here', async (_what, host, status) => {
    expect((await call({ host })).status).toBe(status);
    expect((await request(appOf()).get('/healthz').set({ host })).status).toBe(status);
  });

  test.each([
    ['its origin', { origin: 'http://evil.test' }],
    ['no origin that can be told', { origin: 'null' }],
    ['its site', { 'sec-fetch-site': 'cross-site' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
  ])('cannot write: %s', async (_what, headers) => {
    const reply = await call(headers as Record<string, string>);
    expect([reply.status, reply.body.error.code]).toEqual([403, 'forbidden']);
  });

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', ''])(
    'cannot write without asking first: %s',
    async (type) => {
      const reply = await call({ 'content-type': type });
      expect([reply.status, reply.body.error.code]).toEqual([415, 'unsupported_media_type']);
    },
  );

  test('is told from a program that shows a key and sends no body', async () => {
    const bare = request(appOf()).post('/act');
    expect((await bare.set({ authorization })).status).toBe(200);
    expect((await request(appOf()).post('/act')).status).toBe(415);
  });
});

describe('the keys of the services', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mats-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are made at first start, for the owner alone, and found again', () => {
    const file = join(folder, 'data', 'service-keys.json');
    const made = readServiceKeys(file);
    expect(readServiceKeys(file)).toEqual(made);
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'data')).mode & 0o777]).toEqual([0o600, 0o700]);
    // Each way that a call may go has a key of its own.
    expect(new Set(Object.values(made)).size).toBe(SERVICE_CALLS.length);
  });

  test.each(['', '{', '[]', '{"ui>orchestrator":"short"}'])('a file that holds %p is named', (content) => {
    const file = join(folder, 'service-keys.json');
    writeFileSync(file, content);
    expect(() => readServiceKeys(file)).toThrow(`The setting MATS_SERVICE_KEYS cannot be used: ${file} holds no keys.`);
  });
});
