import { sessionIdOf, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { Attributes, Context } from '@opentelemetry/api';
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
  readonly #identity: Attributes;

  constructor(identity: ServiceIdentity) {
    this.#identity = {
      [SPAN_ATTRIBUTES.serviceName]: identity.serviceName,
      [SPAN_ATTRIBUTES.environment]: identity.environment,
      [SPAN_ATTRIBUTES.tenantId]: identity.tenantId,
    };
  }

  onStart(span: Span, parentContext: Context): void {
    const scope = sessionScopeOf(parentContext);
    const sessionId = scope?.sessionId ?? sessionIdOf(span.attributes);
    span.setAttributes(this.#identity);
    if (sessionId !== undefined) span.setAttribute(SPAN_ATTRIBUTES.sessionId, sessionId);
    if (scope === undefined) return;
    const { userEmail, userId = userEmail, tenantId, metadata, tags } = scope;
    if (userId !== undefined) span.setAttribute(SPAN_ATTRIBUTES.userId, userId);
    if (userEmail !== undefined) span.setAttribute(SPAN_ATTRIBUTES.userEmail, userEmail);
    if (tenantId !== undefined) span.setAttribute(SPAN_ATTRIBUTES.tenantId, tenantId);
    if (metadata !== undefined) span.setAttribute(SPAN_ATTRIBUTES.metadata, JSON.stringify(metadata));
    if (tags !== undefined) span.setAttribute(SPAN_ATTRIBUTES.tags, [...tags]);
  }

  onEnd(_span: ReadableSpan): void {
    // Everything is stamped at the start; see sanitized-span for what happens at the end.
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
