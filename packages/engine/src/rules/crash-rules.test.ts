import { describe, expect, test } from '@jest/globals';
import { CRASH_COMMIT_RULES, CRASH_COMMIT_RULE_SIGNS } from './crash-commit-rules.ts';
import type { CrashCommit } from './crash-commit-rules.ts';
import type { CrashFile } from './crash-file.ts';
import { CRASH_RULES, CRASH_RULE_SIGNS } from './crash-rules.ts';
import { measureAll } from './weigh.ts';

/** A file of which nothing is known. */
const PLAIN: CrashFile = {
  path: 'src/cart.js',
  inTrace: 0,
  nearest: 0,
  nearness: 0,
  threw: 0,
  inOthers: 0,
  test: false,
  vendored: false,
  messenger: 0,
  refused: 0,
  onPurpose: 0,
  fanIn: 0,
  handedIn: 0,
  lineFreshness: 0,
  changedAround: 0,
  working: 0,
  far: 0,
  statementFault: 0,
  foldersTold: 0,
  subjectsTold: 0,
  namedInCalls: false,
  declaresErrors: false,
  disagrees: 0,
  testSubject: 0,
  comparedSubject: 0,
  namedByTests: 0,
  counterpart: 0,
  neighbour: false,
  makes: 0,
  declares: 0,
  unitInWords: false,
  wordsInside: 0,
  messageInside: 0,
  functionInWords: 0,
  freshness: 0,
  changedTogether: 0,
  churn: 0,
};
const measured = (facts: Partial<CrashFile>): Readonly<Record<string, number>> =>
  measureAll(CRASH_RULES, { ...PLAIN, ...facts });

/** Facts of a file that one rule measures, whether it was called or not. */
const FACTS: readonly (readonly [string, Partial<CrashFile>, number])[] = [
  ['nearest_call', { nearest: 0.5 }, 0.5],
  ['near_call', { nearness: 0.5 }, 0.5],
  ['working_call', { working: 0.5 }, 0.5],
  ['far_call', { far: 0.5 }, 0.5],
  ['threw_itself', { threw: 0.5 }, 0.5],
  ['statement_fault', { statementFault: 0.5 }, 0.5],
  ['is_test', { test: true }, 1],
  ['of_others', { vendored: true }, 1],
  ['messenger', { messenger: 0.5 }, 0.5],
  ['refused_value', { refused: 0.5 }, 0.5],
  ['on_purpose', { onPurpose: 0.5 }, 0.5],
  ['used_by_many', { fanIn: 0.5 }, 0.5],
  ['handed_in', { handedIn: 0.5 }, 0.5],
  ['line_changed_lately', { lineFreshness: 0.5 }, 0.5],
  ['changed_around', { changedAround: 0.5 }, 0.5],
  ['declares_errors', { declaresErrors: true }, 1],
  ['code_disagrees', { disagrees: 0.5 }, 0.5],
  ['function_in_words', { functionInWords: 0.5 }, 0.5],
  ['in_other_trace', { inOthers: 0.5 }, 0.5],
  ['counterpart', { counterpart: 0.5 }, 0.5],
  ['neighbour', { neighbour: true }, 1],
  ['makes_value', { makes: 0.5 }, 0.5],
  ['declares_member', { declares: 0.5 }, 0.5],
  ['named_in_calls', { namedInCalls: true }, 1],
  ['changed_together', { changedTogether: 0.5 }, 0.5],
];

/** Facts that count otherwise of a file that was called: the rule where it was, and where it was not. */
const TOLD: readonly (readonly [string | null, string | null, Partial<CrashFile>, number])[] = [
  ['traced_test_subject', 'untraced_test_subject', { testSubject: 0.5 }, 0.5],
  ['traced_compared_subject', 'untraced_compared_subject', { comparedSubject: 0.5 }, 0.5],
  ['traced_named_by_tests', 'untraced_named_by_tests', { namedByTests: 0.5 }, 0.5],
  ['traced_unit_in_words', 'untraced_unit_in_words', { unitInWords: true }, 1],
  ['traced_words_inside', 'untraced_words_inside', { wordsInside: 0.5 }, 0.5],
  ['traced_message_inside', 'untraced_message_inside', { messageInside: 0.5 }, 0.5],
  [null, 'folders_told', { foldersTold: 0.5 }, 0.5],
  [null, 'untraced_subjects_told', { subjectsTold: 0.5 }, 0.5],
  ['traced_changed_lately', 'untraced_changed_lately', { freshness: 0.5 }, 0.5],
  ['traced_changed_often', 'untraced_changed_often', { churn: 0.5 }, 0.5],
];

describe('rules of the file that a crash is mended in', () => {
  test('of a file of which nothing is known none holds', () => expect(measured({})).toEqual({}));

  test('that it was called counts by its share', () => expect(measured({ inTrace: 0.5 })).toEqual({ in_trace: 0.5 }));

  test.each(FACTS)('%s measures its fact and no other', (code, facts, value) =>
    expect(measured(facts)).toEqual({ [code]: value }),
  );

  test.each(TOLD)('%s holds of what was called, %s of what was not', (traced, untraced, facts, value) => {
    const { in_trace: inTrace, ...rest } = measured({ ...facts, inTrace: 1 });
    expect(inTrace).toBe(1);
    expect(rest).toEqual(traced === null ? {} : { [traced]: value });
    expect(measured(facts)).toEqual(untraced === null ? {} : { [untraced]: value });
  });

  test('each rule is measured by one of these facts', () => {
    const known = ['in_trace', ...FACTS.map(([code]) => code), ...TOLD.flatMap(([a, b]) => [a ?? [], b ?? []].flat())];
    expect(CRASH_RULES.map(({ code }): string => code).toSorted()).toEqual(known.toSorted());
  });

  test('what hands on, refuses, tests, or is of others speaks against a file; all else for it', () => {
    const against = Object.entries(CRASH_RULE_SIGNS).flatMap(([code, sign]) => (sign === -1 ? [code] : []));
    expect(against.toSorted()).toEqual([
      'code_disagrees',
      'declares_errors',
      'far_call',
      'handed_in',
      'is_test',
      'messenger',
      'of_others',
      'on_purpose',
      'refused_value',
      'used_by_many',
    ]);
    expect(new Set(Object.values(CRASH_RULE_SIGNS))).toEqual(new Set([1, -1]));
  });
});

const COMMIT: CrashCommit = {
  sha: 'a'.repeat(40),
  time: 0,
  threw: false,
  calls: 0,
  feeds: 0,
  suspicion: 0,
  recency: 0,
  newest: false,
  newestOfValue: false,
  lines: 0,
  ofFunction: 0,
};

describe('rules of the commit that brought a crash', () => {
  test.each([
    ['changed_throw', { threw: true }, 1],
    ['changed_call', { calls: 0.5 }, 0.5],
    ['changed_feeding', { feeds: 0.5 }, 0.5],
    ['in_suspect_file', { suspicion: 0.5 }, 0.5],
    ['recent', { recency: 0.5 }, 0.5],
    ['newest_of_crash', { newest: true }, 1],
    ['newest_of_value', { newestOfValue: true }, 1],
    ['many_lines', { lines: 0.5 }, 0.5],
    ['wrote_function', { ofFunction: 0.5 }, 0.5],
  ] as const)('%s measures its fact and no other', (code, facts, value) =>
    expect(measureAll(CRASH_COMMIT_RULES, { ...COMMIT, ...facts })).toEqual({ [code]: value }),
  );

  test('all speak for a commit: who changed nothing of a crash is not asked about', () =>
    expect(Object.values(CRASH_COMMIT_RULE_SIGNS)).toEqual(CRASH_COMMIT_RULES.map(() => 1)));
});
