import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHttpClient } from '@mats/service';
import type { HttpClient } from '@mats/service';
import { CollectorQueue } from './collector-queue.ts';

const CAPACITY = 268_435_456;

let server: Server;
let client: HttpClient;
let url: string;
let reading: { bytes: number; sent: number; capacity?: number };
let time: number;
let queue: CollectorQueue;

beforeEach(async () => {
  reading = { bytes: 0, sent: 0 };
  time = 1_000_000;
  server = createServer((_request, response) => {
    const { bytes, sent, capacity = CAPACITY } = reading;
    const label = '{data_type="traces",exporter="otlp_http/phoenix"}';
    // As the collector 0.155 writes it.
    response.end(
      [
        '# TYPE otelcol_exporter_queue_capacity gauge',
        `otelcol_exporter_queue_capacity${label} ${capacity.toExponential()}`,
        `otelcol_exporter_queue_size${label} ${bytes}`,
        ...(sent === 0 ? [] : [`otelcol_exporter_sent_spans${label} ${sent}`]),
        'otelcol_process_uptime 3.2',
      ].join('\n'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  client = createHttpClient({ sessionHosts: [] });
  queue = new CollectorQueue({ url, client, now: () => time });
});

afterEach(async () => {
  await client.close();
  server.close();
  server.closeAllConnections();
});

test('an empty queue is well', async () => {
  expect(await queue.check()).toEqual({ name: 'collector queue', ok: true, detail: 'empty, of 256.0 MB at most' });
});

test('what waits is well while it moves, and stuck when nothing was sent for a minute', async () => {
  reading = { bytes: 4_711, sent: 5 };
  await queue.check();
  time += 59_000;
  expect(await queue.check()).toMatchObject({
    ok: true,
    detail: '4711 bytes of 256.0 MB wait; the last was sent 59 s ago',
  });
  reading.sent = 6;
  time += 30_000;
  expect(await queue.check()).toMatchObject({ ok: true, detail: expect.stringContaining('sent 0 s ago') });
  time += 60_000;
  expect(await queue.check()).toMatchObject({
    ok: false,
    detail: '4711 bytes of 256.0 MB wait; the last was sent 60 s ago',
    fix: expect.stringContaining('docker compose logs phoenix phoenix-gate'),
  });
});

test('a queue that was empty meanwhile has not been stuck since before', async () => {
  reading = { bytes: 1, sent: 1 };
  await queue.check();
  time += 600_000;
  reading.bytes = 0;
  await queue.check();
  reading.bytes = 1;
  time += 1_000;
  expect(await queue.check()).toMatchObject({ ok: true });
});

test('a queue that is half full is not well, even if it moves', async () => {
  reading = { bytes: CAPACITY / 2, sent: 1 };
  expect(await queue.check()).toMatchObject({
    ok: false,
    detail: '128.0 MB of 256.0 MB wait; the last was sent 0 s ago',
  });
  reading = { bytes: CAPACITY / 2 - 1, sent: 2 };
  expect(await queue.check()).toMatchObject({ ok: true });
});

test('a collector without a queue, and none at all, are named with what to do', async () => {
  reading = { bytes: 0, sent: 0, capacity: 0 };
  expect(await queue.check()).toMatchObject({ ok: false, detail: `the collector at ${url} has no queue` });
  server.close();
  server.closeAllConnections();
  expect(await queue.check()).toMatchObject({
    ok: false,
    detail: `nothing answers at ${url}`,
    fix: expect.stringContaining('docker compose up -d collector'),
  });
});
