import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { checkOwnAgents, ownAgents } from './check-own-agents.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const CARD = {
  name: 'tickets',
  title: 'Tickets',
  description: 'Reads a tracker.',
  version: '1',
  type: 'general',
  capabilities: ['tickets'],
  tools: [],
  skills: ['tickets'],
};

async function agent(card: object, sources: readonly object[]): Promise<string> {
  const server = createServer((request, response) =>
    response.end(JSON.stringify(request.url === '/card' ? card : { sources })),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an agent of one’s own that answers is named with what it reads', async () => {
  const url = await agent(CARD, [{ kind: 'other', name: 'tracker', state: 'connected' }]);
  expect(await checkOwnAgents(`tickets=${url}/`)).toEqual([
    { name: 'tickets agent (AGENTS)', ok: true, detail: `${url} reads tracker` },
  ]);
});

test('what is wrong with one is named with what to do', async () => {
  const url = await agent(CARD, [{ kind: 'other', name: 'tracker', state: 'failed', reason: 'no token' }]);
  const nonsense = await agent({ ...CARD, skills: ['magic'] }, []);
  const found = await checkOwnAgents(`other=${url}, tickets=${url},tickets=${nonsense},away=http://127.0.0.1:9,bare`);
  expect(found.map(({ ok, detail, fix }) => [ok, detail, fix])).toEqual([
    [false, `the agent at ${url} is called tickets`, `Set AGENTS=tickets=${url}.`],
    [false, 'nothing to read: no token', 'Connect its source; until then no question is planned with it.'],
    [false, expect.stringMatching(/\/card is no agent's card: skills\.0 /), expect.stringContaining('adding-an-agent')],
    [
      false,
      expect.stringMatching(/^nothing answers at http:\/\/127\.0\.0\.1:9 /),
      'Start it, or take it out of AGENTS.',
    ],
    [false, 'it has no address', expect.stringContaining('AGENTS=name=url')],
  ]);
});

test('no setting, no agent', () => {
  expect([ownAgents(undefined), ownAgents(' , ')]).toEqual([[], []]);
});
