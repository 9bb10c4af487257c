import { HEADERS, idempotencyKeySchema, MatsError, showValue } from '@mats/contracts';
import { currentSession } from '@mats/telemetry';
import type { Request } from 'express';

const LABEL = /^[\x21-\x7E]{1,254}$/;

/** The e-mail address that the turn's spans get: a label, which gives nobody a right. */
export function labelOf(request: Request): string | undefined {
  const given = request.get(HEADERS.userEmail)?.trim().toLowerCase();
  return given !== undefined && LABEL.test(given) ? given : undefined;
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

/** The session the request names; the middleware has already checked it. */
export function sessionOf(): string | undefined {
  return currentSession()?.sessionId;
}
