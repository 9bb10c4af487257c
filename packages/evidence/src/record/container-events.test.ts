import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { analyseIncident } from '@mats/engine';
import type { IncidentAnalysis } from '@mats/engine';
import { describeWith } from '@mats/testing';
import { createFileLogSource } from '@mats/sources';
import type { LogSource } from '@mats/sources';
import { createDocker } from '@mats/sources/docker';
import type { Docker } from '@mats/sources/docker';
import { makeContainers, temporaryFolders } from '@mats/sources/testing';
import type { MadeContainers } from '@mats/sources/testing';
import { createEvidenceReader } from '../verify/evidence-reader.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { IncidentEvidence } from './gather-evidence.ts';
import { readLogs } from '../read/read-logs.ts';

const temporaryFolder = temporaryFolders();
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

async function incidentOf(
  sources: readonly LogSource[],
  docker?: Docker,
): Promise<{ incident: IncidentAnalysis; evidence: IncidentEvidence }> {
  const signal = new AbortController().signal;
  const { logs } = await readLogs(sources, { signal, now: Date.now(), onStep: () => undefined });
  const containers = (await docker?.containers())?.containers ?? [];
  const incident = analyseIncident({ logs, containers });
  return { incident, evidence: await gatherEvidence(incident, { containers, recordings: [], tell: () => undefined }) };
}

const signsOf = ({ signals }: IncidentAnalysis): unknown[] =>
  signals.map(({ kind, service, count }) => `${service} ${kind} ${count}`).toSorted();

test('an engine whose events are not given is told of, and its logs are read', async () => {
  const engine = createServer((incoming, outgoing) => {
    const listed = incoming.url?.startsWith('/containers/json') === true;
    outgoing.writeHead(listed ? 200 : 403, { 'content-type': 'application/json' });
    outgoing.end(listed ? '[]' : '{"message":"not listed"}');
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  try {
    const address = engine.address();
    const host = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const listing = await engineAt(host).logs({ now: Date.now }).list();
    expect(listing.notRead).toMatchObject([
      { what: 'container events', why: expect.stringContaining('GET /events was answered 403 (not listed)') },
    ]);
  } finally {
    engine.closeAllConnections();
    await new Promise((resolve) => engine.close(resolve));
  }
});

test('what docker events printed is read as the failures and deployments it tells of', async () => {
  const attributes = { 'com.docker.compose.project': 'shop', name: 'shop-web-1' };
  const event = (second: number, of: { service: string; action: string; [more: string]: string }): string => {
    const { service, action, id = 'a', ...more } = of;
    const Attributes = { ...attributes, 'com.docker.compose.service': service, ...more };
    return JSON.stringify({
      status: action,
      Type: 'container',
      Action: action,
      Actor: { ID: id, Attributes },
      scope: 'local',
      time: 1_772_359_200 + second,
    });
  };
  const lines = [
    event(0, { service: 'web', action: 'destroy', image: 'shop:1.14.1' }),
    event(1, { service: 'web', action: 'start', image: 'shop:1.14.2', id: 'b' }),
    ...[10, 20, 30].flatMap((at) => [
      event(at, { service: 'web', action: 'die', image: 'shop:1.14.2', id: 'b', exitCode: '137' }),
      event(at + 1, { service: 'web', action: 'start', image: 'shop:1.14.2', id: 'b' }),
    ]),
    event(40, { service: 'stock', action: 'health_status: unhealthy', id: 'c' }),
  ];
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'events.json'), lines.join('\n'));
  const sources = [createFileLogSource({ patterns: [`${folder}/*`] })];
  const { incident, evidence } = await incidentOf(sources);
  expect(signsOf(incident)).toEqual(['stock unhealthy 1', 'web killed 3', 'web restart 3']);
  expect(incident.deploys).toMatchObject([
    { service: 'web', revision: '1.14.2', previous: '1.14.1', told: { line: 2 } },
  ]);
  const pieces = [...evidence.failures, ...evidence.deploys].map((entry) => entry.evidence);
  expect(pieces.map(({ excerpt }) => excerpt.includes('"scope":"local"'))).toEqual([true, true, true]);
  const reader = createEvidenceReader({ sources });
  expect(await reader.check(pieces)).toEqual(pieces.map(() => ({ ok: true })));
});

describeWith('docker', 'what happened to containers of a real Docker engine', (program) => {
  const project = (): { containers: MadeContainers; docker: Docker } => {
    const containers = makeContainers(program);
    made.push(containers);
    return { containers, docker: engineAt(containers.host, containers.project) };
  };

  async function until(docker: Docker, done: (texts: string) => boolean): Promise<void> {
    for (let tries = 0; tries < 150; tries += 1) {
      const { events } = await docker.events({ since: Date.now() - 60_000, until: Date.now() });
      if (done(events.map(({ kind, service, health }) => `${kind} ${service} ${health}`).join('\n'))) return;
      await delay(100);
    }
    throw new Error('What the test waits for did not happen.');
  }

  test('exits, kills, restarts, health and images reach the incident, each once', async () => {
    const { containers, docker } = project();
    containers.runToEnd('payment', 'exit 137');
    containers.runToEnd('stock', 'tail /dev/zero', '--memory', '32m', '--memory-swap', '32m');
    const check = ['--health-cmd', 'exit 1', '--health-interval', '1s', '--health-retries', '1'];
    containers.run('web', 'sleep 60', ...check);
    containers.run('mail', 'exit 3', '--restart', 'on-failure:2');
    containers.docker('rm', '-f', containers.run('shop', 'sleep 60'));
    const next = `${containers.project}:1.14.2`;
    containers.docker('tag', containers.image, next);
    try {
      containers.runFrom(next, 'shop', 'sleep 60');
      await until(docker, (seen) => seen.includes('unhealthy') && seen.split('die mail').length === 4);
      const { incident, evidence } = await incidentOf([docker.logs({ now: Date.now })], docker);
      expect(signsOf(incident)).toEqual([
        'mail restart 2',
        'payment killed 1',
        'stock out_of_memory 1',
        'web unhealthy 1',
      ]);
      expect(incident.deploys).toMatchObject([
        { service: 'shop', revision: '1.14.2', previous: containers.image.split(':')[1] },
      ]);
      const pieces = [...evidence.failures, ...evidence.deploys].map((entry) => entry.evidence);
      const others = engineAt(containers.host, containers.project);
      const reader = createEvidenceReader({ sources: [others.logs()], docker: others });
      expect(await reader.check(pieces)).toEqual(pieces.map(() => ({ ok: true })));
    } finally {
      containers.remove();
      containers.docker('rmi', next);
    }
  });

  test('lines keep their numbers when the engine has forgotten earlier ones', async () => {
    const { containers, docker } = project();
    containers.runToEnd('stock', 'exit 3');
    const source = docker.logs({ now: Date.now });
    const stream = (await source.list()).streams.find(({ id }) => id === 'events/stock');
    const [since, until] = stream?.locator.revision?.split('/') ?? [];
    const locator = { source: 'docker', name: 'events/stock', label: '', revision: `${since}/${until}/4` } as const;
    const again = { id: locator.name, label: '', bytes: null, service: null, locator };
    expect(await source.readLines(again, { startLine: 1, endLine: 9 })).toEqual([
      '',
      '',
      expect.stringContaining('new container started'),
      expect.stringContaining('container exited with code 3'),
    ]);
  });

  test('a container that was stopped, and those of another project, are no failures', async () => {
    const { containers, docker } = project();
    const other = project();
    containers.docker('stop', '-t', '0', containers.run('payment', 'sleep 60'));
    other.containers.runToEnd('stock', 'exit 137');
    const { incident } = await incidentOf([docker.logs({ now: Date.now })], docker);
    expect(incident.failures).toEqual([]);
    expect(incident.signals).toEqual([]);
  });
});
