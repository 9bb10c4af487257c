import { describe, expect, test } from '@jest/globals';
import type { Candidate, Reason } from '@mats/contracts';
import { JUDGE_RULE_SIGNS, JUDGE_RULES } from './judge-rules.ts';
import type { CandidateView } from './judge-rules.ts';
import { measureAll } from './weigh.ts';
import { WEIGHTS } from './weights.ts';

const reason = (code: string): Reason => ({ code, weight: 0, values: {}, evidence: [] });

function view(parts: Partial<Candidate>, more: Partial<Omit<CandidateView, 'candidate'>> = {}): CandidateView {
  const candidate: Candidate = {
    id: 'x',
    found: 'resource',
    kind: 'disk_full',
    change: 'none_known',
    title: 'x',
    commit: null,
    score: 0.9,
    reasons: [],
    nextSteps: [],
    for: [],
    against: [],
    ...parts,
  };
  return { candidate, inFirstService: null, ...more };
}

/** For each rule a candidate for which it holds, and one that differs in that alone. */
const EXAMPLES: Readonly<Record<string, readonly [CandidateView, CandidateView]>> = {
  change_was_made: [view({ found: 'change' }), view({ found: 'resource' })],
  share_of_finding: [view({ found: 'change', score: 0.9 }), view({ found: 'change', score: 0.1 })],
  deployed_before: [
    view({ found: 'change', reasons: [reason('deployed_before_onset')] }),
    view({ found: 'change', reasons: [] }),
  ],
  crash_in_own_code: [
    view({ found: 'code', reasons: [reason('crash_in_own_code')] }),
    view({ found: 'code', reasons: [] }),
  ],
  reports_other_failure: [
    view({ found: 'code', reasons: [reason('reports_other_failure')] }),
    view({ found: 'code', reasons: [] }),
  ],
  reported_change: [
    view({ found: 'reported', reasons: [reason('reported_change_fits')] }),
    view({ found: 'reported', reasons: [reason('reported_change')] }),
  ],
  outage_announced: [
    view({ found: 'neighbour', reasons: [reason('outage_announced')] }),
    view({ found: 'neighbour', reasons: [] }),
  ],
  state_recorded: [view({ found: 'resource' }), view({ found: 'load' })],
  load_rose: [view({ found: 'load' }), view({ found: 'resource' })],
  place_only: [view({ found: 'place' }), view({ found: 'code' })],
  in_first_service: [view({}, { inFirstService: true }), view({}, { inFirstService: null })],
  not_in_first_service: [view({}, { inFirstService: false }), view({}, { inFirstService: null })],
};

describe('rules of the judge', () => {
  test('each has an example', () =>
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(JUDGE_RULES.map(({ code }) => code).toSorted()));

  test.each(JUDGE_RULES)('$code holds in its example and less or not in the other', ({ code }) => {
    const [holds, holdsNot] = EXAMPLES[code] ?? [];
    if (holds === undefined || holdsNot === undefined) throw new Error(`${code} has no example.`);
    const [measured, otherwise] = [holds, holdsNot].map((one) => measureAll(JUDGE_RULES, one)[code] ?? 0);
    expect(measured).toBeGreaterThan(otherwise ?? Number.POSITIVE_INFINITY);
  });

  test.each(Object.entries(JUDGE_RULE_SIGNS))(
    '%s has the sign of its principle and weight enough to matter',
    (code, sign) => expect(Math.sign(WEIGHTS.judge[code] ?? 0)).toBe(sign),
  );

  test.each(['in_first_service', 'not_in_first_service'])(
    '%s says nothing of a known failure, which was weighed by its lines',
    (code) => {
      const known = view({ found: 'known_failure' }, { inFirstService: code === 'in_first_service' });
      expect(measureAll(JUDGE_RULES, known)[code]).toBeUndefined();
    },
  );
});
