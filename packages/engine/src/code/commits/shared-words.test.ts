import { expect, test } from '@jest/globals';
import type { Commit } from '../history/commit.ts';
import { sharedWords, tellsOfSomething } from './shared-words.ts';

const commit: Commit = {
  sha: 'a'.repeat(40),
  author: 'Ada',
  time: 0,
  subject: 'round invoice totals half up',
  files: [{ path: 'src/billing/denmark.ts', status: 'modified', hunks: [] }],
};

test('words of a complaint that the message or a path holds are told as the complaint writes them', () => {
  expect(sharedWords(commit, 'Invoice sums for Denmark are wrong').toSorted()).toEqual(['Denmark', 'Invoice']);
});

test('nothing is shared with a commit about something else', () => {
  expect(sharedWords(commit, 'The search page hangs')).toEqual([]);
});

test('a message of three telling words can be looked for, a greeting cannot', () => {
  expect(tellsOfSomething('invoice totals for Denmark round wrongly')).toBe(true);
  expect(tellsOfSomething('Hello there')).toBe(false);
});
