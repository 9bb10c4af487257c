import type { Attack, AttackTarget } from './attack.ts';
import { rawRequest } from './raw-request.ts';

const FOREIGN_HOSTS = [
  'evil.test',
  'evil.test:8080',
  '127.0.0.1.evil.test',
  'localhost.evil.test',
  'mats-orchestrator.evil.test',
  'www.example.org',
  '0x7f.1',
  '1.0.0.127.in-addr.arpa',
];
const FOREIGN_PAGES: readonly Readonly<Record<string, string>>[] = [
  { origin: 'http://evil.test' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
  { origin: 'file://' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];
/** What a page of another site may send without asking the server first. */
const SIMPLE_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];

async function run({ platform }: AttackTarget): ReturnType<Attack['run']> {
  const escaped: string[] = [];
  let tried = 0;
  const attempt = async (
    what: string,
    wanted: readonly number[],
    call: Parameters<typeof rawRequest>[0],
  ): Promise<void> => {
    tried += 1;
    const { status } = await rawRequest(call);
    if (!wanted.includes(status)) escaped.push(`${what} was answered ${status}`);
  };
  for (const [service, url] of platform.urls) {
    const authorization = service === 'mats-orchestrator' ? { authorization: `Bearer ${platform.apiKey}` } : {};
    for (const host of FOREIGN_HOSTS) {
      for (const path of ['/healthz', '/readyz', '/sessions', '/card', '/']) {
        await attempt(`${service} ${path} under the name ${host}`, [403], {
          url: url + path,
          headers: { ...authorization, host },
        });
      }
    }
    for (const path of ['/ask', '/invoke', '/attachments?name=a.log', '/keys', '/login', '/logout']) {
      for (const page of FOREIGN_PAGES) {
        const headers = { ...authorization, ...page, 'content-type': 'application/json' };
        await attempt(`${service} ${path} from ${JSON.stringify(page)}`, [403], {
          url: url + path,
          method: 'POST',
          headers,
          body: '{}',
        });
      }
      for (const type of SIMPLE_TYPES) {
        const headers = { ...authorization, ...(type === '' ? {} : { 'content-type': type }) };
        await attempt(`${service} ${path} as ${type}`, [415], {
          url: url + path,
          method: 'POST',
          headers,
          body: '{"prompt":"x"}',
        });
      }
    }
  }
  return { tried, escaped };
}

export const otherSites: Attack = {
  name: 'other-sites',
  says: 'pages of other sites: names that they point here, their origins, and bodies that need no asking',
  run,
};
