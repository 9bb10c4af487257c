import { HEADERS, isSessionId, MatsError, sessionIdSchema, showValue } from '@mats/contracts';
import { runWithHeaders } from '@mats/telemetry';
import type { RequestHandler } from 'express';

/**
 * Runs the rest of the request in the session that its headers name, so that even the first span carries it. A
 * session id that cannot be used is refused, since everything after it would be filed under another id.
 */
export function sessionContext(options: { trustTrace: boolean }): RequestHandler {
  const name = HEADERS.sessionId.toLowerCase();
  return (request, _response, next) => {
    const given = request.headers[name];
    if (given !== undefined && !isSessionId(given)) {
      const reason = sessionIdSchema.safeParse(given).error?.issues[0]?.message ?? 'breaks the pattern';
      next(new MatsError('invalid_session_id', { seen: showValue(given), reason }));
      return;
    }
    runWithHeaders([request.headers], options, next);
  };
}
