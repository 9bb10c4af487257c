import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { cookieSecret } from './cookie-secret.ts';
import { COOKIE_NAME, createLoginCookie } from './login-cookie.ts';
import { createSignedOut } from './signed-out.ts';

const WEEK = 7 * 24 * 3_600_000;
const AT = Date.parse('2026-03-04T10:00:00Z');
const NOBODY = createSignedOut({ file: null, now: () => AT });
const login = { email: 'ada@example.com', sessionId: 's-1' };

/** The Set-Cookie line that a real answer carries. */
async function written(secret: string, secure = false): Promise<string> {
  const cookie = createLoginCookie({ secret, now: () => AT, signedOut: NOBODY });
  const app = express().get('/', async (_request, response) => {
    await cookie.write(response, login, { secure });
    response.end();
  });
  const answer = await request(app).get('/');
  return String(answer.get('Set-Cookie')?.[0]);
}

function read(
  header: string,
  options: { secret: string; at?: number },
): ReturnType<ReturnType<typeof createLoginCookie>['read']> {
  return createLoginCookie({ secret: options.secret, now: () => options.at ?? AT, signedOut: NOBODY }).read(header);
}

const SECRET = 'x'.repeat(40);

describe('login cookie', () => {
  test('is read back as it was written', async () => {
    const [pair = ''] = (await written(SECRET)).split(';');
    expect(await read(pair, { secret: SECRET })).toEqual(login);
  });

  test('is out of reach of scripts and of other sites', async () => {
    const line = await written(SECRET);
    expect(line).toContain('HttpOnly');
    expect(line).toContain('SameSite=Lax');
    expect(line).not.toContain('Secure');
    expect(await written(SECRET, true)).toContain('Secure');
  });

  test('is worth nothing with another secret, a changed payload, no signature or after its time', async () => {
    const [pair = ''] = (await written(SECRET)).split(';');
    const [head = '', payload = '', signature = ''] = pair.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'eve@example.com', session: null, aud: 'mats-ui' })).toString(
      'base64url',
    );
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await read(pair, { secret: 'y'.repeat(40) })).toBeNull();
    expect(await read(`${head}.${forged}.${signature}`, { secret: SECRET })).toBeNull();
    expect(await read(`${COOKIE_NAME}=${none}.${forged}.`, { secret: SECRET })).toBeNull();
    expect(await read(`${head}.${payload}`, { secret: SECRET })).toBeNull();
    expect(await read(pair, { secret: SECRET, at: AT + WEEK - 1000 })).toEqual(login);
    expect(await read(pair, { secret: SECRET, at: AT + WEEK + 1000 })).toBeNull();
  });
});

describe('cookieSecret', () => {
  test('is made once, kept for the owner alone, and found again', () => {
    const parent = mkdtempSync(join(tmpdir(), 'mats-ui-'));
    const folder = join(parent, 'data');
    const secret = cookieSecret(undefined, folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(cookieSecret(undefined, folder)).toBe(secret);
    expect(statSync(join(folder, 'ui-cookie-secret')).mode & 0o077).toBe(0);
    expect(cookieSecret('given', folder)).toBe('given');
    rmSync(parent, { recursive: true });
  });

  test.each(['', 'ab'])('of a file that was cut to %j is refused: whoever guesses it could be anybody', (cut) => {
    const folder = mkdtempSync(join(tmpdir(), 'mats-ui-'));
    writeFileSync(join(folder, 'ui-cookie-secret'), cut);
    expect(() => cookieSecret(undefined, folder)).toThrow(/holds no secret; delete it/);
    rmSync(folder, { recursive: true });
  });
});

describe('what was signed out', () => {
  test('is remembered by the next server until its cookies have ended, in a file for the owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mats-ui-'));
    const file = join(folder, 'data', 'signed-out.json');
    let at = AT;
    const open = (): ReturnType<typeof createSignedOut> => createSignedOut({ file, now: () => at });
    open().add('first', (AT + WEEK) / 1000);
    expect([open().has('first'), open().has('second')]).toEqual([true, false]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    at = AT + WEEK + 1000;
    open().add('second', (at + WEEK) / 1000);
    expect([open().has('first'), open().has('second')]).toEqual([false, true]);
    rmSync(folder, { recursive: true });
  });
});
