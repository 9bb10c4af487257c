import type { Resource } from '@opentelemetry/resources';

/** What a span was given when it started and has to leave with, whatever is set on it meanwhile. */
export interface SpanStamp {
  /** The session it runs in; undefined: whatever its attributes name at its end. */
  sessionId: string | undefined;
  /** Tenant, service and project; undefined: it cannot be told whose it is, so nobody gets it. */
  resource: Resource | undefined;
}

const stamps = new WeakMap<object, SpanStamp>();

/** Remembers the stamp of a span of the SDK. */
export function setStamp(span: object, stamp: SpanStamp): void {
  stamps.set(span, stamp);
}

/** The stamp of a span; undefined for spans that were not stamped here. */
export function stampOf(span: object): SpanStamp | undefined {
  return stamps.get(span);
}
