import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { SpanQueueProcessor } from '../spans/span-queue-processor.ts';
import { SILENT_LOG } from '../telemetry-log.ts';
import { DurableExporter } from './durable-exporter.ts';
import { createHttpTransport } from './http-transport.ts';
import { createFileSpool, createMemorySpool } from './span-spool.ts';
import type { SpanTransport } from './transport.ts';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function listen(port: number, status: number): Promise<{ port: number; bodies: Buffer[]; server: Server }> {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (status === 200) bodies.push(Buffer.concat(chunks));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  cleanups.push(() => void server.close());
  return { port: (server.address() as AddressInfo).port, bodies, server };
}

async function freePort(): Promise<number> {
  const { port, server } = await listen(0, 200);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function over(url: string): { transport: SpanTransport; endpoint: string } {
  const endpoint = { protocol: 'http/protobuf', url } as const;
  return { transport: createHttpTransport({ endpoint, headers: {}, tls: {}, compression: 'none' }), endpoint: url };
}

function spans(...names: string[]): ReadableSpan[] {
  const memory = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).getTracer('test');
  for (const name of names) tracer.startSpan(name).end();
  return memory.getFinishedSpans();
}

function send(exporter: SpanExporter, batch: ReadableSpan[]): Promise<number> {
  return new Promise((resolve) => exporter.export(batch, (result) => resolve(result.code)));
}

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await check()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('DurableExporter', () => {
  test('delivers spans made before the endpoint was up, with one warning', async () => {
    const port = await freePort();
    const warnings: string[] = [];
    const exporter = new DurableExporter({
      ...over(`http://127.0.0.1:${port}/v1/traces`),
      spool: createMemorySpool(),
      log: { info: () => undefined, warn: (_fields, message) => void warnings.push(message) },
      now: Date.now,
      timeoutMs: 200,
      retryMs: 50,
    });
    cleanups.push(() => exporter.shutdown());
    expect(await send(exporter, spans('before-one'))).toBe(0);
    expect(await send(exporter, spans('before-two'))).toBe(0);
    const { bodies } = await listen(port, 200);
    await eventually(() => bodies.length === 2 && exporter.waiting === 0);
    expect(Buffer.concat(bodies).toString('latin1')).toMatch(/before-one[^]*before-two/);
    expect(warnings).toEqual([
      'traces cannot be sent; they are kept in memory until the endpoint is back or this process ends',
    ]);
    expect([exporter.delivered, exporter.waiting, exporter.lost]).toEqual([2, 0, 0]);
  });

  test('sends what a stopped process left behind', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mats-spool-'));
    cleanups.push(() => rm(directory, { recursive: true }));
    const port = await freePort();
    const options = {
      ...over(`http://127.0.0.1:${port}/v1/traces`),
      log: SILENT_LOG,
      now: Date.now,
      timeoutMs: 200,
      retryMs: 50,
    };
    const first = new DurableExporter({ ...options, spool: createFileSpool({ directory, now: Date.now }) });
    await send(first, spans('left-behind'));
    await first.shutdown();
    const { bodies } = await listen(port, 200);
    const second = new DurableExporter({ ...options, spool: createFileSpool({ directory, now: Date.now }) });
    cleanups.push(() => second.shutdown());
    await eventually(() => bodies.length === 1);
    expect(bodies[0]?.toString('latin1')).toContain('left-behind');
    // The batch is removed after the endpoint has answered.
    await eventually(async () => (await readdir(directory)).length === 0);
    expect(await readdir(directory)).toEqual([]);
  });

  test('keeps spans for an endpoint that answers 404', async () => {
    const { port } = await listen(0, 404);
    const spool = createMemorySpool();
    const exporter = new DurableExporter({
      ...over(`http://127.0.0.1:${port}/wrong`),
      spool,
      log: SILENT_LOG,
      now: Date.now,
      timeoutMs: 500,
    });
    cleanups.push(() => exporter.shutdown());
    await send(exporter, spans('kept'));
    expect((await spool.oldest())?.batch.byteLength).toBeGreaterThan(0);
  });
});

describe('SpanQueueProcessor', () => {
  test('counts what it drops and reports at most 10 times a minute', () => {
    let time = 0;
    let reports = 0;
    const stuck: SpanExporter = { export: () => undefined, shutdown: () => Promise.resolve() };
    const queue = new SpanQueueProcessor({
      exporter: stuck,
      log: { info: () => undefined, warn: () => void (reports += 1) },
      now: () => time,
      maxQueueSize: 2,
      maxBatchSize: 1_000,
    });
    for (const span of spans(...Array.from({ length: 52 }, (_, index) => `s${index}`))) queue.onEnd(span);
    expect(queue.dropped).toBe(50);
    expect(reports).toBe(10);
    time = 60_000;
    for (const span of spans('late')) queue.onEnd(span);
    expect(reports).toBe(11);
  });
});

test.each([
  ['in memory', (_directory: string, now: () => number) => createMemorySpool(undefined, now)],
  ['on disk', (directory: string, now: () => number) => createFileSpool({ directory, now })],
])('a spool %s knows since when its oldest batch waits', async (_where, create) => {
  const directory = await mkdtemp(join(tmpdir(), 'mats-spool-'));
  cleanups.push(() => rm(directory, { recursive: true }));
  let time = 1_000;
  const spool = create(directory, () => time);
  const seen = [spool.oldestAt];
  await spool.add({ batch: Buffer.from('a'), spans: 1 });
  time = 5_000;
  await spool.add({ batch: Buffer.from('b'), spans: 1 });
  seen.push(spool.oldestAt);
  for (let entry = await spool.oldest(); entry !== undefined; entry = await spool.oldest()) {
    await spool.remove(entry.id);
    await spool.oldest();
    seen.push(spool.oldestAt);
  }
  expect(seen).toEqual([undefined, 1_000, 5_000, undefined]);
});

test('a memory spool over its cap gives up the oldest and counts it', async () => {
  const spool = createMemorySpool(10);
  for (const letter of ['a', 'b', 'c']) await spool.add({ batch: Buffer.from(letter.repeat(5)), spans: 7 });
  expect(Buffer.from((await spool.oldest())?.batch ?? []).toString()).toBe('bbbbb');
  expect([spool.dropped, spool.waiting]).toEqual([7, 14]);
});
