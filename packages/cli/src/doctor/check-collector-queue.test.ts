import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { checkQueueFill, checkQueueMount } from './check-collector-queue.ts';
import type { DockerCommand } from './check-collector-queue.ts';

const ID = 'f'.repeat(64);

interface Mount {
  readonly Type: string;
  readonly Destination: string;
  readonly RW: boolean;
}

/** A docker command whose project `mats` has a collector with these mounts; it notes what it was asked. */
function dockerWith(
  mounts: readonly Mount[],
  environment: readonly string[] = [],
): { docker: DockerCommand; asked: string[] } {
  const asked: string[] = [];
  const docker: DockerCommand = (args) => {
    asked.push(args.join(' '));
    if (args[0] === 'inspect') {
      return Promise.resolve(JSON.stringify([{ Id: ID, Config: { Env: environment }, Mounts: mounts }]));
    }
    return Promise.resolve(args.includes('label=com.docker.compose.project=mats') ? `${ID}\n` : '');
  };
  return { docker, asked };
}

const VOLUME: Mount = { Type: 'volume', Destination: '/var/lib/otelcol', RW: true };

describe('where the queue is', () => {
  test('on a volume it outlives its container', async () => {
    const { docker, asked } = dockerWith([VOLUME]);
    expect(await checkQueueMount(docker, 'mats')).toEqual([
      {
        name: 'collector queue on disk',
        ok: true,
        detail: '/var/lib/otelcol/queue is on a volume mounted at /var/lib/otelcol',
      },
    ]);
    expect(asked).toEqual([
      'ps --quiet --no-trunc --filter label=com.docker.compose.project=mats --filter label=com.docker.compose.service=collector',
      `inspect --type container ${ID}`,
    ]);
  });

  const nowhere = 'is on no volume: what waits there is lost when the container is made anew';
  test.each<[string, Mount[], string[], string]>([
    ['no mount', [], [], `/var/lib/otelcol/queue ${nowhere}`],
    [
      'a folder of a similar name',
      [{ ...VOLUME, Destination: '/var/lib/otel' }],
      [],
      `/var/lib/otelcol/queue ${nowhere}`,
    ],
    ['memory', [{ ...VOLUME, Type: 'tmpfs' }], [], `/var/lib/otelcol/queue ${nowhere}`],
    [
      'memory inside a volume',
      [VOLUME, { Type: 'tmpfs', Destination: '/var/lib/otelcol/queue', RW: true }],
      [],
      `/var/lib/otelcol/queue ${nowhere}`,
    ],
    ['another folder than the one that is set', [VOLUME], ['COLLECTOR_QUEUE_DIR=/queue'], `/queue ${nowhere}`],
    ['a volume that cannot be written', [{ ...VOLUME, RW: false }], [], '/var/lib/otelcol/queue is mounted read-only'],
  ])('%s is named with what to do', async (_what, mounts, environment, detail) => {
    const [found] = await checkQueueMount(dockerWith(mounts, environment).docker, 'mats');
    expect(found).toMatchObject({ ok: false, detail, fix: expect.stringContaining('volumes:') });
  });

  test('says nothing of what is not in compose', async () => {
    expect(await checkQueueMount(dockerWith([VOLUME]).docker, 'other')).toEqual([]);
    expect(await checkQueueMount(() => Promise.resolve(undefined), 'mats')).toEqual([]);
  });
});

describe('how full it is', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  async function pageWith(checks: unknown): Promise<string> {
    const server = createServer((request, response) => {
      const isAsked = request.url === '/checks' && request.headers.cookie === 'login=1';
      response.writeHead(isAsked ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify({ checks }));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('is what the orchestrator says, with what to do', async () => {
    const full = { name: 'collector queue', ok: false, detail: '200.0 MB of 256.0 MB wait', fix: 'Look at Phoenix.' };
    const page = await pageWith([{ name: 'database', ok: true, detail: 'PGlite' }, full]);
    expect(await checkQueueFill(page, 'login=1')).toEqual([full]);
  });

  test('is not known without a collector, or without an orchestrator', async () => {
    expect(await checkQueueFill(await pageWith([]), 'login=1')).toEqual([]);
    expect(await checkQueueFill('http://127.0.0.1:9', 'login=1')).toEqual([]);
  });
});
