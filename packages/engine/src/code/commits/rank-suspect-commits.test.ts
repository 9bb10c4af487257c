import { expect, test } from '@jest/globals';
import { TOLD_AT, toldCommits } from './testing/told-commits.ts';
import { COMMIT_RULES } from './commit-rules.ts';
import { COMMIT_WEIGHTS } from './commit-weights.ts';
import { rankSuspectCommits } from './rank-suspect-commits.ts';

const COMMITS = toldCommits([
  { subject: 'Update the docs', files: { 'docs/a.md': ['+x'] }, landed: 1 },
  { subject: 'Sort stock by name', files: { 'src/stock.ts': ['+sort()'] }, landed: 2 },
  { subject: 'Cache prices of the basket', files: { 'src/basket/price.ts': ['+cachePrice(basket)'] }, landed: 30 },
  { subject: 'Rename a folder', files: { 'src/other.ts': ['+x'] }, landed: 40 },
]);

test('the commit that is about what broke comes first, with its chance and reasons', () => {
  const ranked = rankSuspectCommits({ texts: ['basket shows an old price'], time: TOLD_AT, commits: COMMITS });
  const [first] = ranked;
  expect(first?.commit.subject).toBe('Cache prices of the basket');
  expect(first?.probability).toBeGreaterThan(0.5);
  expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  expect(first?.reasons.map(({ code }) => code)).toContain('subject_words');
  for (const { weight, value } of first?.reasons ?? [])
    expect([Number.isFinite(weight), value !== 0]).toEqual([true, true]);
});

test('a complaint that names nothing leaves the newest change of code', () => {
  const [first] = rankSuspectCommits({ texts: ['it is broken'], time: TOLD_AT, commits: COMMITS });
  expect(first?.commit.subject).toBe('Sort stock by name');
});

test('weights that are given replace those that were fitted', () => {
  const knowledge = { weights: { landed_before_others: 1 }, common: {} };
  const [first] = rankSuspectCommits({ texts: ['x'], time: TOLD_AT, commits: COMMITS }, knowledge);
  expect(first?.commit.subject).toBe('Rename a folder');
});

test('no commits, no suspects', () => {
  expect(rankSuspectCommits({ texts: ['x'], time: TOLD_AT, commits: [] })).toEqual([]);
});

test('every weight belongs to a rule and has its sign', () => {
  const signs = new Map<string, number>(COMMIT_RULES.map(({ code, sign }) => [code, sign]));
  expect(Object.keys(COMMIT_WEIGHTS).toSorted()).toEqual([...signs.keys()].toSorted());
  for (const [code, weight] of Object.entries(COMMIT_WEIGHTS))
    expect(weight * (signs.get(code) ?? 0)).toBeGreaterThanOrEqual(0);
});
