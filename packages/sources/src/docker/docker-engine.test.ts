import { createServer, request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { describeWith, logSourceContract } from '@mats/testing';
import { makeContainers } from '../testing/make-containers.ts';
import type { MadeContainers } from '../testing/make-containers.ts';
import { dockerAddress } from './docker-client.ts';
import { createDocker } from './docker-engine.ts';
import type { Docker } from './docker-engine.ts';
import { parseDockerEvents, parseDockerInspect } from './parse-docker-text.ts';

const LINES = ['first', 'second', 'third', 'fourth', 'fifth'];
const PRINT = LINES.map((line, index) => `echo ${line} >&${1 + (index % 2)}; sleep 0.05`).join('; ');
const timed = (line: string): RegExp => new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:]+\\.\\d+Z ${line}$`);

const made: MadeContainers[] = [];
const engines: Docker[] = [];

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  for (const containers of made.splice(0)) containers.remove();
});

function engineAt(host: string, composeProject?: string): Docker {
  const engine = createDocker({ host, composeProject });
  engines.push(engine);
  return engine;
}

test.each([
  ['unix:///var/run/docker.sock', { origin: 'http://docker', socketPath: '/var/run/docker.sock' }],
  ['http://docker-api:2375', { origin: 'http://docker-api:2375', socketPath: null }],
  ['tcp://127.0.0.1:2375', { origin: 'http://127.0.0.1:2375', socketPath: null }],
])('%s is an address', (host, address) => {
  expect(dockerAddress(host)).toEqual(address);
});

test.each(['ssh://host', 'docker', 'unix://relative', ''])('%p is no address', (host) => {
  expect(() => dockerAddress(host)).toThrow(/DOCKER_HOST cannot be used/);
});

test('an engine that is away is told of, and fails nothing', async () => {
  const docker = engineAt('http://127.0.0.1:1');
  const why =
    'Docker does not answer at http://127.0.0.1:1: ECONNREFUSED. ' +
    'Start it or correct DOCKER_HOST; without it no container is looked at.';
  expect(await docker.containers()).toEqual({ containers: [], notRead: [{ what: 'containers', why }] });
  expect(await docker.logs().list()).toEqual({ streams: [], notRead: [{ what: 'containers', why }] });
  expect(await docker.logs({ now: Date.now }).list()).toEqual({ streams: [], notRead: [{ what: 'containers', why }] });
  expect((await docker.events({ since: 0, until: 1 })).notRead).toEqual([{ what: 'container events', why }]);
});

describeWith('docker', 'a real Docker engine', (program) => {
  const project = (): { containers: MadeContainers; docker: Docker } => {
    const containers = makeContainers(program);
    made.push(containers);
    return { containers, docker: engineAt(containers.host, containers.project) };
  };

  // One container serves all tests of a contract: starting it is what takes time.
  const shared = new Map<string, MadeContainers>();
  const logOf = (name: string, ...options: string[]): Docker => {
    const containers = shared.get(name) ?? makeContainers(program);
    if (!shared.has(name)) containers.runToEnd('checkout', PRINT, ...options);
    shared.set(name, containers);
    return engineAt(containers.host, containers.project);
  };
  afterAll(() => {
    for (const containers of shared.values()) containers.remove();
  });

  logSourceContract('the log of a container', () =>
    Promise.resolve({ source: logOf('plain').logs(), lines: LINES.map(timed) }),
  );
  logSourceContract('the log of a container with a terminal', () =>
    Promise.resolve({
      source: logOf('terminal', '-t').logs(),
      lines: LINES.map((line) => new RegExp(`Z ${line}\\r?$`)),
    }),
  );

  test('a log names its container and its compose service', async () => {
    const { containers, docker } = project();
    const id = containers.runToEnd('checkout', 'true');
    expect((await docker.logs().list()).streams).toEqual([
      {
        id,
        label: `${containers.project}-checkout`,
        bytes: null,
        service: 'checkout',
        locator: { source: 'docker', name: id, label: `${containers.project}-checkout` },
      },
    ]);
  });

  test('a part of a log is read again as the same part', async () => {
    const { containers, docker } = project();
    containers.runToEnd('checkout', 'echo early; sleep 1.2; echo late; sleep 0.1; echo later');
    const [whole] = (await docker.logs().list()).streams;
    const early = whole && (await docker.logs().readLines(whole, { startLine: 1, endLine: 1 }));
    const since = Date.parse(early?.[0]?.slice(0, 24) ?? '') + 600;
    const [part] = (await docker.logs({ since }).list()).streams;
    const range = { startLine: 1, endLine: 2 };
    const again = part && (await docker.logs().readLines(part, range));
    expect(again).toEqual([expect.stringMatching(timed('late')), expect.stringMatching(timed('later'))]);
  });

  test('tells exit codes, kills for lack of memory and health', async () => {
    const { containers, docker } = project();
    containers.runToEnd('payment', 'exit 3');
    containers.runToEnd('inventory', 'tail /dev/zero', '--memory', '32m', '--memory-swap', '32m');
    const check = ['--health-cmd', 'echo no route; exit 1', '--health-interval', '1s', '--health-retries', '1'];
    containers.run('web', 'sleep 60', ...check);
    const seen = async (): Promise<Awaited<ReturnType<Docker['containers']>>['containers']> =>
      (await docker.containers()).containers;
    for (let tries = 0; tries < 100 && !(await seen()).some(({ health }) => health === 'unhealthy'); tries += 1) {
      await delay(100);
    }
    const states = await seen();
    expect(states).toMatchObject([
      { service: 'inventory', status: 'exited', exitCode: 137, oomKilled: true },
      { service: 'payment', status: 'exited', exitCode: 3, oomKilled: false, image: containers.image },
      { service: 'web', status: 'running', health: 'unhealthy', project: containers.project },
    ]);
    expect(states[2]).not.toHaveProperty('exitCode');
    expect(states[2]?.healthRuns[0]).toMatchObject({ exitCode: 1, output: 'no route' });
    expect(states[0]?.text.split('\n')).toEqual(
      expect.arrayContaining(['status: exited', 'exit code: 137', 'killed for lack of memory: true', 'restarts: 0']),
    );
    expect(states[1]?.time).toBe(states[1]?.finishedAt);
    expect(await docker.container(states[1]?.id ?? '')).toEqual(states[1]);
  });

  test('counts restarts', async () => {
    const { containers, docker } = project();
    const id = containers.run('payment', 'exit 1', '--restart', 'on-failure:1');
    for (let tries = 0; tries < 100 && (await docker.container(id))?.restartCount !== 1; tries += 1) await delay(100);
    expect(await docker.container(id)).toMatchObject({ restartCount: 1 });
  });

  test('tells what happened to containers, and that a service got another image', async () => {
    const { containers, docker } = project();
    const since = Date.now() - 2_000;
    containers.runToEnd('checkout', 'exit 7');
    containers.docker('rm', `${containers.project}-checkout`);
    const other = `mats-test:${containers.project}`;
    containers.docker('tag', containers.image, other);
    try {
      const labels = ['project', 'service'].map((name) => `com.docker.compose.${name}=`);
      const values = [containers.project, 'checkout'];
      const labelled = labels.flatMap((label, index) => ['--label', `${label}${values[index]}`]);
      containers.docker('run', ...labelled, other, 'true');
      const { events, imageChanges, notRead } = await docker.events({ since, until: Date.now() });
      expect(notRead).toEqual([]);
      expect(events.map(({ kind, exitCode }) => [kind, exitCode])).toEqual([
        ['create', null],
        ['start', null],
        ['die', 7],
        ['destroy', null],
        ['create', null],
        ['start', null],
        ['die', 0],
      ]);
      expect(imageChanges).toMatchObject([{ service: 'checkout', from: containers.image, to: other }]);
      const window = ['--since', String(since / 1_000), '--until', String(Date.now() / 1_000)];
      const filter = ['--filter', `label=com.docker.compose.project=${containers.project}`];
      const text = containers.docker('events', ...window, ...filter, '--format', '{{json .}}');
      expect(parseDockerEvents(text)?.filter(({ kind }) => kind === 'die')).toEqual(
        events.filter(({ kind }) => kind === 'die'),
      );
    } finally {
      containers.remove();
      containers.docker('rmi', other);
    }
  });

  test('the output of docker inspect tells the same as the engine, at lines of its own', async () => {
    const { containers, docker } = project();
    const ids = [containers.runToEnd('payment', 'exit 3'), containers.runToEnd('web', 'true')];
    const text = containers.docker('inspect', ...ids);
    const states = parseDockerInspect(text, { source: 'attachment', name: 'att_1', label: 'inspect.json' });
    const fromEngine = await Promise.all(ids.map((id) => docker.container(id)));
    const facts = (list: typeof fromEngine): unknown[] => list.map((state) => ({ ...state, locator: 0, text: 0 }));
    expect(facts(states ?? [])).toEqual(facts(fromEngine));
    const place = states?.[0]?.locator;
    const quoted = text.split('\n').slice((place?.startLine ?? 1) - 1, place?.endLine);
    expect(states?.[0]?.text).toBe(quoted.join('\n'));
    expect(quoted.join('\n')).toMatch(/^ +"State": \{[^]*"ExitCode": 3,[^]*\},$/);
  });

  test('works through an HTTP proxy that lets only GET through', async () => {
    const { containers } = project();
    const { socketPath } = dockerAddress(containers.host);
    const methods = new Set<string | undefined>();
    const proxy = createServer((incoming, outgoing) => {
      methods.add(incoming.method);
      const to = socketPath === null ? {} : { socketPath };
      const options = { ...to, path: incoming.url, method: incoming.method, headers: incoming.headers };
      const forwarded = httpRequest(options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(forwarded);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const address = proxy.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      containers.runToEnd('checkout', 'echo out; exit 4');
      const docker = engineAt(`http://127.0.0.1:${port}`, containers.project);
      const { containers: states } = await docker.containers();
      const logs = docker.logs();
      const [stream] = (await logs.list()).streams;
      await docker.events({ since: Date.now() - 5_000, until: Date.now() });
      expect(states.map(({ exitCode }) => exitCode)).toEqual([4]);
      expect(stream && (await logs.readLines(stream, { startLine: 1, endLine: 1 }))?.[0]).toMatch(timed('out'));
      expect([...methods]).toEqual(['GET']);
    } finally {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  });
});
