import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { bodyOf } from '../support/trace-receiver.ts';
import { openCountingDoor } from './counting-door.ts';
import type { BehindDoor, CountingDoor } from './counting-door.ts';

const open: (Server | CountingDoor)[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) {
    if ('closeAllConnections' in one) one.closeAllConnections();
    await one.close();
  }
});

async function serve(service: string, listener: RequestListener): Promise<BehindDoor> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { service, url, proof: () => ({ authorization: `of ${service}` }) };
}

async function doorTo(...targets: readonly BehindDoor[]): Promise<CountingDoor> {
  const door = await openCountingDoor(targets);
  open.push(door);
  return door;
}

test('every service behind a door gets the whole request with its own proof, and the first one answers', async () => {
  const seen: string[] = [];
  const listener: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      seen.push(`${request.headers.authorization} ${body.toString()}`);
      response.end(request.headers.authorization);
    });
  };
  const door = await doorTo(await serve('one', listener), await serve('other', listener));
  const answer = await fetch(`${door.url}/invoke`, { method: 'POST', body: 'x'.repeat(100_000) });
  expect(await answer.text()).toBe('of one');
  expect(seen.toSorted()).toEqual([`of one ${'x'.repeat(100_000)}`, `of other ${'x'.repeat(100_000)}`]);
});

test('a failure of any service is told, and that one is away is none', async () => {
  const away = await serve('away', (_request, response) => void response.writeHead(503).end());
  const broken = await serve('broken', (_request, response) => void response.writeHead(500).end());
  const gone = await serve('gone', (request) => request.socket.destroy());
  const door = await doorTo(away, broken, gone);
  await fetch(`${door.url}/card`);
  expect([door.tried(), door.failures().toSorted()]).toEqual([
    1,
    ['broken: GET /card was answered 500', 'gone: GET /card was not answered'],
  ]);
});

test('nobody waits for a report who has not asked to', async () => {
  const service = await serve('one', (request, response) => void response.end(request.headers['prefer']));
  const door = await doorTo(service);
  const preferred = async (headers: Record<string, string>): Promise<string> =>
    (await fetch(`${door.url}/ask`, { headers })).text();
  expect([await preferred({}), await preferred({ prefer: 'x' })]).toEqual(['respond-async', 'x']);
});

test('a stream of events that does not end is ended', async () => {
  const stream = await serve('stream', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
  });
  const door = await doorTo(stream);
  expect(await (await fetch(`${door.url}/events`)).text()).toBe('data: 1\n\n');
});
