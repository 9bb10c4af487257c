import { createHmac, randomBytes } from 'node:crypto';
import { HEADERS } from '@mats/contracts';
import type { Attack, AttackTarget } from './attack.ts';
import { rawRequest } from './raw-request.ts';

const EMAIL = 'ann@example.org';

function token(claims: object, key: Buffer, algorithm = 'HS256'): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`;
  return `Bearer ${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** Everything that somebody without a key might send to be somebody. */
function pretences(audience: string): Record<string, string>[] {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: 'mats-ui', aud: audience, sub: EMAIL, iat: seconds, exp: seconds + 60 };
  const keys = [Buffer.alloc(0), Buffer.alloc(32), Buffer.from('secret'), randomBytes(32)];
  const forged = keys.flatMap((key) => [
    token(claims, key),
    token({ ...claims, iss: 'mats-orchestrator' }, key),
    token(claims, key, 'none'),
    token(claims, key, 'RS256'),
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

const READS = [
  '/sessions',
  '/sessions/s-1',
  '/investigations/inv_1',
  '/investigations/inv_1/events',
  '/keys',
  '/settings',
];
const ORCHESTRATOR: readonly (readonly [string, string])[] = [
  ...READS.map((path) => ['GET', path] as const),
  ['GET', '/attachments/att_1'],
  ['GET', '/openapi.json'],
  ['GET', '/backup'],
  ['POST', '/restore'],
  ['POST', '/ask'],
  ['POST', '/attachments?name=a.log'],
  ['POST', '/changes'],
  ['POST', '/keys'],
  ['POST', '/investigations/inv_1/cancel'],
  ['POST', '/investigations/inv_1/feedback'],
  ['DELETE', '/sessions/s-1'],
  ['GET', '/sessions/s-1/members'],
  ['PUT', '/sessions/s-1/members/eve@example.org'],
  ['DELETE', '/sessions/s-1/members/ann@example.org'],
  ['PUT', '/sessions/s-1/sharing'],
  ['GET', '/sessions/s-1/invites'],
  ['POST', '/sessions/s-1/invites'],
  ['DELETE', '/sessions/s-1/invites/1'],
  ['POST', '/invites/redeem'],
  ['GET', '/sessions/s-1/audit'],
  ['GET', '/sessions/s-1/events'],
  ['GET', '/sessions/s-1/discussion'],
  ['POST', '/investigations/inv_1/comments'],
  ['POST', '/investigations/inv_1/approvals'],
  ['POST', '/investigations/inv_1/approvals/1'],
  ['POST', '/investigations/inv_1/exports'],
  ['DELETE', '/keys/1'],
];
const AGENT = [
  ['GET', '/card'],
  ['POST', '/invoke'],
] as const;
const UI = READS.filter((path) => path !== '/keys').map((path) => ['GET', path] as const);

async function run({ platform }: AttackTarget): ReturnType<Attack['run']> {
  const escaped: string[] = [];
  let tried = 0;
  for (const [service, url] of platform.urls) {
    const routes = service === 'mats-ui' ? UI : service === 'mats-orchestrator' ? ORCHESTRATOR : AGENT;
    for (const [method, path] of routes) {
      const json = method === 'POST' ? { 'content-type': 'application/json' } : {};
      for (const headers of pretences(service)) {
        tried += 1;
        const body = method === 'POST' ? '{"prompt":"x","message":"x"}' : '';
        const { status } = await rawRequest({ url: `${url}${path}`, method, headers: { ...json, ...headers }, body });
        if (status !== 401 && status !== 403) {
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
