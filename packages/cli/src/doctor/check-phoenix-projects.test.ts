import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { checkPhoenixProjects } from './check-phoenix-projects.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function page(sources: readonly object[]): Promise<string> {
  const server = createServer((request, response) => {
    const known = request.url === '/sources' && request.headers.cookie === 'me';
    response.end(JSON.stringify(known ? { agents: [], sources, phoenix: null, version: '1' } : {}));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('each project is named with its spans, and what is wrong with one', async () => {
  const kind = 'phoenix_project';
  const url = await page([
    { kind, name: 'chatbot', state: 'connected', count: 12_400, time: '2026-11-29T11:34:05.000Z' },
    { kind, name: 'search', state: 'empty', count: 0 },
    { kind, name: 'lost', state: 'failed', reason: 'Phoenix has no project of this name' },
    { kind: 'log_files', name: '/var/log/x', state: 'failed', reason: 'it is not there' },
  ]);
  expect(await checkPhoenixProjects(url, 'me')).toEqual([
    { name: 'Phoenix project chatbot', ok: true, detail: '12,400 spans, newest 2026-11-29 11:34 UTC' },
    { name: 'Phoenix project search', ok: true, detail: 'no spans yet' },
    {
      name: 'Phoenix project lost',
      ok: false,
      detail: 'Phoenix has no project of this name',
      fix: 'Write its name in PHOENIX_PROJECTS as Phoenix shows it; a project is there from its first span on.',
    },
  ]);
});

test('where nobody answers there is nothing to say', async () => {
  expect(await checkPhoenixProjects('http://127.0.0.1:9', 'me')).toEqual([]);
});
