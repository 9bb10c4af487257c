import { describe, expect, test } from '@jest/globals';
import type { Candidate } from '@mats/contracts';
import { joinExplained } from './join-explained.ts';
import type { Draft } from './join-explained.ts';

/** A draft with the odds 1 : 1 unless told otherwise. */
function draft(id: string, found: Candidate['found'], more: Partial<Candidate> = {}, odds = 0): Draft {
  return {
    odds,
    candidate: {
      id,
      found,
      kind: 'code_defect',
      change: 'none_known',
      title: id,
      commit: null,
      service: 'shop',
      score: 0.9,
      reasons: [],
      nextSteps: [],
      for: [{ code: 'told', values: {}, text: `for ${id}`, about: 'cause', evidence: [] }],
      against: [{ code: 'told', values: {}, text: `against ${id}`, about: 'exclusion', evidence: [] }],
      ...more,
    },
  };
}

const idsOf = (drafts: readonly Draft[]): string[] => drafts.map(({ candidate }) => candidate.id);
const oddsOf = (drafts: readonly Draft[]): number[] => drafts.map(({ odds }) => Number(Math.exp(odds).toFixed(6)));

describe('the same kind of failure of one service, found in two ways', () => {
  const measured = draft('m', 'measured', { kind: 'disk_full' });
  const known = draft('k', 'known_failure', { kind: 'disk_full' }, Math.log(2));

  test.each([
    ['first', [known, measured]],
    ['last', [measured, known]],
  ])('is one with the odds of both, and keeps the known form: %s', (_, drafts) => {
    const joined = joinExplained(drafts);
    expect(idsOf(joined)).toEqual(['k']);
    expect(oddsOf(joined)).toEqual([3]);
  });

  test('is no guess from words any more where another source says it, whose words are told', () => {
    const mark = (code: string) => ({ code, weight: 0, values: {}, evidence: [] });
    const guessed = draft('g', 'known_failure', {
      kind: 'outside_outage',
      headline: 'pay fails',
      quote: '503',
      reasons: [mark('unknown_form'), mark('severe')],
    });
    const announced = draft('o', 'neighbour', { kind: 'outside_outage', title: 'Pay says that it is down' });
    const [joined] = joinExplained([guessed, announced]);
    expect(joined?.candidate).toMatchObject({ id: 'g', headline: 'Pay says that it is down', quote: '503' });
    expect(joined?.candidate.reasons).toEqual([mark('severe')]);
    const [twice] = joinExplained([
      guessed,
      draft('h', 'neighbour', { kind: 'outside_outage', reasons: [mark('unknown_form')] }),
    ]);
    expect(twice?.candidate.headline).toBe('pay fails');
  });

  test('keeps what was reported of it', () =>
    expect(idsOf(joinExplained([draft('r', 'reported', { kind: 'disk_full' }), measured]))).toEqual(['r']));

  test.each([
    ['of another kind', draft('o', 'measured', { kind: 'clock_wrong' })],
    ['of another service', draft('o', 'measured', { kind: 'disk_full', service: 'db' })],
  ])('is two %s', (_, other) => expect(idsOf(joinExplained([known, other]))).toEqual(['k', 'o']));

  test('is two where neither its kind nor its service is known', () => {
    const { service: _, ...nowhere } = draft('o', 'measured', { kind: 'disk_full' }).candidate;
    const twice = [
      { candidate: nowhere, odds: 0 },
      { candidate: { ...nowhere, id: 'p' }, odds: 0 },
    ];
    expect(idsOf(joinExplained(twice))).toEqual(['o', 'p']);
    const unnamed = [draft('o', 'measured', { kind: null }), draft('p', 'measured', { kind: null })];
    expect(idsOf(joinExplained(unnamed))).toEqual(['o', 'p']);
  });

  test('is two where they are changes or places in code, which are told apart by what they are', () => {
    expect(idsOf(joinExplained([draft('a', 'change'), draft('b', 'change')]))).toEqual(['a', 'b']);
    expect(idsOf(joinExplained([draft('a', 'code'), draft('b', 'code')]))).toEqual(['a', 'b']);
  });
});

describe('code or a change, and the known failure that it explains', () => {
  const failure = draft('k', 'known_failure', { headline: 'it fails', quote: 'x is null' }, Math.log(2));

  test('are one cause, which is the code, with the headline of the failure and what speaks for both', () => {
    const [joined, ...others] = joinExplained([failure, draft('c', 'code')]);
    expect(others).toEqual([]);
    expect(joined?.candidate).toMatchObject({ id: 'c', found: 'code', headline: 'it fails', quote: 'x is null' });
    expect(joined?.candidate.for.map(({ text }) => text)).toEqual(['for c', 'for k']);
    expect(oddsOf(joinExplained([failure, draft('c', 'code')]))).toEqual([3]);
  });

  test('are two where they are of different services', () =>
    expect(idsOf(joinExplained([failure, draft('c', 'code', { service: 'db' })]))).toEqual(['k', 'c']));

  test('are one where the service of either is not known', () => {
    const { service: _, ...nowhere } = draft('c', 'code').candidate;
    expect(idsOf(joinExplained([failure, { candidate: nowhere, odds: 0 }]))).toEqual(['c']);
    const { service: __, ...unplaced } = failure.candidate;
    expect(idsOf(joinExplained([{ candidate: unplaced, odds: 0 }, draft('c', 'code')]))).toEqual(['c']);
  });

  test('of another kind are one from a change that fits by six tenths on, and take over what is wrong', () => {
    const full = draft('k', 'known_failure', { kind: 'disk_full' });
    const [joined, ...others] = joinExplained([full, draft('c', 'change', { score: 0.6 })]);
    expect([joined?.candidate.id, joined?.candidate.kind, others]).toEqual(['c', 'disk_full', []]);
    expect(idsOf(joinExplained([full, draft('c', 'change', { score: 0.59 })]))).toEqual(['k', 'c']);
    expect(idsOf(joinExplained([full, draft('c', 'code', { score: 0.9 })]))).toEqual(['k', 'c']);
  });

  test('stay two where which change brought a defect is not known', () => {
    const defect = draft('k', 'known_failure', { kind: 'code_defect' });
    expect(idsOf(joinExplained([defect, draft('c', 'change', { score: 0.49 })]))).toEqual(['k', 'c']);
    expect(idsOf(joinExplained([defect, draft('c', 'change', { score: 0.5 })]))).toEqual(['c']);
    expect(idsOf(joinExplained([defect, draft('c', 'code', { score: 0.2 })]))).toEqual(['c']);
  });

  test('keep what the change says is wrong where that says more', () => {
    const setting = draft('c', 'change', { kind: 'invalid_setting' });
    const full = draft('k', 'known_failure', { kind: 'disk_full' });
    expect(joinExplained([full, setting])[0]?.candidate.kind).toBe('invalid_setting');
    expect(joinExplained([failure, setting])[0]?.candidate.kind).toBe('invalid_setting');
  });

  test('are told by the strongest failure and the strongest change', () => {
    const weak = draft('w', 'known_failure', { kind: 'code_defect', service: 'shop', headline: 'weak' }, Math.log(0.5));
    const other = draft('m', 'measured', { kind: 'slow_dependency', headline: 'slow' }, Math.log(4));
    const drafts = [draft('a', 'change'), draft('b', 'change', {}, Math.log(3)), weak, other];
    const joined = joinExplained(drafts);
    expect(idsOf(joined)).toEqual(['a', 'b']);
    expect(joined[1]?.candidate).toMatchObject({ headline: 'slow', kind: 'slow_dependency' });
    expect(oddsOf(joined)).toEqual([1, 7.5]);
  });

  test('leave alone what no code explains', () => {
    const drafts = [draft('k', 'known_failure', { kind: 'disk_full' }), draft('m', 'measured', { service: 'db' })];
    expect(joinExplained(drafts)).toEqual(drafts);
  });
});

describe('a reported change and the known failure that it explains', () => {
  const fits = { code: 'reported_change_fits', weight: 0, values: { explains: 'k' }, evidence: [] };
  const known = draft('k', 'known_failure', { kind: 'authentication_refused', headline: 'db refuses' }, Math.log(2));
  const told = draft('r', 'reported', { kind: null, change: 'setting', title: 'PASSWORD changed', reasons: [fits] });

  test('are one: what is wrong is of the failure, what brought it of the report', () => {
    const joined = joinExplained([known, told]);
    expect(joined.map(({ candidate }) => candidate)).toMatchObject([
      {
        id: 'r',
        found: 'reported',
        change: 'setting',
        title: 'PASSWORD changed',
        kind: 'authentication_refused',
        headline: 'db refuses',
        reasons: [fits],
        for: [{ text: 'for r' }, { text: 'for k' }],
        against: [{ text: 'against r' }, { text: 'against k' }],
      },
    ]);
    expect(oddsOf(joined)).toEqual([3]);
  });

  test('are two where another failure is explained', () => {
    const other = { ...fits, values: { explains: 'somebody else' } };
    const drafts = [known, draft('r', 'reported', { kind: null, reasons: [other] })];
    expect(idsOf(joinExplained(drafts))).toEqual(['k', 'r']);
    const asked = { ...fits, code: 'reported_change' };
    expect(idsOf(joinExplained([known, draft('r', 'reported', { kind: null, reasons: [asked] })]))).toEqual(['k', 'r']);
  });
});
