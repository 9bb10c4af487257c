import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from './addresses.ts';
import { startLocalDemo, type LocalDemo } from './local-demo.ts';
import type { ShopService } from './shop-services.ts';

const CART = { lines: [{ sku: 'KET-100', quantity: 1 }], cardToken: 'tok_visa', postcode: '10115' };
const folder = mkdtempSync(join(tmpdir(), 'shop-live-'));
let demo: LocalDemo;

beforeAll(async () => {
  demo = await startLocalDemo({ folder, ports: await freePorts() });
}, 60_000);

afterAll(async () => {
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function order(cart: Record<string, unknown> = CART): Promise<{ status: number; body: unknown }> {
  const response = await fetch(new URL('/orders', demo.webUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(cart),
  });
  return { status: response.status, body: await response.json() };
}

function log(service: ShopService): string {
  return readFileSync(demo.logFiles.find((file) => file.service === service)?.file ?? '', 'utf8');
}

describe('the shop when it is healthy', () => {
  test('takes an order with a coupon and gift wrap: 89.00 less 15 % and 3.50', async () => {
    const { status, body } = await order({ ...CART, coupon: 'SPRING-15', giftWrap: 'kraft' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ totalCents: 7915, summary: expect.arrayContaining(['Total: EUR 79.15']) });
  });

  test('shows its products', async () => {
    const page = await fetch(demo.webUrl).then((response) => response.text());
    expect(page).toContain('Lever espresso machine: EUR 1299.00');
    expect(page).toContain('Stoneware mug, blue: EUR 15.90 (sold out)');
  });

  test('refuses what is sold out with 409 and a declined card with 402', async () => {
    expect((await order({ ...CART, lines: [{ sku: 'MUG-311', quantity: 1 }] })).status).toBe(409);
    expect((await order({ ...CART, cardToken: 'tok_declined' })).status).toBe(402);
  });
});

/** The log once it holds a text: a service answers before its line is written. */
async function logWith(service: Parameters<typeof log>[0], text: string): Promise<string> {
  for (let look = 0; look < 100 && !log(service).includes(text); look += 1) await delay(50);
  return log(service);
}

describe('a fault that is switched on in the running shop', () => {
  test.each([
    ['bad-deploy', 'checkout', "Cannot read properties of undefined (reading 'paper')"],
    ['config-change', 'payment', 'card API answered 404 to POST /v2/charges'],
    ['card-api-down', 'payment', 'card API answered 503'],
  ] as const)(
    '%s makes orders fail, and they work again when it is off',
    async (fault, service, symptom) => {
      expect(log(service)).not.toContain(symptom);
      await demo.switchTo(fault);
      expect((await order()).status).toBe(502);
      expect(await logWith(service, symptom)).toContain(symptom);
      await demo.switchTo(undefined);
      expect((await order()).status).toBe(201);
    },
    60_000,
  );

  test('the control endpoint says which there are and refuses others', async () => {
    const list = await fetch(new URL('/faults', demo.controlUrl)).then((response) => response.json());
    expect(list).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ name: 'bad-deploy' })]) });
    const refused = await fetch(new URL('/faults/no-such', demo.controlUrl), { method: 'POST' });
    expect(refused.status).toBe(404);
  });

  test('a fault that needs a small volume is refused with what to do', async () => {
    await expect(demo.switchTo('disk-full')).rejects.toThrow('run it with the compose profile "demo"');
  });
});
