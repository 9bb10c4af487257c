import { describe, expect, test } from '@jest/globals';
import { TOLD_AT, toldCommits } from './testing/told-commits.ts';
import { COMMIT_RULES } from './commit-rules.ts';
import { measureCommits } from './rank-suspect-commits.ts';
import { SHAPE_EXAMPLES } from './testing/shape-examples.ts';
import { TIME_EXAMPLES } from './testing/time-examples.ts';
import { WORD_EXAMPLES } from './testing/word-examples.ts';

const EXAMPLES = [...WORD_EXAMPLES, ...TIME_EXAMPLES, ...SHAPE_EXAMPLES];

describe('each rule measures what it says', () => {
  test.each(EXAMPLES)('$code', ({ code, text = 'Nothing works', commits, measures }) => {
    const question = { texts: [text], time: TOLD_AT, commits: toldCommits(commits) };
    const found = measureCommits(question, {}).map((values) => Number((values[code] ?? 0).toFixed(3)));
    expect(found).toEqual(measures);
  });
});

test('every rule has an example that it speaks of and one that it does not', () => {
  for (const { code } of COMMIT_RULES) {
    const measures = EXAMPLES.filter((example) => example.code === code).flatMap((example) => example.measures);
    expect([code, new Set(measures).size > 1]).toEqual([code, true]);
  }
});

test('every rule has one code and a principle', () => {
  expect(new Set(COMMIT_RULES.map(({ code }) => code)).size).toBe(COMMIT_RULES.length);
  for (const { why } of COMMIT_RULES) expect(why.length).toBeGreaterThan(15);
});
