import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../knowledge/catalogue-entry.ts';
import { FAILURE_RULES, NO_INCIDENT_RULES, UNKNOWN_RULES } from './failure-rules.ts';
import type { CaseView, FailureView } from './failure-view.ts';
import { measureAll } from './weigh.ts';

type Role = CatalogueEntry['role'];

/** A line in a known form. */
const known = (role: Role, specificity: 1 | 2 | 3 = 1): Pick<FailureView, 'sighting'> => ({
  sighting: { entry: { role, specificity } as CatalogueEntry, captures: {}, start: 0, end: 1 },
});
/** A line of which nothing is known. */
const PLAIN = { severity: null, ownProgram: null, variants: 1, beforeDeath: null, prose: 0, guess: null };
const measured = (facts: Partial<FailureView>): Readonly<Record<string, number>> => {
  const view = { ...PLAIN, ...known('cause'), ...facts } as FailureView;
  return measureAll(FAILURE_RULES, view);
};
const CAUSE = { names_cause: 1 };

describe('what the rules of failures measure', () => {
  test('a line that names the cause, and nothing else', () => expect(measured({})).toEqual(CAUSE));

  test('a form that may be a cause is one only where it is more than a word that many failures share', () => {
    expect(measured(known('either', 2))).toEqual({ may_be_cause: 1, specific: 0.5 });
    expect(measured(known('either', 1))).toEqual({});
  });

  test('the more specific a form the more it says, up to 1', () => {
    expect(measured(known('cause', 2))).toEqual({ ...CAUSE, specific: 0.5 });
    expect(measured(known('cause', 3))).toEqual({ ...CAUSE, specific: 1 });
  });

  test('symptoms and harmless lines are told apart', () => {
    expect(measured(known('symptom'))).toEqual({ names_symptom: 1 });
    expect(measured(known('harmless'))).toEqual({ harmless: 1 });
  });

  test('a program in the mouth of another counts only where it is known to be another', () => {
    expect(measured({ ownProgram: false })).toEqual({ ...CAUSE, other_program: 1 });
    expect(measured({ ownProgram: true })).toEqual(CAUSE);
  });

  test('errors and what is fatal have the level of errors, warnings have not', () => {
    expect(measured({ severity: 'error' })).toEqual({ ...CAUSE, error_level: 1 });
    expect(measured({ severity: 'fatal' })).toEqual({ ...CAUSE, error_level: 1 });
    expect(measured({ severity: 'warn' })).toEqual(CAUSE);
  });

  test('last words count fully right before a death, half four lines before it', () => {
    expect(measured({ beforeDeath: 0 })).toEqual({ ...CAUSE, last_words: 1 });
    expect(measured({ beforeDeath: 4 })).toEqual({ ...CAUSE, last_words: 0.5 });
  });

  test.each([
    ['blamed_by_others', { blamedByOthers: true }, 1],
    ['peer_fails', { peerFails: true }, 1],
    ['told_in_ways', { variants: Math.E }, 1],
    ['only_kind', { onlyKind: true }, 1],
  ] as const)('%s measures its fact and no other', (code, facts, value) =>
    expect(measured(facts)).toEqual({ ...CAUSE, [code]: value }),
  );

  test('of whoever was not read only a symptom tells', () => {
    expect(measured({ ...known('symptom'), peerUnread: true })).toEqual({ names_symptom: 1, peer_unread: 1 });
    expect(measured({ peerUnread: true })).toEqual(CAUSE);
  });

  test('a line in no known form counts as that, and by how sure its guessed kind is', () => {
    const guess = { kind: 'disk_full', probability: 0.4, because: 'disk' } as const;
    expect(measured({ sighting: null, guess })).toEqual({ unknown_form: 1, guessed_kind: 0.4 });
  });
});

const NOTHING: CaseView = {
  deaths: 0,
  noErrors: false,
  endsWell: false,
  asksYesOrNo: false,
  saysItWorks: false,
  tellsFailure: false,
  succeeds: false,
};

describe('what the rules of the whole case measure', () => {
  test('that it is not known always stands to reason', () =>
    expect(measureAll(UNKNOWN_RULES, NOTHING)).toEqual({ unknown_at_all: 1 }));

  test.each([
    ['no_errors', { noErrors: true }],
    ['ends_well', { endsWell: true }],
    ['somebody_died', { deaths: 1 }],
    ['asks_yes_or_no', { asksYesOrNo: true }],
    ['failure_told', { tellsFailure: true }],
    ['said_to_work', { saysItWorks: true }],
    ['succeeds', { succeeds: true }],
  ] as const)('%s measures its fact and no other', (code, facts) => {
    expect(measureAll(NO_INCIDENT_RULES, { ...NOTHING, ...facts })).toEqual({ [code]: 1 });
    expect(measureAll(NO_INCIDENT_RULES, NOTHING)).toEqual({});
  });
});
