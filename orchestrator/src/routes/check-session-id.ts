import { MatsError, showValue } from '@mats/contracts';
import { lintSessionId } from '@mats/telemetry';

/** What is done about an id that will join what does not belong together: nothing, a word of it, or no answer. */
export const SESSION_ID_CHECKS = ['off', 'warn', 'refuse'] as const;
export type SessionIdCheck = (typeof SESSION_ID_CHECKS)[number];

/**
 * Why a session id that a caller chose is bad, in one sentence that may be shown; undefined where it is good, or nobody wants to know.
 *
 * @throws MatsError `invalid_session_id` where such ids are refused
 */
export function badSessionId(id: string, check: SessionIdCheck): string | undefined {
  if (check === 'off') return undefined;
  const problem = lintSessionId(id).find(({ level }) => level === 'error');
  if (problem !== undefined && check === 'refuse') {
    const reason = `is refused here (SESSION_ID_CHECK). ${problem.message}`;
    throw new MatsError('invalid_session_id', { seen: showValue(id), reason });
  }
  return problem?.message;
}
