import type { Attack, AttackTarget } from './attack.ts';
import { randomFrom } from '../support/random.ts';
import { operationsOf } from './described-interface.ts';
import { rawRequest } from './raw-request.ts';

type Random = () => number;

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const STRINGS = [
  '',
  'a',
  'x'.repeat(3_000),
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '\u202E',
  '😀',
  '__proto__',
  "' or 1=1--",
  '{{7*7}}',
  '-1',
];
const VALUES = [null, true, 0, -1, 1e308, '', 'x', [], {}, [[]], { __proto__: 1 }, 'x'.repeat(5_000), '\u0000'];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/octet-stream',
  'text/csv',
  'application/gzip',
  'text/plain',
];
const FIELDS = [
  'prompt',
  'attachments',
  'repositories',
  'sample',
  'message',
  'session_id',
  'context',
  'headers',
  'name',
  'scopes',
  'score',
  'comment',
  'id',
  'content',
  'email',
  'role',
  'days',
  'readableBy',
  'tags',
  'text',
  'expected',
  'dataset',
  'archived',
];
const HEADERS = [
  'x-session-id',
  'idempotency-key',
  'prefer',
  'last-event-id',
  'accept',
  'x-request-id',
  'traceparent',
  'baggage',
];
/** Paths that the orchestrator's description does not name, by who has them. */
const PATHS = {
  'mats-ui': ['/', '/me', '/login', '/logout', '/auth/login', '/auth/callback', '/settings', '/assets/{s}', '/{s}'],
  'mats-orchestrator': ['/restore', '/backup', '/openapi.json', '/settings', '/{s}'],
  agent: ['/card', '/sources', '/invoke', '/evidence', '/spans', '/{s}'],
} as const;

function bodyOf(random: Random): string {
  if (random() < 0.15) return pick(['', '{', '[]', 'null', '"x"', '\u0000', '{"a":'.repeat(200)], random) ?? '';
  const fields = FIELDS.filter(() => random() < 0.3).map((field) => [field, pick(VALUES, random)]);
  return JSON.stringify(Object.fromEntries(fields));
}

function requestOf(
  paths: readonly string[],
  random: Random,
): { method: string; path: string; headers: Record<string, string>; body: string } {
  const string = (): string => encodeURIComponent(pick(STRINGS, random) ?? '');
  const query =
    random() < 0.4
      ? `?${pick(['name', 'cursor', 'query', 'key', 'from', 'to', 'a', 'b', 'tag', 'state', 'archived'], random)}=${string()}`
      : '';
  const headers: Record<string, string> = { 'content-type': pick(TYPES, random) ?? '' };
  for (const name of HEADERS) {
    // What Node itself will not send is no attack.
    if (random() < 0.2) headers[name] = (pick(STRINGS, random) ?? '').replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 2_000);
  }
  const method = pick(METHODS, random) ?? 'GET';
  const path = (pick(paths, random) ?? '/').replaceAll(/\{[^}]{1,40}\}/g, string);
  return {
    method,
    path: `${path}${query}`,
    headers,
    body: method === 'GET' || method === 'HEAD' ? '' : bodyOf(random),
  };
}

async function run({ platform, requests }: AttackTarget): ReturnType<Attack['run']> {
  const escaped: string[] = [];
  let tried = 0;
  const described = (await operationsOf(platform)).map(({ path }) => path);
  for (const [service, url] of platform.urls) {
    const random = randomFrom(service.length);
    const isAgent = service !== 'mats-ui' && service !== 'mats-orchestrator';
    const paths = isAgent ? PATHS.agent : [...described, ...PATHS[service]];
    const authorization = service === 'mats-orchestrator' ? { authorization: `Bearer ${platform.apiKey}` } : {};
    for (let count = 0; count < requests; count += 1) {
      const { path, headers, ...rest } = requestOf(paths, random);
      tried += 1;
      const { status } = await rawRequest({ url: `${url}${path}`, headers: { ...headers, ...authorization }, ...rest });
      if (status >= 500 && status !== 503)
        escaped.push(`${service} ${rest.method} ${path.slice(0, 80)} answered ${status}`);
    }
    const { status } = await rawRequest({ url: `${url}/healthz` });
    if (status !== 200) escaped.push(`${service} answers ${status} afterwards`);
  }
  return { tried, escaped };
}

export const generatedRequests: Attack = {
  name: 'generated-requests',
  says: 'requests made from a seed for every route and header; none may be answered by a 5xx but 503, and all services must live',
  run,
};
