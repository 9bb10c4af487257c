import { describe, expect, test } from '@jest/globals';
import { claimSchema } from '@mats/contracts';
import type { Claim } from '@mats/contracts';
import { CLAIM_WORDS, claimOf } from './claim-words.ts';

const AT = '2026-01-09T10:00:00.000Z';
const TO = '2026-01-09T10:05:00.000Z';
const STEP = { operation: 'SELECT', kind: 'CLIENT', service: 'db', span: 's1', trace: 't1' };
const ORIGIN = { service: 'web', operation: 'GET /', requests: 3, of: 4, peer: 'db', gaveUpOn: '', message: 'refused' };
const STATE = { name: 'db', oomKilled: 0, exitCode: 1, restarts: 2, health: 'unhealthy', status: 'exited', since: '' };
const COUNTS = { recording: 'a.json', from: AT, to: TO, total: 9, failed: 0, recovered: 1, slow: 2, slowerThanMs: 500 };

/** Values of each code, and the sentence that they make. */
const SAID: Readonly<Record<keyof typeof CLAIM_WORDS, readonly [Claim['values'], string]>> = {
  known_failure: [{ headline: 'db refuses it', quote: 'no' }, 'db refuses it: “no”.'],
  first_failure_at: [
    { at: AT },
    'The first failure in the logs is at 2026-01-09 10:00:00 UTC; they do not show when it began.',
  ],
  began_at: [
    { at: AT, from: AT, to: TO },
    'It began at 2026-01-09 10:00:00 UTC, between 2026-01-09 10:00:00 UTC and 2026-01-09 10:05:00 UTC.',
  ],
  failed_first: [
    { service: 'db', victims: ['web', 'cart'] },
    'db failed first; the errors of web and cart come from calling db.',
  ],
  requests_begin_to_fail: [ORIGIN, '3 of 4 failed requests begin to fail where web calls db (GET /): “refused”.'],
  behaves_otherwise: [{ service: 'db', sign: 'takes 300 ms longer' }, 'db: takes 300 ms longer.'],
  failure_seen: [
    { service: 'db', said: 'refused', times: 39, before: 2, change: 'risen' },
    'db: “refused”, 39 times, 2 before.',
  ],
  load_rose: [
    { service: 'web', before: 1.25, after: 12.4 },
    'web, where requests come in, logs 12 events/s instead of 1.3: more work came in.',
  ],
  container_state: [STATE, 'Container db exited with code 1, was restarted 2 times and is unhealthy.'],
  deployed_around_onset: [
    { revision: 'v2', previous: 'v1', before: ['web'], beforeMs: [60_000], after: ['cart'], afterMs: [5_000] },
    'v2 was deployed in place of v1: web 60 s before the first error; cart 5.0 s after it.',
  ],
  requests_counted: [
    COUNTS,
    'a.json: 9 requests from 2026-01-09 10:00:00 UTC to 2026-01-09 10:05:00 UTC, none failed, 1 had a failed step and were answered and 2 took longer than 0.5 s.',
  ],
  request_failed: [
    { ...STEP, request: 'GET /', times: 1, first: AT, said: 'refused' },
    'SELECT (CLIENT) of GET / in db failed once: “refused”; first at 2026-01-09 10:00:00 UTC, span s1 of trace t1.',
  ],
  request_slow: [
    { ...STEP, request: 'GET /', at: AT, ms: 900, stepMs: 800 },
    'GET / took 0.9 s at 2026-01-09 10:00:00 UTC (trace t1), longest in SELECT (CLIENT) of db, 0.8 s, span s1.',
  ],
};

describe('a claim of the SRE agent', () => {
  const cited = { about: 'symptom' as const, evidence: ['ev_0123456789ab'] };

  test.each(Object.keys(CLAIM_WORDS))('%s says its own sentence of its values, and holds both', (code) => {
    const [values, text] = SAID[code as keyof typeof CLAIM_WORDS];
    const claim = claimOf(code as keyof typeof CLAIM_WORDS, values as never, cited);
    expect(claim).toEqual({ code, values, text, ...cited });
    expect(claimSchema.parse(claim)).toEqual(claim);
  });

  test('tells who gave up on whom, and of a container that lacked memory no exit code', () => {
    const { requests_begin_to_fail: begin, container_state: state } = CLAIM_WORDS;
    expect(begin({ ...ORIGIN, gaveUpOn: 'db', of: 1 })).toBe(
      'The failed request gave up on db, which was still at work, where web waits for it (GET /): “refused”.',
    );
    const killed = { ...STATE, oomKilled: 1, exitCode: 137, restarts: 0, health: '', since: AT };
    expect(state(killed)).toBe('Container db was killed for lack of memory (exited since 2026-01-09 10:00:00 UTC).');
  });
});
