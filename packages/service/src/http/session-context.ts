import { HEADERS, MatsError, sessionIdSchema, showValue } from '@mats/contracts';
import { runWithHeaders } from '@mats/telemetry';
import type { RequestHandler } from 'express';

/**
 * Runs the rest of the request in the session that its headers name, so that even the first span carries it. A
 * session id that cannot be used is refused, since everything after it would be filed under another id.
 */
export function sessionContext(options: { trustTrace: boolean }): RequestHandler {
  return (request, _response, next) => {
    const given = request.get(HEADERS.sessionId);
    const parsed = given === undefined ? undefined : sessionIdSchema.safeParse(given);
    if (parsed?.success === false) {
      const reason = parsed.error.issues[0]?.message ?? 'breaks the pattern';
      next(new MatsError('invalid_session_id', { seen: showValue(given), reason }));
      return;
    }
    runWithHeaders([request.headers], options, next);
  };
}
