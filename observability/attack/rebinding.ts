import type { Attack, AttackTarget } from './attack.ts';
import { openBrowser } from './browser.ts';

const READS = [
  '/sessions',
  '/settings',
  '/me',
  '/card',
  '/sources',
  '/keys',
  '/openapi.json',
  '/investigations/inv_1',
  '/analytics',
  '/compare?a=s.t1&b=s.t2',
  '/sessions/s-1/export',
  '/backup',
];
const WRITES = [
  '/ask',
  '/invoke',
  '/spans',
  '/attachments?name=a.log',
  '/keys',
  '/login',
  '/changes',
  '/evidence',
  '/invites/redeem',
  '/sessions/import',
  '/investigations/inv_1/dataset',
  '/restore',
];
const EMAIL = { 'x-user-email': 'ann@example.org' };

async function run({ platform }: AttackTarget): ReturnType<Attack['run']> {
  const browser = await openBrowser();
  if (browser === undefined) return { tried: 0, escaped: ['there is no Chromium (CHROMIUM_PATH)'] };
  const escaped: string[] = [];
  let tried = 0;
  try {
    const page = await browser.newPage();
    for (const [service, url] of platform.urls) {
      const { port } = new URL(url);
      // The site of an attacker whose name was pointed here: for the browser it is all one origin.
      const site = `http://rebound.evil.test:${port}`;
      await page.goto(`${site}/healthz`).catch(() => null);
      const calls = [
        ...READS.map((path) => ({ path, method: 'GET' })),
        ...WRITES.map((path) => ({ path, method: 'POST' })),
      ];
      for (const { path, method } of calls) {
        tried += 1;
        const status = await page.evaluate(
          async (call: { url: string; method: string; headers: Record<string, string> }) => {
            const body = call.method === 'POST' ? { body: '{"prompt":"x","message":"x","email":"a@b.c"}' } : {};
            const headers = { ...call.headers, 'content-type': 'application/json' };
            return fetch(call.url, { method: call.method, headers, ...body }).then(
              (answer) => answer.status,
              () => 0,
            );
          },
          { url: `${site}${path}`, method, headers: EMAIL },
        );
        if (status !== 403 && status !== 0) escaped.push(`${service} ${method} ${path} answered ${status}`);
      }
    }
  } finally {
    await browser.close();
  }
  return { tried, escaped };
}

export const rebinding: Attack = {
  name: 'rebinding',
  says: 'a site whose name was pointed at this machine, in a real browser, on the port of every service',
  run,
};
