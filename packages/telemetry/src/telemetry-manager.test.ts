import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { context, propagation, trace } from '@opentelemetry/api';
import { startTelemetry, withAttributes, withSession, withSpan } from './index.ts';
import type { TelemetryOptions } from './index.ts';
import { startTestTelemetry } from './testing/index.ts';
import type { TestTelemetry } from './testing/index.ts';

const NOWHERE = 'http://127.0.0.1:9';
const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function started(options: Partial<TelemetryOptions> = {}): TestTelemetry {
  const telemetry = startTestTelemetry({ serviceName: 'own', ...options });
  cleanups.push(() => telemetry.stop());
  return telemetry;
}

/** Telemetry that sends, with what it wrote to its log. */
function sending(options: Partial<TelemetryOptions>): {
  telemetry: ReturnType<typeof startTelemetry>;
  warnings: string[];
} {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (_fields: unknown, words: string) => void warnings.push(words) };
  const telemetry = startTelemetry({ serviceName: 'own', log, ...options });
  cleanups.push(async () => {
    await telemetry.shutdown(500);
    trace.disable();
    context.disable();
    propagation.disable();
  });
  return { telemetry, warnings };
}

function projectOf(telemetry: TestTelemetry, name: string): unknown {
  const span = telemetry.spans().find((one) => one.name === name);
  return span?.resource.attributes['openinference.project.name'];
}

const work = (): Promise<void> => Promise.resolve();

describe('span', () => {
  test('sends each tenant to its own project, by the template', async () => {
    const telemetry = started({ projectTemplate: 'videos-{tenant_id}-{service}' });
    await telemetry.span('search', { tenantId: 'acme', serviceName: 'routing' }, (span) => {
      span.setAttribute('query', 'machine learning');
    });
    await telemetry.span('find', { tenantId: 'globex', serviceName: 'routing' }, work);
    expect([projectOf(telemetry, 'search'), projectOf(telemetry, 'find')]).toEqual([
      'videos-acme-routing',
      'videos-globex-routing',
    ]);
    expect(telemetry.spans()[0]?.attributes).toMatchObject({
      'tenant.id': 'acme',
      'service.name': 'routing',
      environment: 'development',
      query: 'machine learning',
      'openinference.span.kind': 'CHAIN',
    });
  });

  test('spans of one tenant nest; another tenant begins a trace of its own', async () => {
    const telemetry = started();
    await telemetry.span('request', { tenantId: 'acme' }, async () => {
      await telemetry.span('routing', { tenantId: 'acme' }, work);
      await telemetry.span('search', {}, work);
      await telemetry.span('foreign', { tenantId: 'globex' }, work);
    });
    const parents = Object.fromEntries(telemetry.spans().map((span) => [span.name, span.parentSpanContext?.spanId]));
    const request = telemetry.spans().find(({ name }) => name === 'request');
    const id = request?.spanContext().spanId;
    expect(parents).toEqual({ request: undefined, routing: id, search: id, foreign: undefined });
    expect([projectOf(telemetry, 'search'), projectOf(telemetry, 'foreign')]).toEqual([
      'finoptiagents-MATS-acme',
      'finoptiagents-MATS-globex',
    ]);
  });

  test("a session's tenant decides the project of every span in it", async () => {
    const telemetry = started();
    await withSession({ sessionId: 's-1', tenantId: 'acme' }, () =>
      withSpan({ name: 'outer', kind: 'CHAIN', root: true }, () => withSpan({ name: 'inner', kind: 'TOOL' }, work)),
    );
    expect([projectOf(telemetry, 'outer'), projectOf(telemetry, 'inner')]).toEqual([
      'finoptiagents-MATS-acme',
      'finoptiagents-MATS-acme',
    ]);
  });

  test('marks a failure, records the exception and throws on', async () => {
    const telemetry = started();
    const failing = telemetry.span('risky', { tenantId: 'acme' }, () => Promise.reject(new Error('no index')));
    await expect(failing).rejects.toThrow('no index');
    const [span] = telemetry.spans();
    expect(span?.status).toEqual({ code: 2, message: 'no index' });
    expect(span?.events.map(({ name }) => name)).toEqual(['exception']);
  });

  test('work for a tenant that cannot have a project runs without a span, and is counted', async () => {
    const telemetry = started();
    expect(await telemetry.span('search', { tenantId: 'a/b' }, () => 42)).toBe(42);
    expect(telemetry.spans()).toEqual([]);
    expect(telemetry.getStats().failedInitializations).toBe(1);
  });

  test("a tenant's own tracer makes spans of OpenTelemetry", () => {
    const telemetry = started();
    const tracer = telemetry.tracer({ tenantId: 'acme', serviceName: 'search' });
    tracer.startActiveSpan('outer', (outer) => {
      tracer.startSpan('inner', { attributes: { a: 1 } }).end();
      outer.end();
    });
    const [inner, outer] = telemetry.spans();
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
    expect(inner?.attributes).toMatchObject({ 'tenant.id': 'acme', 'service.name': 'search', a: 1 });
  });
});

describe('withAttributes', () => {
  test('adds to what was set, and takes it off again', async () => {
    const telemetry = started();
    await withSession({ sessionId: 'conv_456', userId: 'user_123' }, async () => {
      await withAttributes({ metadata: { user_tier: 'premium' }, tags: ['eu'] }, () =>
        withSpan({ name: 'in', kind: 'CHAIN', root: true }, work),
      );
      await withSpan({ name: 'after', kind: 'CHAIN', root: true }, work);
    });
    const [inside, after] = telemetry.spans();
    expect(inside?.attributes).toMatchObject({
      'session.id': 'conv_456',
      'user.id': 'user_123',
      metadata: '{"user_tier":"premium"}',
      'tag.tags': ['eu'],
    });
    expect(after?.attributes).toMatchObject({ 'session.id': 'conv_456', 'user.id': 'user_123' });
    expect(after?.attributes).not.toHaveProperty('metadata');
  });

  test('works without a session', async () => {
    const telemetry = started();
    await withAttributes({ userId: 'u' }, () => withSpan({ name: 'x', kind: 'CHAIN', root: true }, work));
    expect(telemetry.spans()[0]?.attributes).toMatchObject({ 'user.id': 'u' });
    expect(telemetry.spans()[0]?.attributes).not.toHaveProperty('session.id');
  });

  test.each([{ sessionId: '42' }, { tenantId: 'a/b' }])('refuses %j', (attributes) =>
    expect(() => withAttributes(attributes, work)).toThrow('cannot be used'),
  );
});

describe('the session of a span', () => {
  test('is the one it runs in, whatever an instrumentation sets on it', async () => {
    const telemetry = started();
    await withSession('ours', () =>
      withSpan({ name: 'x', kind: 'LLM', root: true }, (span) => span.setAttribute('session.id', 'theirs')),
    );
    expect(telemetry.spans()[0]?.attributes['session.id']).toBe('ours');
  });

  test('is else what its attributes name at its end', async () => {
    const telemetry = started();
    await withSpan({ name: 'x', kind: 'CHAIN', root: true }, (span) =>
      span.setAttribute('metadata', '{"session_id":"user-123-session-456","user_id":"user-123"}'),
    );
    expect(telemetry.spans()[0]?.attributes['session.id']).toBe('user-123-session-456');
  });
});

describe('delivery', () => {
  const names = ['one', 'two', 'three'];
  const spans = async (): Promise<void> => {
    for (const name of names) await withSpan({ name, kind: 'CHAIN', root: true }, work);
  };

  test('forceFlush is true when the endpoint has taken everything', async () => {
    const server = createServer((request, response) => request.resume().on('end', () => response.end()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const { telemetry } = sending({ endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}` });
    await spans();
    expect(await telemetry.forceFlush()).toBe(true);
    expect(telemetry.getStats()).toMatchObject({ delivered: 3, queued: 0, waiting: 0, dropped: 0 });
    expect(await telemetry.shutdown()).toEqual({ lost: 0, kept: 0 });
  });

  test('without a folder, what nobody takes is counted while it waits and said when it is lost', async () => {
    const { telemetry, warnings } = sending({ endpoint: NOWHERE });
    await spans();
    expect(await telemetry.forceFlush()).toBe(false);
    expect(telemetry.getStats()).toMatchObject({ delivered: 0, waiting: 3, dropped: 0 });
    expect(await telemetry.shutdown()).toEqual({ lost: 3, kept: 0 });
    expect(telemetry.dropped()).toBe(3);
    expect(warnings).toEqual([
      'traces cannot be sent; they are kept in memory until the endpoint is back or this process ends',
      'spans lost: they were not delivered before the stop',
    ]);
  });

  test('a queue that is full drops and counts, or keeps when it was told to', async () => {
    const batch = { maxQueueSize: 2, maxBatchSize: 1_000, dropLogsPerMinute: 0 };
    const dropping = sending({ endpoint: NOWHERE, batch });
    await spans();
    expect([dropping.telemetry.dropped(), dropping.warnings]).toEqual([1, []]);
    for (const cleanup of cleanups.splice(0)) await cleanup();
    const keeping = sending({ endpoint: NOWHERE, batch: { ...batch, dropOnFull: false } });
    await spans();
    expect(keeping.telemetry.dropped()).toBe(0);
    expect(keeping.telemetry.getStats().queued).toBe(3);
  });

  test('says at start when another SDK was first', () => {
    started();
    expect(sending({ endpoint: NOWHERE }).warnings).toEqual([
      'another OpenTelemetry SDK was started first: no session is put on its spans; start MATS telemetry first',
    ]);
  });
});

test('counts spans that have no session when they end', async () => {
  const telemetry = started();
  await telemetry.span('a', {}, work);
  await telemetry.span('b', { attributes: { thread_id: 'named at its end' } }, work);
  await withSession('s-1', () => telemetry.span('c', {}, work));
  expect(telemetry.getStats().withoutSession).toBe(1);
  expect(telemetry.metricsText()).toContain('\nmats_telemetry_spans_without_session_total{service="own"} 1\n');
});

test('metricsText is getStats for Prometheus', async () => {
  const telemetry = started({ level: 'basic', environment: 'ci "7"' });
  await telemetry.span('a', { tenantId: 'acme' }, work);
  await telemetry.span('b', { tenantId: 'acme' }, work);
  const text = telemetry.metricsText();
  expect(text).toContain(
    '# TYPE mats_telemetry_tenant_cache_hits_total counter\nmats_telemetry_tenant_cache_hits_total{service="own"} 1\n',
  );
  expect(text).toContain('\nmats_telemetry_cached_tenants{service="own"} 1\n');
  expect(text).toContain(
    'mats_telemetry_info{service="own",level="basic",environment="ci \\"7\\"",endpoint="",spool="none"} 1\n',
  );
  expect(telemetry.getStats().config).toMatchObject({ enabled: true, level: 'basic', environment: 'ci "7"' });
});
