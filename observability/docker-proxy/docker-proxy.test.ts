import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as askHttp } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allowedRequest } from './allowed-requests.ts';
import { createDockerProxy } from './docker-proxy.ts';
import { shownProjects } from './shown-projects.ts';

const PROJECT = 'com.docker.compose.project';
const CONTAINERS = [
  { Id: 'a'.repeat(64), name: 'shop-web-1', labels: { [PROJECT]: 'shop', secret: 'of the shop' } },
  { Id: 'b'.repeat(64), name: 'bank-db-1', labels: { [PROJECT]: 'bank', secret: 'of the bank' } },
  { Id: 'c'.repeat(64), name: 'alone', labels: {} },
];
const EVENTS = [
  ...CONTAINERS.map(({ Id, name, labels }, n) => ({
    Type: 'container',
    Action: 'die',
    Actor: { ID: Id, Attributes: { name, ...labels } },
    time: 1_000 + n,
    timeNano: (1_000 + n) * 1e9,
  })),
  {
    Type: 'network',
    Action: 'connect',
    Actor: { ID: 'n', Attributes: { name: 'bank_default' } },
    time: 1_003,
    timeNano: 1,
  },
];

/** What an engine answers to these questions, as far as a proxy can tell; it notes what it was asked. */
function startEngine(socketPath: string, asked: string[]): Server {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(`${request.method} ${url} ${Object.keys(request.headers).toSorted().join()}`);
    const json = (value: unknown): void => void response.end(JSON.stringify(value));
    const [, reference, part] = /\/containers\/([^/]+)\/(\w+)/.exec(url) ?? [];
    const found = CONTAINERS.find(({ Id, name }) => Id.startsWith(reference ?? '-') || name === reference);
    if (url.includes('/containers/json')) json(CONTAINERS.map(({ Id, labels }) => ({ Id, Labels: labels })));
    else if (url.includes('/events')) {
      const lines = EVENTS.map((event) => `${JSON.stringify(event)}\n`).join('');
      // Not at the ends of lines.
      response.write(lines.slice(0, 100));
      response.end(lines.slice(100));
    } else if (reference === undefined) response.end('OK');
    else if (found === undefined) response.writeHead(404).end('{"message":"No such container"}');
    else if (part === 'json') json({ Id: found.Id, Name: found.name, Config: { Labels: found.labels } });
    else response.end(`${part} of ${found.name}`);
  });
  return server.listen(socketPath);
}

describe('a proxy that shows one project', () => {
  const asked: string[] = [];
  let folder: string;
  let engine: Server;
  let proxy: Server;
  let everything: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-docker-proxy-'));
    const socketPath = join(folder, 'engine.sock');
    engine = startEngine(socketPath, asked);
    proxy = createDockerProxy({ socketPath, projects: shownProjects('shop, demo') }).listen(0, '127.0.0.1');
    everything = createDockerProxy({ socketPath, projects: shownProjects('*') }).listen(0, '127.0.0.1');
    for (const server of [engine, proxy, everything]) if (!server.listening) await once(server, 'listening');
  });

  afterAll(async () => {
    for (const server of [proxy, everything, engine]) {
      server.close();
      server.closeAllConnections();
    }
    await rm(folder, { recursive: true });
  });

  async function ask(
    path: string,
    {
      of = proxy,
      method = 'GET',
      headers = {},
    }: { of?: Server; method?: string; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: string }> {
    const { port } = of.address() as AddressInfo;
    const call = askHttp({ host: '127.0.0.1', port, method, path, headers });
    call.end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, body: await text(answer) };
  }

  test('lists its containers alone', async () => {
    const { body } = await ask('/v1.41/containers/json?all=1');
    expect((JSON.parse(body) as { Id: string }[]).map(({ Id }) => Id)).toEqual(['a'.repeat(64)]);
  });

  test.each(['shop-web-1', 'a'.repeat(64), 'aaaa'])('answers for %s', async (reference) => {
    expect(JSON.parse((await ask(`/containers/${reference}/json`)).body)).toMatchObject({ Name: 'shop-web-1' });
    expect(await ask(`/v1.41/containers/${reference}/logs?stdout=1&tail=1`)).toEqual({
      status: 200,
      body: 'logs of shop-web-1',
    });
    expect(asked.at(-1)).toBe(`GET /v1.41/containers/${'a'.repeat(64)}/logs?stdout=1&tail=1 connection,host`);
  });

  test.each(['bank-db-1', 'bbbb', 'alone', 'nobody'])(
    'answers for %s as for one that is not there',
    async (reference) => {
      for (const part of ['json', 'logs', 'stats']) {
        const { status, body } = await ask(`/containers/${reference}/${part}`);
        expect([status, JSON.parse(body)]).toEqual([
          404,
          { message: `No such container: ${reference}. This proxy shows shop, demo (DOCKER_PROJECTS).` },
        ]);
      }
    },
  );

  test('tells of other events their time alone', async () => {
    const { body } = await ask('/events?since=1&until=2');
    const events = body.trimEnd().split('\n');
    expect(events.map((line) => JSON.parse(line) as unknown)).toEqual([
      EVENTS[0],
      { Type: 'hidden', time: 1_001, timeNano: 1_001e9 },
      { Type: 'hidden', time: 1_002, timeNano: 1_002e9 },
      { Type: 'hidden', time: 1_003, timeNano: 1 },
    ]);
    expect(body).not.toMatch(/bank/);
  });

  test('shows everything when it is told to', async () => {
    const { body } = await ask('/containers/json', { of: everything });
    expect(JSON.parse(body)).toHaveLength(3);
    expect((await ask('/containers/bank-db-1/logs', { of: everything })).body).toBe('logs of bank-db-1');
    expect((await ask('/events', { of: everything })).body).toBe(EVENTS.map((e) => `${JSON.stringify(e)}\n`).join(''));
  });

  test('passes on neither headers nor a way out of HTTP', async () => {
    expect((await ask('/_ping', { headers: { authorization: 'x', 'x-registry-auth': 'y' } })).status).toBe(200);
    expect(asked.at(-1)).toBe('GET /_ping connection,host');
    const before = asked.length;
    const headers = { connection: 'upgrade', upgrade: 'tcp' };
    expect((await ask('/containers/shop-web-1/logs', { headers })).status).toBe(403);
    expect((await ask('/containers/shop-web-1/exec', { method: 'POST' })).status).toBe(403);
    expect(asked).toHaveLength(before);
  });

  test('says so when the engine is away', async () => {
    const away = createDockerProxy({ socketPath: join(folder, 'none.sock'), projects: shownProjects('*') });
    away.listen(0, '127.0.0.1');
    await once(away, 'listening');
    expect(await ask('/containers/json', { of: away })).toEqual({
      status: 502,
      body: expect.stringContaining('The Docker engine does not answer'),
    });
    expect((await ask('/healthz', { of: away })).status).toBe(200);
    away.close();
  });
});

describe('requests', () => {
  const id = 'd'.repeat(64);
  test.each([
    ['GET', '/_ping'],
    ['HEAD', '/_ping'],
    ['GET', '/version'],
    ['GET', '/v1.41/containers/json?all=1'],
    ['GET', `/containers/${id}/json`],
    ['GET', `/containers/${id}/logs?stdout=1`],
    ['GET', `/v1.24/containers/${id}/stats?stream=0`],
    ['GET', '/events?filters=%7B%7D'],
  ])('%s %s is allowed', (method, target) => {
    expect(allowedRequest(method, target)).toBeDefined();
  });

  test.each([
    ['POST', `/containers/${id}/exec`],
    ['POST', '/containers/json'],
    ['DELETE', `/containers/${id}`],
    ['HEAD', `/containers/${id}/json`],
    ['GET', `/containers/${id}/archive?path=/run/secrets`],
    ['GET', `/containers/${id}/export`],
    ['GET', `/containers/${id}/attach/ws?stream=1`],
    ['GET', `/containers/json/../${id}/export`],
    ['GET', `/containers/${id}%2Fexport`],
    ['GET', `//containers/${id}/json`],
    ['GET', `/containers/..%2f_ping/json`],
    ['GET', `/containers/${id}\\json`],
    ['GET', `http://docker/containers/${id}/json`],
    ['GET', '/containers//json'],
    ['GET', '/images/json'],
    ['GET', '/images/shop/history'],
    ['GET', '/info'],
    ['GET', '/volumes'],
    ['GET', '/networks'],
    ['GET', '/secrets'],
    ['GET', ''],
    ['', '/_ping'],
  ])('%s %s is refused', (method, target) => {
    expect(allowedRequest(method, target)).toBeUndefined();
  });
});

describe('the setting', () => {
  test.each([
    ['', 'no project', false],
    [' , ', 'no project', false],
    ['bank', 'bank', false],
    ['bank,shop', 'bank, shop', true],
    ['bank,*', 'all projects', true],
  ])('“%s” shows %s', (setting, names, isShown) => {
    const projects = shownProjects(setting);
    expect([projects.names, projects.shows({ [PROJECT]: 'shop' })]).toEqual([names, isShown]);
  });

  test('a container without labels is nobody’s', () => {
    const projects = shownProjects('shop');
    expect([undefined, null, 'shop', [], { [PROJECT]: ['shop'] }].map((labels) => projects.shows(labels))).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});
