import { HEADERS, isSessionId, isTenantId } from '@mats/contracts';
import { propagation } from '@opentelemetry/api';
import type { Context, TextMapGetter, TextMapPropagator, TextMapSetter } from '@opentelemetry/api';
import { usableUser } from './session-headers.ts';
import { sessionScopeOf, setSpanScope } from './session-scope.ts';
import type { SessionScope } from './session-scope.ts';

const BAGGAGE_KEYS = {
  sessionId: 'session.id',
  userId: 'user.id',
  userEmail: 'user.email',
  tenantId: 'tenant.id',
} as const;
/**
 * Carries the session over HTTP. It reads `X-Session-ID`, else the baggage entry `session.id`, while the context is
 * extracted, so that even the first span of a request has it; a server span is started before any middleware runs.
 * Inbound baggage that is not ours is dropped. Use it after the W3C propagators in a composite.
 */
export class SessionPropagator implements TextMapPropagator {
  inject(source: Context, carrier: unknown, setter: TextMapSetter): void {
    const scope = sessionScopeOf(source);
    if (scope === undefined) return;
    setter.set(carrier, HEADERS.sessionId, scope.sessionId);
    if (scope.userEmail !== undefined) setter.set(carrier, HEADERS.userEmail, scope.userEmail);
    const entries = Object.entries(BAGGAGE_KEYS).flatMap(([field, key]) => {
      const value = scope[field as keyof typeof BAGGAGE_KEYS];
      return value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`];
    });
    setter.set(carrier, HEADERS.baggage, entries.join(','));
  }

  extract(target: Context, carrier: unknown, getter: TextMapGetter): Context {
    const read = (name: string): string | undefined => {
      const value = getter.get(carrier, name) ?? getter.get(carrier, name.toLowerCase());
      return Array.isArray(value) ? value[0] : value;
    };
    const baggage = propagation.getBaggage(target);
    const sessionId = [read(HEADERS.sessionId), baggage?.getEntry(BAGGAGE_KEYS.sessionId)?.value].find(isSessionId);
    const clean = baggage === undefined ? target : propagation.deleteBaggage(target);
    if (sessionId === undefined) return clean;
    const scope: SessionScope = { sessionId };
    const userEmail = usableUser(read(HEADERS.userEmail) ?? baggage?.getEntry(BAGGAGE_KEYS.userEmail)?.value);
    const userId = usableUser(read(HEADERS.userId) ?? baggage?.getEntry(BAGGAGE_KEYS.userId)?.value);
    const tenantId = [read(HEADERS.tenantId), baggage?.getEntry(BAGGAGE_KEYS.tenantId)?.value].find(isTenantId);
    if (userEmail !== undefined) scope.userEmail = userEmail;
    if (userId !== undefined) scope.userId = userId;
    if (tenantId !== undefined) scope.tenantId = tenantId;
    return setSpanScope(clean, scope);
  }

  fields(): string[] {
    return [HEADERS.sessionId, HEADERS.userEmail, HEADERS.baggage];
  }
}
