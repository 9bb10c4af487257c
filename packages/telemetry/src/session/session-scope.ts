import { DEFAULT_TENANT, isSessionId, isTenantId, MatsError, showValue } from '@mats/contracts';
import { context, createContextKey, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';

/** What the spans of a context carry. */
export interface SpanScope {
  sessionId?: string;
  userId?: string;
  userEmail?: string;
  /** Decides the project. A span of another tenant than the running one begins a trace of its own. */
  tenantId?: string;
  /** Put on every span as one JSON text. */
  metadata?: Readonly<Record<string, unknown>>;
  tags?: readonly string[];
}

/** Whose work the spans of a context belong to. */
export interface SessionScope extends SpanScope {
  sessionId: string;
}

/** The scope as it is kept: the service may be another one within a process. */
export interface InnerScope extends SpanScope {
  serviceName?: string;
}

let ownTenant: string = DEFAULT_TENANT;

/** Whose spans those are that name no tenant; for `startTelemetry` alone. */
export function setOwnTenant(tenantId: string): void {
  ownTenant = tenantId;
}

const SCOPE_KEY = createContextKey('mats session scope');

/** What was set for the spans of a context, or undefined when nothing was. */
export function spanScopeOf(source: Context): InnerScope | undefined {
  const value = source.getValue(SCOPE_KEY);
  return value === undefined ? undefined : (value as InnerScope);
}

/** The session of a context, or undefined when none was set. */
export function sessionScopeOf(source: Context): SessionScope | undefined {
  const scope = spanScopeOf(source);
  return scope?.sessionId === undefined ? undefined : { ...scope, sessionId: scope.sessionId };
}

/** The session of the code that is running now. */
export function currentSession(): SessionScope | undefined {
  return sessionScopeOf(context.active());
}

/**
 * A context like the given one, with the scope set. Phoenix keeps a trace in one project, so what is done for
 * another tenant does not go on in the trace of this one.
 */
export function setSpanScope(target: Context, scope: InnerScope): Context {
  const running = trace.getSpanContext(target);
  if (running !== undefined && scope.tenantId !== undefined) {
    // Whose a caller's span is only the caller knows.
    const before = spanScopeOf(target)?.tenantId ?? (running.isRemote === true ? scope.tenantId : ownTenant);
    if (before !== scope.tenantId) return trace.deleteSpan(target).setValue(SCOPE_KEY, scope);
  }
  return target.setValue(SCOPE_KEY, scope);
}

/** A context in which the given values replace those that were set, and the others stay. */
export function addToScope(target: Context, given: InnerScope): Context {
  const { sessionId, tenantId } = given;
  if (sessionId !== undefined && !isSessionId(sessionId)) {
    throw new MatsError('invalid_session_id', { seen: showValue(sessionId), reason: 'breaks the pattern' });
  }
  if (tenantId !== undefined && !isTenantId(tenantId)) {
    throw new MatsError('invalid_tenant_id', { seen: showValue(tenantId) });
  }
  return setSpanScope(target, { ...spanScopeOf(target), ...given });
}

/**
 * Runs `fn` so that every span started in it, and in what it awaits, carries the session: the counterpart of
 * OpenInference's `using_session`. A user, a tenant, metadata and tags may come with the id.
 *
 * @throws MatsError `invalid_session_id` or `invalid_tenant_id` when one breaks its pattern.
 */
export function withSession<Result>(session: string | SessionScope, fn: () => Result): Result {
  const scope = typeof session === 'string' ? { sessionId: session } : session;
  if (!isSessionId(scope.sessionId)) {
    throw new MatsError('invalid_session_id', { seen: showValue(scope.sessionId), reason: 'breaks the pattern' });
  }
  return context.with(addToScope(context.active(), scope), fn);
}

/**
 * Runs `fn` so that every span started in it carries what is given: the counterpart of OpenInference's
 * `using_attributes`. What is not given stays as it was.
 *
 * @throws MatsError `invalid_session_id` or `invalid_tenant_id` when one breaks its pattern.
 */
export function withAttributes<Result>(attributes: SpanScope, fn: () => Result): Result {
  return context.with(addToScope(context.active(), attributes), fn);
}
