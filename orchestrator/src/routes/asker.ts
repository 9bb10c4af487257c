import {
  HEADERS,
  idempotencyKeySchema,
  isTenantId,
  MatsError,
  sessionIdOfPayload,
  sessionIdSchema,
  showValue,
} from '@mats/contracts';
import { callerOf } from '@mats/service';
import { currentSession } from '@mats/telemetry';
import type { Request } from 'express';

const LABEL = /^[\x21-\x7E]{1,254}$/;

/** The e-mail address that the turn's spans get: a label, which gives nobody a right. */
export function labelOf(request: Request): string | undefined {
  const given = request.get(HEADERS.userEmail)?.trim().toLowerCase();
  return given !== undefined && LABEL.test(given) ? given : undefined;
}

/** The tenant that a caller is bound to: of its API key, or of the sign-in that the page's server hands on; undefined: to none. */
export function boundTenantOf(request: Request): string | undefined {
  const { service, tenant } = callerOf(request);
  if (service !== 'ui') return tenant;
  const given = request.get(HEADERS.tenantId);
  return given !== undefined && isTenantId(given) ? given : undefined;
}

/** The API key that the request shows, where it may be revoked. */
export function keyIdOf(request: Request): string | undefined {
  return callerOf(request).key?.id;
}

/** The caller's key for this question. @throws MatsError `invalid_request` */
export function idempotencyKeyOf(request: Request): string | undefined {
  const given = request.get(HEADERS.idempotencyKey);
  if (given === undefined) return undefined;
  const key = idempotencyKeySchema.safeParse(given);
  if (key.success) return key.data;
  const why = key.error.issues[0]?.message ?? 'cannot be used';
  throw new MatsError('invalid_request', { reason: `${HEADERS.idempotencyKey} ${showValue(given)}: ${why}` });
}

/**
 * The session that a question names: in its body by any of the names that spans may have it under, else in the
 * headers, which the middleware has already checked.
 *
 * @throws MatsError `invalid_session_id`, since everything after it would be filed under another id.
 */
export function sessionOf(body?: unknown): string | undefined {
  const named = sessionIdOfPayload(body);
  if (named === undefined) return currentSession()?.sessionId;
  const parsed = sessionIdSchema.safeParse(named);
  if (parsed.success) return named;
  const reason = parsed.error.issues[0]?.message ?? 'breaks the pattern';
  throw new MatsError('invalid_session_id', { seen: showValue(named), reason });
}
