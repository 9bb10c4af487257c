import { HEADERS } from '@mats/contracts';
import { currentSession } from '@mats/telemetry';
import type { Request } from 'express';

const ANONYMOUS = 'anonymous';

/** Who asks: the UI server's word, or `anonymous` for direct callers without it. */
export function memberOf(request: Request): string {
  const given = request.get(HEADERS.userEmail)?.trim().toLowerCase();
  return given === undefined || given === '' || given.length > 254 ? ANONYMOUS : given;
}

/** The session the request names; the middleware has already checked it. */
export function sessionOf(): string | undefined {
  return currentSession()?.sessionId;
}
