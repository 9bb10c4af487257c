import { SPAN_ATTRIBUTES } from '@mats/contracts';
import type { SpanKind } from '@mats/contracts';
import { context, isSpanContextValid, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, AttributeValue, Context, Span, Tracer, TracerProvider } from '@opentelemetry/api';
import { isInstrumented, telemetryLevel } from '../settings/telemetry-level.ts';
import { startWithIds, WorkParked } from './given-ids.ts';
import type { SpanIds } from './given-ids.ts';

export interface SpanOptions {
  name: string;
  kind: SpanKind;
  /** Readable text or a value that is written as JSON. */
  input?: unknown;
  attributes?: Attributes;
  /** Start a trace of its own, whatever is running. */
  root?: boolean;
  /** Put the span under this one (a `traceparent`) instead of the running one. */
  parent?: string;
  /** Ids of a span that may be made again, by whoever takes the work up after a stop. */
  ids?: SpanIds | undefined;
  /** Epoch milliseconds; when the work began before the span could be made. */
  startTime?: number;
}

/** What work may say about its own span. */
export interface SpanHandle {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceparent: string;
  setOutput(output: unknown): void;
  setAttribute(name: string, value: AttributeValue): void;
  setAttributes(attributes: Attributes): void;
  addEvent(name: string, attributes?: Attributes): void;
  /** Marks the span as failed without an exception. */
  fail(reason: string): void;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The context of a remote span, or the given one when the text is no valid traceparent. */
function contextOfTraceparent(traceparent: string, base: Context): Context {
  const parts = TRACEPARENT.exec(traceparent);
  const [, traceId = '', spanId = '', flags = ''] = parts ?? [];
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return parts !== null && isSpanContextValid(remote) ? trace.setSpanContext(base, remote) : base;
}

function asText(value: unknown): { text: string; mimeType: string } {
  if (typeof value === 'string') return { text: value, mimeType: 'text/plain' };
  return { text: JSON.stringify(value) ?? String(value), mimeType: 'application/json' };
}

function setValue(span: Span, side: 'input' | 'output', value: unknown): void {
  const { text, mimeType } = asText(value);
  const [name, mime] =
    side === 'input'
      ? [SPAN_ATTRIBUTES.inputValue, SPAN_ATTRIBUTES.inputMimeType]
      : [SPAN_ATTRIBUTES.outputValue, SPAN_ATTRIBUTES.outputMimeType];
  span.setAttribute(name, text);
  span.setAttribute(mime, mimeType);
}

function handleOf(span: Span, state: { failed: boolean }): SpanHandle {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    traceparent: `00-${traceId}-${spanId}-01`,
    setOutput: (output) => setValue(span, 'output', output),
    setAttribute: (name, value) => void span.setAttribute(name, value),
    setAttributes: (attributes) => void span.setAttributes(attributes),
    addEvent: (name, attributes) => void span.addEvent(name, attributes),
    fail: (reason) => {
      state.failed = true;
      span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
    },
  };
}

function parentContext(options: SpanOptions): Context {
  const active = context.active();
  if (options.root === true) return trace.getSpan(active) === undefined ? active : trace.deleteSpan(active);
  return options.parent === undefined ? active : contextOfTraceparent(options.parent, active);
}

let found: { provider: TracerProvider; tracer: Tracer } | undefined;

/** The tracer of the provider that is registered now; asking the provider anew costs every span. */
function ownTracer(): Tracer {
  const provider = trace.getTracerProvider();
  if (found?.provider !== provider) found = { provider, tracer: trace.getTracer('mats') };
  return found.tracer;
}

function startSpan(options: SpanOptions, parent: Context): Span {
  const attributes = { [SPAN_ATTRIBUTES.kind]: options.kind, ...options.attributes };
  // As a Date: the SDK takes a small number for a time since the process started.
  const startTime = options.startTime === undefined ? {} : { startTime: new Date(options.startTime) };
  return ownTracer().startSpan(options.name, { attributes, ...startTime }, parent);
}

/**
 * Runs `fn` inside a span of the OpenInference kind, with input, output and a status that is always set: OK when
 * `fn` returns, ERROR with the message when it throws (the error is thrown on; for `WorkParked` the span does not end).
 * A kind that the level leaves out makes no span; its work runs under the parent.
 */
export async function withSpan<Result>(
  options: SpanOptions,
  fn: (span: SpanHandle) => Promise<Result> | Result,
): Promise<Result> {
  const parent = parentContext(options);
  const level = telemetryLevel();
  // Where everything is off the sampler decides, so that a trace still has an id.
  const skipped = level !== 'disabled' && !isInstrumented(options.kind, level);
  const span = skipped
    ? trace.wrapSpanContext(
        trace.getSpanContext(parent) ?? { traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 0 },
      )
    : startWithIds(options.ids, () => startSpan(options, parent));
  const state = { failed: false };
  if (options.input !== undefined) setValue(span, 'input', options.input);
  try {
    const result = await context.with(trace.setSpan(parent, span), () => fn(handleOf(span, state)));
    if (!state.failed) span.setStatus({ code: SpanStatusCode.OK });
    span.end();
    return result;
  } catch (error) {
    if (error instanceof WorkParked) throw error;
    const message = error instanceof Error ? error.message : String(error);
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    span.recordException(error instanceof Error ? error : message);
    span.end();
    throw error;
  }
}

/** The running span's ids, or undefined when nothing is traced. */
export function currentSpan(): { traceId: string; spanId: string } | undefined {
  const active = trace.getSpanContext(context.active());
  return active !== undefined && isSpanContextValid(active)
    ? { traceId: active.traceId, spanId: active.spanId }
    : undefined;
}
