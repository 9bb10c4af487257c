import { SPAN_ATTRIBUTES } from '@mats/contracts';
import type { Attributes, Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { spanScopeOf } from '../session/session-scope.ts';
import type { InnerScope } from '../session/session-scope.ts';
import type { TenantCache } from '../tenants/tenant-cache.ts';
import { setStamp } from './span-stamp.ts';

/** What every span of a service carries, beside its session. */
export interface ServiceIdentity {
  serviceName: string;
  environment: string;
  tenantId: string;
}

function attributesOf(scope: InnerScope): Attributes {
  const { sessionId, userEmail, userId = userEmail, metadata, tags } = scope;
  return {
    ...(sessionId === undefined ? {} : { [SPAN_ATTRIBUTES.sessionId]: sessionId }),
    ...(userId === undefined ? {} : { [SPAN_ATTRIBUTES.userId]: userId }),
    ...(userEmail === undefined ? {} : { [SPAN_ATTRIBUTES.userEmail]: userEmail }),
    ...(metadata === undefined ? {} : { [SPAN_ATTRIBUTES.metadata]: JSON.stringify(metadata) }),
    ...(tags === undefined ? {} : { [SPAN_ATTRIBUTES.tags]: [...tags] }),
  };
}

/**
 * Puts session, user, tenant and service on every span when it starts, and remembers them for its end. Phoenix
 * drops resource attributes and ties a trace to the first stored span that has a session id, so one unstamped span
 * can misplace a whole trace.
 */
export class StampingProcessor implements SpanProcessor {
  readonly #identity: ServiceIdentity;
  readonly #tenants: TenantCache;

  constructor(identity: ServiceIdentity, tenants: TenantCache) {
    this.#identity = identity;
    this.#tenants = tenants;
  }

  onStart(span: Span, parentContext: Context): void {
    const scope = spanScopeOf(parentContext);
    const { tenantId = this.#identity.tenantId, serviceName = this.#identity.serviceName } = scope ?? {};
    span.setAttributes({
      [SPAN_ATTRIBUTES.serviceName]: serviceName,
      [SPAN_ATTRIBUTES.environment]: this.#identity.environment,
      [SPAN_ATTRIBUTES.tenantId]: tenantId,
    });
    if (scope !== undefined) span.setAttributes(attributesOf(scope));
    setStamp(span, { sessionId: scope?.sessionId, resource: this.#tenants.resourceOf(tenantId, serviceName) });
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
