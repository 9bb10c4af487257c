import { randomBytes } from 'node:crypto';
import { HEADERS } from '@mats/contracts';
import type { Attack, AttackTarget } from './attack.ts';
import { operationsOf } from './described-interface.ts';
import { rawRequest } from './raw-request.ts';
import { bearerToken } from './service-token.ts';

const EMAIL = 'ann@example.org';

type Route = readonly [method: string, path: string];

/** Everything that somebody without a key might send to be somebody. */
function pretences(audience: string): Record<string, string>[] {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: 'mats-ui', aud: audience, sub: EMAIL, iat: seconds, exp: seconds + 60 };
  const keys = [Buffer.alloc(0), Buffer.alloc(32), Buffer.from('secret'), randomBytes(32)];
  const forged = keys.flatMap((key) => [
    bearerToken(claims, key),
    bearerToken({ ...claims, iss: 'mats-orchestrator' }, key),
    bearerToken(claims, key, 'none'),
    bearerToken(claims, key, 'RS256'),
  ]);
  const words = [
    '',
    'Bearer',
    'Bearer ',
    'Bearer null',
    'Bearer mats_',
    `Bearer mats_${'0'.repeat(16)}_${'A'.repeat(43)}`,
  ];
  const others = [
    `Basic ${Buffer.from('ann:ann').toString('base64')}`,
    `Bearer ${'a'.repeat(4_096)}`,
    'Digest username="ann"',
  ];
  const names = [
    HEADERS.userEmail,
    'X_User_Email',
    'X-Forwarded-User',
    'X-Forwarded-Email',
    'X-Remote-User',
    'Remote-User',
  ];
  return [
    ...[...forged, ...words, ...others].map((authorization) => ({ authorization, [HEADERS.userEmail]: EMAIL })),
    ...names.map((name) => ({ [name]: EMAIL })),
    { cookie: 'mats_login=e30.e30.e30', [HEADERS.userEmail]: EMAIL },
    { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' },
    { baggage: `user.email=${EMAIL},session.id=s-1`, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
  ];
}

/** Routes of the orchestrator that its description leaves to those who know of them. */
const NOT_DESCRIBED: readonly Route[] = [
  ['GET', '/openapi.json'],
  ['GET', '/settings'],
  ['GET', '/backup'],
  ['POST', '/restore'],
  ['DELETE', '/keys/1'],
];
const AGENT: readonly Route[] = [
  ['GET', '/card'],
  ['GET', '/sources'],
  ['POST', '/invoke'],
  ['POST', '/evidence'],
  ['POST', '/spans'],
];
/** Whoever asks about health needs to be nobody. */
const PUBLIC = new Set(['/readyz', '/healthz']);
const REFUSED = [401, 403];

/** Every route that the orchestrator describes, so that a new one is attacked as soon as it is there. */
async function describedRoutes({ platform }: AttackTarget): Promise<Route[]> {
  const routes = (await operationsOf(platform)).map(({ method, path }): Route => [
    method,
    path.replaceAll(/\{[^}]{1,40}\}/g, 'x-1'),
  ]);
  return [...routes.filter(([, path]) => !PUBLIC.has(path)), ...NOT_DESCRIBED];
}

async function run(target: AttackTarget): ReturnType<Attack['run']> {
  const escaped: string[] = [];
  let tried = 0;
  const { platform } = target;
  const described = await describedRoutes(target);
  for (const [service, url] of platform.urls) {
    const isUi = service === 'mats-ui';
    const routes = isUi || service === 'mats-orchestrator' ? described : AGENT;
    // What the page's server does not pass on is not there.
    const refused = isUi ? [...REFUSED, 404] : REFUSED;
    for (const [method, path] of routes) {
      const isWrite = method !== 'GET';
      const json = { accept: 'application/json', ...(isWrite ? { 'content-type': 'application/json' } : {}) };
      for (const headers of pretences(service)) {
        tried += 1;
        const body = isWrite && method !== 'DELETE' ? '{"prompt":"x","message":"x"}' : '';
        const { status } = await rawRequest({ url: `${url}${path}`, method, headers: { ...json, ...headers }, body });
        if (!refused.includes(status)) {
          escaped.push(`${service} ${method} ${path} answered ${status} to ${JSON.stringify(headers).slice(0, 120)}`);
        }
      }
    }
  }
  return { tried, escaped };
}

export const identity: Attack = {
  name: 'identity',
  says: 'requests that pretend to be somebody, by header, token, key, cookie or proxy, on every route',
  run,
};
