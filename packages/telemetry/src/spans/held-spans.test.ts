import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace-base';
import { expect, test } from '@jest/globals';
import { HeldSpans } from './held-spans.ts';

const tracer = new BasicTracerProvider().getTracer('test');

function start(held: HeldSpans, name: string, parent: Context): { span: Span & ReadableSpan; context: Context } {
  const span = tracer.startSpan(name, {}, parent) as unknown as Span & ReadableSpan;
  held.started(span, parent);
  return { span, context: trace.setSpan(parent, span) };
}

const names = (spans: readonly ReadableSpan[]): string[] => spans.map(({ name }) => name);

test('spans of work are let go when its first span ends, its parts first', () => {
  const held = new HeldSpans();
  const caller = trace.setSpanContext(ROOT_CONTEXT, {
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    traceFlags: 1,
    isRemote: true,
  });
  const run = start(held, 'run', caller);
  const tool = start(held, 'tool', run.context);
  const part = start(held, 'part', tool.context);
  expect(names(held.ended(part.span))).toEqual([]);
  expect(names(held.ended(tool.span))).toEqual([]);
  expect(held.count).toBe(2);
  expect(names(held.ended(run.span))).toEqual(['part', 'tool', 'run']);
  expect(held.count).toBe(0);
});

test('work side by side is held apart', () => {
  const held = new HeldSpans();
  const one = start(held, 'one', ROOT_CONTEXT);
  const other = start(held, 'other', ROOT_CONTEXT);
  const part = start(held, 'part of one', one.context);
  held.ended(part.span);
  expect(names(held.ended(other.span))).toEqual(['other']);
  expect(names(held.ended(one.span))).toEqual(['part of one', 'one']);
});

test('a part that ends after its work is sent by itself', () => {
  const held = new HeldSpans();
  const run = start(held, 'run', ROOT_CONTEXT);
  const late = start(held, 'late', run.context);
  expect(names(held.ended(run.span))).toEqual(['run']);
  expect(names(held.ended(late.span))).toEqual(['late']);
});
