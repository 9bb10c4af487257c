import { describe, expect, test } from '@jest/globals';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Attributes } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { createEmailHider } from '../redaction/hide-emails.ts';
import { sanitizedSpan } from './sanitized-span.ts';

const SECRET = 'password=hunter22';
const CLEAN = 'password=[redacted]';

function spanOf(attributes: Attributes): ReadableSpan {
  const memory = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).getTracer('test');
  tracer.startSpan('one', { attributes }).end();
  const [ended] = memory.getFinishedSpans();
  if (ended === undefined) throw new Error('no span ended');
  return ended;
}

function failedSpan(): ReadableSpan {
  const memory = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] }).getTracer('test');
  const link = { context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 } };
  const span = tracer.startSpan(`read ${SECRET}`, {
    links: [link],
    attributes: { one: SECRET, many: [SECRET, 'x'], count: 3, 'db.password': 'hunter22' },
  });
  span.addEvent(`retry ${SECRET}`, { why: SECRET });
  span.recordException(new Error(SECRET));
  span.setStatus({ code: SpanStatusCode.ERROR, message: SECRET });
  span.end();
  const [ended] = memory.getFinishedSpans();
  if (ended === undefined) throw new Error('no span ended');
  return ended;
}

describe('sanitizedSpan', () => {
  const span = failedSpan();
  const clean = sanitizedSpan(span, { limit: 40 });

  test('has no secret in texts and lists of texts, and other values as they were', () => {
    expect(clean.attributes).toEqual({ one: CLEAN, many: [CLEAN, 'x'], count: 3, 'db.password': '[redacted]' });
  });

  test('has no secret in events and status', () => {
    expect(clean.events[0]?.name).toBe(`retry ${CLEAN}`);
    expect(clean.events.map((event) => event.attributes)).toEqual([
      { why: CLEAN },
      expect.objectContaining({ 'exception.message': CLEAN }),
    ]);
    expect(clean.status).toEqual({ code: SpanStatusCode.ERROR, message: CLEAN });
  });

  test('cuts long texts and says by how much', () => {
    expect(clean.events[1]?.attributes?.['exception.stacktrace']).toMatch(/^[^]{40}… \(\d+ characters cut\)$/);
  });

  test('hides an e-mail address before it cuts: the rest of one is not known for one', () => {
    const hide = createEmailHider();
    for (let limit = 1; limit < 40; limit += 1) {
      const { attributes } = sanitizedSpan(spanOf({ one: `for ann.smith@example.org${' '.repeat(40)}` }), {
        limit,
        hide,
      });
      expect(attributes['one']).not.toMatch(/ann|smith|@/);
    }
  });

  test('leaves the span of the SDK as it was', () => {
    expect([span.attributes['one'], span.events[0]?.attributes?.['why'], span.status.message]).toEqual([
      SECRET,
      SECRET,
      SECRET,
    ]);
  });

  test('has the same ids, times, links and counts', () => {
    expect({ ...clean, spanContext: clean.spanContext(), attributes: 0, events: 0, status: 0 }).toEqual({
      name: `read ${CLEAN}`,
      kind: span.kind,
      spanContext: span.spanContext(),
      startTime: span.startTime,
      endTime: span.endTime,
      duration: span.duration,
      ended: true,
      links: span.links,
      resource: span.resource,
      instrumentationScope: span.instrumentationScope,
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
      attributes: 0,
      events: 0,
      status: 0,
    });
  });
});
