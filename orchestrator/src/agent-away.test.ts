import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import type { InvokeRequest } from '@mats/contracts';
import { ask } from './testing/ask.ts';
import { working } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const start = stoppedAfterEach();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A working agent at a port of its own, from now on. */
async function openAgent(port: number): Promise<number> {
  const server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end('{}');
    void text(request).then((body) => working('sre')?.(JSON.parse(body) as InvokeRequest, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('an agent that is being started anew is waited for, and its part of the answer is not missing', async () => {
  const port = await openAgent(0);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const environment = { SRE_AGENT_URL: `http://127.0.0.1:${port}`, AGENT_AWAY_MS: '20000' };
  const orchestrator = await start({ environment });
  const asking = ask(orchestrator, { session: 's-1' }).then((reply) => reply);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await openAgent(port);
  const { body } = await asking;
  expect([body.state, body.report.missingAgents]).toEqual(['done', []]);
  expect(orchestrator.invocations[0]?.invoke.context.missingAgents).toEqual([]);
}, 60_000);

test('an agent that stays away is missing when its time is over', async () => {
  const orchestrator = await start({ agents: { sre: null }, environment: { AGENT_AWAY_MS: '300' } });
  const { body } = await ask(orchestrator, { session: 's-1' });
  expect(body.state).toBe('done');
  expect(orchestrator.invocations.at(-1)?.invoke.context.missingAgents).toEqual(['sre']);
});
