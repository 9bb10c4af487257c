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
    // Every value is a text of ours, so none of them needs the SDK's look at each.
    const attributes: Attributes = Object.assign(span.attributes, this.#identity);
    if (sessionId !== undefined) attributes[SPAN_ATTRIBUTES.sessionId] = sessionId;
    if (scope === undefined) return;
    const { userEmail, userId = userEmail, tenantId, metadata, tags } = scope;
    if (userId !== undefined) attributes[SPAN_ATTRIBUTES.userId] = userId;
    if (userEmail !== undefined) attributes[SPAN_ATTRIBUTES.userEmail] = userEmail;
    if (tenantId !== undefined) attributes[SPAN_ATTRIBUTES.tenantId] = tenantId;
    if (metadata !== undefined) attributes[SPAN_ATTRIBUTES.metadata] = JSON.stringify(metadata);
    if (tags !== undefined) attributes[SPAN_ATTRIBUTES.tags] = [...tags];
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
