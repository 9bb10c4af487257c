import { describe, expect, test } from '@jest/globals';
import { because } from '../code/history/clue.ts';
import { rankCommits } from '../code/history/rank-commits.ts';
import type { Commit } from '../code/history/commit.ts';
import { wordsOfChange } from '../case/words/change-words.ts';
import { CHANGE_RULES } from './change-rules.ts';
import type { ChangeCode, ChangeRule } from './change-rules.ts';

const RULES: readonly (readonly [string, ChangeRule])[] = Object.entries(CHANGE_RULES);
const VALUES = Object.fromEntries(
  ['place', 'path', 'function', 'words', 'what', 'name', 'key', 'before', 'after', 'part', 'sha'].map((key) => [
    key,
    `<${key}>`,
  ]),
);

describe('facts about commits', () => {
  test.each(RULES)('%s ties only where it speaks for a commit', (_, { connects, weight }) =>
    expect(connects && weight <= 0).toBe(false),
  );

  test.each(RULES)('%s is told in words with its own values', (code) =>
    expect(wordsOfChange(because(code as ChangeCode, VALUES))).toMatch(/^[a-z][^.]+[^.]$/),
  );

  test('a part of a fact weighs its share', () =>
    expect(because('failing_setting', {}, 0.25).weight).toBe(CHANGE_RULES.failing_setting.weight / 4));
});

/** Codes from the strongest for a commit to the strongest against it; those of one line weigh the same. */
const ORDER: readonly (readonly ChangeCode[])[] = [
  ['last_changed_line', 'changes_failing_line', 'led_to_failure', 'failing_setting', 'failing_dependency'],
  ['shown_value'],
  ['changes_failing_function', 'changes_near_line', 'reads_setting'],
  ['brings_failing_code', 'brings_failing_file', 'names_its_words', 'about_the_same', 'lost_name', 'named_like_code'],
  ['changes_failing_file', 'costly_code'],
  ['same_mechanism'],
  ['lost_protection', 'setting_of_part', 'great_leap', 'went_live', 'taken_back_after'],
  ['beside_reached_code', 'beside_failing_code', 'code_of_failing_part'],
  ['deployed_lately', 'landed_lately'],
  ['ran_for_days'],
  ['live_elsewhere', 'not_live', 'empty_merge'],
  ['restores'],
  ['moves_code', 'first_commit'],
  ['changes_reporting'],
  ['same_behaviour'],
  ['changes_wording'],
  ['changes_nothing', 'taken_back_before'],
  ['made_afterwards'],
];

describe('how much facts about commits weigh against each other', () => {
  test('what touches the failure itself weighs most, what cannot bring it about speaks most against', () => {
    const byWeight = Map.groupBy(RULES, ([, { weight }]) => weight);
    const found = [...byWeight].toSorted(([a], [b]) => b - a).map(([, rules]) => rules.map(([code]) => code));
    expect(found).toEqual(ORDER);
  });

  test('what happened when is no tie to the failure, nor is what a commit takes away or lies beside', () => {
    const loose = RULES.flatMap(([code, { weight, connects }]) => (weight > 0 && !connects ? [code] : []));
    expect(loose).toEqual([
      'beside_reached_code',
      'beside_failing_code',
      'code_of_failing_part',
      'lost_protection',
      'great_leap',
      'went_live',
      'deployed_lately',
      'landed_lately',
      'taken_back_after',
    ]);
  });

  test('what cannot run, or came too late, stays unlikely whatever else holds; what hardly alters it, below the average', () => {
    const ceilings = RULES.flatMap(([code, { ceiling }]) =>
      ceiling === undefined ? [] : [[code, Math.sign(ceiling)]],
    );
    expect(Object.fromEntries(ceilings)).toEqual({
      made_afterwards: -1,
      changes_nothing: -1,
      changes_wording: -1,
      changes_reporting: 1,
      same_behaviour: 1,
      taken_back_before: -1,
    });
    // Below the weakest thing that ties a commit to a failure.
    const ties = RULES.flatMap(([, { weight, connects }]) => (connects ? [weight] : []));
    for (const [, { ceiling = 0 }] of RULES) expect(ceiling).toBeLessThan(Math.min(...ties));
  });

  test('neither a deployment nor a landing makes up for what ran for days', () => {
    const { deployed_lately: deployed, ran_for_days: ran, landed_lately: landed } = CHANGE_RULES;
    expect(deployed.weight + ran.weight).toBeLessThan(0);
    expect(landed.weight + ran.weight).toBeLessThan(0);
  });
});

const ONSET = Date.UTC(2026, 0, 10);
const commit = (sha: string, lines: readonly string[], time = ONSET - 3_600_000): Commit => ({
  sha: sha.repeat(20),
  author: 'Ada',
  time,
  subject: 'change',
  files: [
    { path: 'src/a.ts', status: 'modified', hunks: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines }] },
  ],
});

test('a commit that hardly alters what runs stays below one that does, however close it lies', () => {
  const clue = { suspects: [{ path: 'src/a.ts', line: 1 }], onset: ONSET };
  const reports = commit('a1', ['-log.info("one", a)', '+log.info("two", a, b)']);
  const { ranked } = rankCommits([reports], clue);
  expect(ranked[0]?.score).toBe(CHANGE_RULES.changes_reporting.ceiling);
});
