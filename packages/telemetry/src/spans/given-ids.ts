import { createHash } from 'node:crypto';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import type { IdGenerator } from '@opentelemetry/sdk-trace-base';

/** Ids that a span gets instead of random ones; a trace id counts only where the span begins a trace. */
export interface SpanIds {
  traceId?: string;
  spanId: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const random = new RandomIdGenerator();
let given: SpanIds | undefined;

/** Random ids, but for spans that are started within `startWithIds`. */
export const idGenerator: IdGenerator = {
  generateTraceId: () => given?.traceId ?? random.generateTraceId(),
  generateSpanId: () => given?.spanId ?? random.generateSpanId(),
};

/** Starts a span under the given ids; `start` must not wait for anything. */
export function startWithIds<Result>(ids: SpanIds | undefined, start: () => Result): Result {
  given = ids;
  try {
    return start();
  } finally {
    given = undefined;
  }
}

/** The ids that a `traceparent` names; undefined when it names none. */
export function idsOfTraceparent(traceparent: string): Required<SpanIds> | undefined {
  const [, traceId = '', spanId = ''] = TRACEPARENT.exec(traceparent) ?? [];
  return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : undefined;
}

/** A span id that is the same for the same work, so that work that is done again continues its span. */
export function spanIdFor(work: string): string {
  return createHash('sha256').update(work).digest('hex').slice(0, 16);
}

/**
 * Thrown through the spans of work that stops here and is taken up elsewhere: they do not end now, since whoever takes
 * the work up ends them under the same ids.
 */
export class WorkParked extends Error {
  override readonly name = 'WorkParked';
}
