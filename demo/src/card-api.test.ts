import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCardApi } from './card-api.ts';
import type { CardApiBehaviour } from './conditions.ts';

const KEY = 'key';
let now = Date.parse('2026-11-18T10:00:00Z');
let behaviour: CardApiBehaviour = 'healthy';
let server: Server;
let url = '';

beforeEach(async () => {
  behaviour = 'healthy';
  now = Date.parse('2026-11-18T10:00:00Z');
  server = createCardApi({ key: KEY, behaviour: () => behaviour, now: () => now });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function charge({
  timestamp = new Date(now).toISOString(),
  token = 'tok_visa',
  key = KEY,
  path = '/v1/charges',
} = {}): Promise<number> {
  const body = JSON.stringify({ reference: 'order-2', amount: 100, currency: 'EUR', token });
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  const headers = { 'x-timestamp': timestamp, 'x-signature': signature, 'idempotency-key': 'order-2' };
  const response = await fetch(new URL(path, url), { method: 'POST', headers, body });
  return response.status;
}

describe('the card API', () => {
  test('charges a signed request and declines the card that is always declined', async () => {
    expect(await charge()).toBe(200);
    expect(await charge({ token: 'tok_declined' })).toBe(402);
  });

  test('refuses a wrong signature, an old timestamp and another version', async () => {
    expect(await charge({ key: 'other' })).toBe(401);
    expect(await charge({ timestamp: '2026-11-18T09:00:00Z' })).toBe(401);
    expect(await charge({ path: '/v2/charges' })).toBe(404);
  });

  test('answers 503 while it is down and 401 while our key is revoked', async () => {
    behaviour = 'down';
    expect(await charge()).toBe(503);
    behaviour = 'key-revoked';
    expect(await charge()).toBe(401);
  });

  test('blocks whoever asks more than twelve times in a second, for five seconds', async () => {
    const answers = await Promise.all(Array.from({ length: 13 }, () => charge()));
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    now += 2000;
    expect(await charge()).toBe(429);
    now += 6000;
    expect(await charge()).toBe(200);
  });
});
