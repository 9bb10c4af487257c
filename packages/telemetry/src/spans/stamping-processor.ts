import { sessionIdOf, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { sessionScopeOf } from '../session/session-scope.ts';

/** What every span of a service carries, beside its session. */
export interface ServiceIdentity {
  serviceName: string;
  environment: string;
  tenantId: string;
}

/**
 * Puts the session, the user and the service on every span when it starts. Phoenix drops resource attributes and
 * ties a trace to the first stored span that has a session id, so one unstamped span can misplace a whole trace.
 */
export class StampingProcessor implements SpanProcessor {
  readonly #identity: ServiceIdentity;

  constructor(identity: ServiceIdentity) {
    this.#identity = identity;
  }

  onStart(span: Span, parentContext: Context): void {
    const scope = sessionScopeOf(parentContext);
    const sessionId = scope?.sessionId ?? sessionIdOf(span.attributes);
    if (sessionId !== undefined) span.setAttribute(SPAN_ATTRIBUTES.sessionId, sessionId);
    const userEmail = scope?.userEmail;
    const userId = scope?.userId ?? userEmail;
    if (userId !== undefined) span.setAttribute(SPAN_ATTRIBUTES.userId, userId);
    if (userEmail !== undefined) span.setAttribute(SPAN_ATTRIBUTES.userEmail, userEmail);
    span.setAttribute(SPAN_ATTRIBUTES.serviceName, this.#identity.serviceName);
    span.setAttribute(SPAN_ATTRIBUTES.environment, this.#identity.environment);
    span.setAttribute(SPAN_ATTRIBUTES.tenantId, scope?.tenantId ?? this.#identity.tenantId);
    if (scope?.metadata !== undefined) span.setAttribute(SPAN_ATTRIBUTES.metadata, JSON.stringify(scope.metadata));
    if (scope?.tags !== undefined) span.setAttribute(SPAN_ATTRIBUTES.tags, [...scope.tags]);
  }

  onEnd(_span: ReadableSpan): void {
    // Everything is stamped at the start; see sanitize-attributes for what happens at the end.
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
