import { SPAN_ATTRIBUTES } from '@mats/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHeaderGate, currentSession, runWithHeaders, withSession, withSpan } from './index.ts';
import { startTestTelemetry } from './testing/index.ts';
import type { TestTelemetry } from './testing/index.ts';

const HOSTS = ['127.0.0.1:8081'];
let telemetry: TestTelemetry;

beforeAll(() => {
  telemetry = startTestTelemetry({ serviceName: 'mats-test', environment: 'ci', tenantId: 'acme' });
});
beforeEach(() => telemetry.reset());
afterAll(() => telemetry.stop());

async function tick(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('withSession', () => {
  test('stamps every span of parallel work with its own session, mixing none', async () => {
    const run = (id: string): Promise<void> =>
      withSession({ sessionId: id, userEmail: `${id}@example.com`, metadata: { id }, tags: ['t'] }, () =>
        withSpan({ name: 'root', kind: 'CHAIN', root: true }, async () => {
          await tick();
          await Promise.all(
            ['a', 'b'].map((name) =>
              withSpan({ name, kind: 'TOOL' }, async () => {
                await tick();
              }),
            ),
          );
        }),
      );
    await Promise.all(Array.from({ length: 20 }, (_, index) => run(`s-${index}`)));
    const spans = telemetry.spans();
    expect(spans).toHaveLength(60);
    const sessionsOfTraces = new Map<string, Set<unknown>>();
    for (const span of spans) {
      const trace = span.spanContext().traceId;
      const sessions = sessionsOfTraces.get(trace) ?? new Set();
      sessionsOfTraces.set(trace, sessions.add(span.attributes[SPAN_ATTRIBUTES.sessionId]));
    }
    expect(sessionsOfTraces.size).toBe(20);
    expect([...sessionsOfTraces.values()].every((sessions) => sessions.size === 1 && !sessions.has(undefined))).toBe(
      true,
    );
  });

  test('stamps user, service, tenant, environment, metadata and tags', async () => {
    await withSession({ sessionId: 's', userEmail: 'a@example.com', metadata: { x: 1 }, tags: ['t'] }, () =>
      withSpan({ name: 'root', kind: 'AGENT', root: true }, () => Promise.resolve()),
    );
    expect(telemetry.spans()[0]?.attributes).toMatchObject({
      'session.id': 's',
      'user.id': 'a@example.com',
      'user.email': 'a@example.com',
      'service.name': 'mats-test',
      'tenant.id': 'acme',
      environment: 'ci',
      'openinference.span.kind': 'AGENT',
      metadata: '{"x":1}',
      'tag.tags': ['t'],
    });
  });

  test('refuses an id that breaks the pattern', () => {
    expect(() => withSession('42', () => undefined)).toThrow('Session id 42 cannot be used');
  });
});

describe('headers', () => {
  const session = (headers: Record<string, string>): string | undefined =>
    runWithHeaders([headers], { trustTrace: true }, () => currentSession()?.sessionId);

  test('the session comes from X-Session-ID, else from baggage', () => {
    expect(session({ 'x-session-id': 'a', baggage: 'session.id=b' })).toBe('a');
    expect(session({ baggage: 'session.id=b,other=1' })).toBe('b');
    expect(session({ 'x-session-id': '42', baggage: 'session.id=b' })).toBe('b');
    expect(session({})).toBeUndefined();
  });

  test("a payload's headers win over HTTP headers", () => {
    const seen = runWithHeaders([{ 'X-Session-ID': 'http' }, { 'X-Session-ID': 'payload' }], { trustTrace: true }, () =>
      currentSession(),
    );
    expect(seen?.sessionId).toBe('payload');
  });

  test('a child in another process joins trace and session; foreign baggage does not travel', async () => {
    const gate = createHeaderGate(HOSTS);
    const sent = await withSession({ sessionId: 's', userEmail: 'ä b@example.com' }, () =>
      withSpan({ name: 'caller', kind: 'CHAIN', root: true }, () =>
        Promise.resolve(gate('http://127.0.0.1:8081/invoke')),
      ),
    );
    const inbound = { ...sent, baggage: `${sent['baggage']},intruder=1` };
    const resent = await runWithHeaders([inbound], { trustTrace: true }, () =>
      withSpan({ name: 'callee', kind: 'AGENT' }, () => Promise.resolve(gate('http://127.0.0.1:8081/'))),
    );
    const [caller, callee] = telemetry.spans();
    expect(callee?.spanContext().traceId).toBe(caller?.spanContext().traceId);
    expect(callee?.parentSpanContext?.spanId).toBe(caller?.spanContext().spanId);
    expect(callee?.attributes['session.id']).toBe('s');
    expect(resent['X-Session-ID']).toBe('s');
    expect(resent['baggage']).not.toContain('intruder');
  });

  test('a host that is not on the list gets nothing', async () => {
    const headers = await withSession('s', () =>
      withSpan({ name: 'x', kind: 'CHAIN', root: true }, () =>
        Promise.resolve(createHeaderGate(HOSTS)('http://127.0.0.1:9999/')),
      ),
    );
    expect(headers).toEqual({});
  });

  test("an untrusted caller's span does not become the parent", async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await runWithHeaders([{ traceparent }], { trustTrace: false }, () =>
      withSpan({ name: 'x', kind: 'CHAIN' }, () => Promise.resolve()),
    );
    expect(telemetry.spans()[0]?.parentSpanContext).toBeUndefined();
  });
});

describe('with telemetry disabled', () => {
  beforeAll(() => telemetry.stop());
  afterAll(async () => {
    await silent.stop();
    telemetry = startTestTelemetry({ serviceName: 'mats-test' });
  });
  let silent: TestTelemetry;

  test('the session still comes in, goes out and makes no span', async () => {
    silent = startTestTelemetry({ level: 'disabled' });
    const sent = await runWithHeaders(
      [{ 'x-session-id': 's-1', 'x-user-email': 'a@example.com' }],
      { trustTrace: true },
      () =>
        withSpan({ name: 'x', kind: 'CHAIN' }, async () => {
          await tick();
          return createHeaderGate(HOSTS)('http://127.0.0.1:8081/invoke');
        }),
    );
    expect(sent).toMatchObject({ 'X-Session-ID': 's-1', 'X-User-Email': 'a@example.com' });
    expect(silent.spans()).toEqual([]);
  });
});

describe('withSpan', () => {
  test('sets OK with readable input and output', async () => {
    await withSpan({ name: 'x', kind: 'CHAIN', input: 'why?', root: true }, (span) => {
      span.setOutput({ answer: 42 });
      return Promise.resolve();
    });
    const [span] = telemetry.spans();
    expect(span?.status.code).toBe(1);
    expect(span?.attributes).toMatchObject({ 'input.value': 'why?', 'input.mime_type': 'text/plain' });
    expect(span?.attributes).toMatchObject({ 'output.value': '{"answer":42}', 'output.mime_type': 'application/json' });
  });

  test('sets ERROR with the message and throws on', async () => {
    const failing = withSpan({ name: 'x', kind: 'TOOL', root: true }, () => Promise.reject(new Error('no such file')));
    await expect(failing).rejects.toThrow('no such file');
    expect(telemetry.spans()[0]?.status).toEqual({ code: 2, message: 'no such file' });
  });

  test('lets neither NUL nor secrets out', async () => {
    await withSpan({ name: 'x', kind: 'TOOL', root: true, input: 'a\u0000b password=hunter22' }, () =>
      Promise.resolve(),
    );
    expect(telemetry.spans()[0]?.attributes['input.value']).toBe('a\uFFFDb password=[redacted]');
  });

  test('can start in the past under a remote parent', async () => {
    const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await withSpan({ name: 'ui_request', kind: 'CHAIN', parent, startTime: 1_000 }, () => Promise.resolve());
    const [span] = telemetry.spans();
    expect(span?.spanContext().traceId).toBe('a'.repeat(32));
    expect(span?.startTime).toEqual([1, 0]);
  });
});
