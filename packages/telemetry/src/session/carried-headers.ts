import { HEADERS, isSessionId, sessionIdOfPayload } from '@mats/contracts';
import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { addToScope } from './session-scope.ts';

/** Header values as Node, `fetch` or a payload hold them. */
export type HeaderCarrier = Readonly<Record<string, string | readonly string[] | undefined>>;

const CARRIED = new Set<string>(
  [
    HEADERS.traceparent,
    'tracestate',
    HEADERS.baggage,
    HEADERS.sessionId,
    HEADERS.userEmail,
    HEADERS.userId,
    HEADERS.tenantId,
  ].map((name) => name.toLowerCase()),
);

/** The headers that the propagators read, lower-cased; later carriers win. */
function carriedOf(carriers: readonly HeaderCarrier[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const carrier of carriers) {
    for (const name in carrier) {
      const lowerCased = name.toLowerCase();
      if (!CARRIED.has(lowerCased)) continue;
      const value = carrier[name];
      const first = typeof value === 'string' ? value : value?.[0];
      if (first !== undefined) result[lowerCased] = first;
    }
  }
  return result;
}

export interface InboundOptions {
  /** Whether the caller's span becomes the parent: yes between services that write to the same project. */
  trustTrace: boolean;
  /** The body of the request: a session that it names wins over the headers. */
  payload?: unknown;
}

/**
 * Runs `fn` in the context that a request describes: session, user and, when `trustTrace` is set, the caller's
 * span as parent. Later carriers win over earlier ones (HTTP headers first, then a payload's `headers`).
 */
export function runWithHeaders<Result>(
  carriers: readonly HeaderCarrier[],
  options: InboundOptions,
  fn: () => Result,
): Result {
  const extracted = propagation.extract(ROOT_CONTEXT, carriedOf(carriers));
  const hasSpan = trace.getSpanContext(extracted) !== undefined;
  const inbound = hasSpan && !options.trustTrace ? trace.deleteSpan(extracted) : extracted;
  const named = sessionIdOfPayload(options.payload);
  return context.with(isSessionId(named) ? addToScope(inbound, { sessionId: named }) : inbound, fn);
}

/**
 * Which hosts may get the session: our own services, nobody else. Entries are `host` or `host:port`.
 */
export function createHeaderGate(allowedHosts: readonly string[]): (url: string) => Record<string, string> {
  const allowed = new Set(allowedHosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== ''));
  return (url) => {
    const { host, hostname } = new URL(url);
    const headers: Record<string, string> = {};
    if (allowed.has(host.toLowerCase()) || allowed.has(hostname.toLowerCase())) {
      propagation.inject(context.active(), headers);
    }
    return headers;
  };
}
