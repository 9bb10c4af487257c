import { describe, expect, test } from '@jest/globals';
import type { Candidate, Reason } from '@mats/contracts';
import { JUDGE_PRIORS, JUDGE_RULES } from './judge-rules.ts';
import type { CandidateView } from './judge-rules.ts';
import { measureAll } from './weigh.ts';

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

describe('rules of the judge', () => {
  test.each(['in_first_service'])('%s says nothing of a known failure, which was weighed by its lines', (code) => {
    const known = view({ found: 'known_failure' }, { inFirstService: code === 'in_first_service' });
    expect(measureAll(JUDGE_RULES, known)[code]).toBeUndefined();
  });

  const measured = (parts: Partial<Candidate>, more: Partial<Omit<CandidateView, 'candidate'>> = {}) =>
    measureAll(JUDGE_RULES, view(parts, more));

  test('a change counts as one, with the logarithm of its share among the changes of its history', () => {
    expect(measured({ found: 'change', score: 1 })).toEqual({ change_was_made: 1 });
    expect(measured({ found: 'change', score: 0.5 })).toEqual({
      change_was_made: 1,
      share_of_finding: Math.log(0.5),
    });
    expect(measured({ found: 'code', score: 0.5 })).toEqual({ share_of_finding: Math.log(0.5) });
  });

  test('no share is taken for less than a thousandth', () =>
    expect(measured({ found: 'code', score: 0 })).toEqual({ share_of_finding: Math.log(0.001) }));

  test('only time ties a change, and nothing else, by time', () => {
    const reasons = [reason('nothing_but_time')];
    expect(measured({ found: 'change', score: 1, reasons })).toEqual({ change_was_made: 1, nothing_but_time: 1 });
    expect(measured({ found: 'code', score: 1, reasons })).toEqual({});
  });

  test('a deployment counts for a change that fits by itself, from six tenths on', () => {
    const reasons = [reason('deployed_before_onset')];
    const deployed = (score: number) => measured({ found: 'change', score, reasons })['deployed_before'];
    expect([deployed(0.6), deployed(0.59)]).toEqual([1, undefined]);
  });

  const FACTS: readonly (readonly [string, Partial<Candidate>])[] = [
    ['crash_in_own_code', { found: 'code', score: 1, reasons: [reason('crash_in_own_code')] }],
    ['reports_other_failure', { found: 'code', score: 1, reasons: [reason('reports_other_failure')] }],
    ['outage_announced', { found: 'neighbour', reasons: [reason('outage_announced')] }],
    ['state_recorded', { found: 'resource' }],
    ['load_rose', { found: 'load' }],
    ['place_only', { found: 'place' }],
    ['reported_change', { found: 'reported', reasons: [reason('reported_change_fits')] }],
  ];
  test.each(FACTS)('%s measures its fact and no other', (code, parts) =>
    expect(measured(parts)).toEqual({ [code]: 1 }),
  );

  test('the service that failed first is one that is known to be it', () => {
    const place = (inFirstService: boolean | null) => measured({ found: 'neighbour' }, { inFirstService });
    expect([place(true), place(false), place(null)]).toEqual([{ in_first_service: 1 }, {}, {}]);
  });

  test('what no suite holds counts by the figures of its sources', () => {
    const odds = Object.entries(JUDGE_PRIORS).map(([code, prior]) => [code, Number(Math.exp(prior).toFixed(3))]);
    expect(Object.fromEntries(odds)).toMatchObject({
      nothing_but_time: 0.1,
      outage_announced: 10,
      state_recorded: 5,
      load_rose: 10,
      reported_change: 2.333,
    });
  });
});
