import { describe, expect, test } from '@jest/globals';
import { because } from '../code/history/clue.ts';
import { rankCommits } from '../code/history/rank-commits.ts';
import type { Commit } from '../code/history/commit.ts';
import { wordsOfChange } from '../case/judge/change-words.ts';
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
