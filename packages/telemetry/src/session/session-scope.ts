import { isSessionId, MatsError, showValue } from '@mats/contracts';
import { context, createContextKey } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';

/** Whose work the spans of a context belong to. */
export interface SessionScope {
  sessionId: string;
  userId?: string;
  userEmail?: string;
  tenantId?: string;
  /** Put on every span as one JSON text. */
  metadata?: Readonly<Record<string, unknown>>;
  tags?: readonly string[];
}

const SCOPE_KEY = createContextKey('mats session scope');

/** The session of a context, or undefined when none was set. */
export function sessionScopeOf(source: Context): SessionScope | undefined {
  const value = source.getValue(SCOPE_KEY);
  return value === undefined ? undefined : (value as SessionScope);
}

/** The session of the code that is running now. */
export function currentSession(): SessionScope | undefined {
  return sessionScopeOf(context.active());
}

/** A context like the given one, with the session set. */
export function setSessionScope(target: Context, scope: SessionScope): Context {
  return target.setValue(SCOPE_KEY, scope);
}

/**
 * Runs `fn` so that every span started in it, and in what it awaits, carries the session: the counterpart of
 * OpenInference's `using_session`. A user, metadata and tags may come with the id.
 *
 * @throws MatsError `invalid_session_id` when the id breaks the pattern.
 */
export function withSession<Result>(session: string | SessionScope, fn: () => Result): Result {
  const scope = typeof session === 'string' ? { sessionId: session } : session;
  if (!isSessionId(scope.sessionId)) {
    throw new MatsError('invalid_session_id', { seen: showValue(scope.sessionId), reason: 'breaks the pattern' });
  }
  return context.with(setSessionScope(context.active(), scope), fn);
}
