import { expect, test } from '@jest/globals';
import type { SignOut } from '@mats/contracts';
import { createHttpClient } from '@mats/service';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { shareSignOuts } from './share-sign-outs.ts';
import type { SharedSignOuts } from './share-sign-outs.ts';
import { createSignedOut } from './signed-out.ts';

const UNTIL = Math.floor(Date.now() / 1000) + 3600;

test('a sign-out at one server of the page counts at the others, also one that was told while the orchestrator was away', async () => {
  const told = new Map<string, SignOut>();
  let away = true;
  const orchestrator = createServer((request, response) => {
    if (away) return void response.writeHead(503).end();
    if (request.method === 'GET') return void response.end(JSON.stringify({ sign_outs: [...told.values()] }));
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return void request.once('end', () => {
      const signOut = JSON.parse(text) as SignOut;
      told.set(signOut.login, signOut);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => orchestrator.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(orchestrator.address() as AddressInfo).port}`;
  const client = createHttpClient({ sessionHosts: [] });
  const server = (): SharedSignOuts => shareSignOuts(createSignedOut({ file: null, now: Date.now }), { url, client });
  const [first, second] = [server(), server()];
  first.add('one', UNTIL);
  expect(await first.look()).toBe(false);
  expect([first.has('one'), second.has('one')]).toEqual([true, false]);
  away = false;
  expect([await first.look(), await second.look()]).toEqual([true, true]);
  expect([second.has('one'), second.has('two')]).toEqual([true, false]);
  // A server that starts anew knows of it too.
  const third = server();
  await third.look();
  expect(third.has('one')).toBe(true);
  await client.close();
  await new Promise((resolve) => orchestrator.close(resolve));
});
