import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { checkServices } from './check-services.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function service(readiness: object): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify(readiness)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ready = (name: string, checks: readonly object[] = []): object => ({ service: name, ready: true, checks });

test('an agent of the list that has nothing to read is named with what to do', async () => {
  const next = 'Connect what STORAGE_BUCKETS names; until then no question is planned with the Storage agent.';
  const unread = { name: 'sources', ok: false, detail: 'no AWS credentials', next };
  const storage = await service(ready('mats-storage-agent', [unread]));
  const github = await service(ready('mats-github-agent', [{ name: 'sources', ok: true, detail: 'acme/shop' }]));
  const targets = {
    ui: await service(ready('mats-ui')),
    orchestrator: await service(ready('mats-orchestrator')),
    agents: new Map([
      ['github', github],
      ['storage', storage],
    ] as const),
    direct: true,
    phoenix: undefined,
    spool: '',
    email: 'a@example.com',
  };
  const found = await checkServices(targets);
  expect(found.slice(2)).toEqual([
    { name: 'GitHub agent', ok: true, detail: github },
    { name: 'Storage agent', ok: false, detail: 'nothing to read: no AWS credentials', fix: next },
  ]);
});
