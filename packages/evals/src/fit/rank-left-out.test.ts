import { expect, test } from '@jest/globals';
import { commonWords } from './common-words.ts';
import type { FitCase } from './fit-softmax.ts';
import { rankLeftOut } from './rank-left-out.ts';
import { repositoryFolds } from './repository-folds.ts';

const OPTIONS = { signs: { hint: 1 }, penalty: 0.001 } as const;

/** Answers with these hints, of which one is right. */
function told(fold: string, hints: readonly number[], right: number): FitCase {
  return { fold, options: hints.map((hint, at) => ({ measured: { hint }, right: at === right })) };
}

test('a hint that holds in other folds ranks the answers of this one', () => {
  const figures = rankLeftOut([told('a', [0, 1, 0], 1), told('b', [0, 0, 1], 2)], OPTIONS);
  expect(figures).toMatchObject({ cases: 2, folds: 2, ac1: 1, ac3: 1, ac5: 1, ac1SurestHalf: 1 });
  expect(figures.loss).toBeLessThan(0.1);
});

test('answers that weigh the same keep their order; the surest half is told apart', () => {
  const figures = rankLeftOut([told('a', [0, 1], 1), told('b', [0, 0, 0, 0], 3)], OPTIONS);
  // The fold of `b` teaches nothing, so that `a` is ranked by order alone.
  expect(figures).toMatchObject({ ac1: 0, ac3: 0.5, ac5: 1, ac1SurestHalf: 0 });
});

test('a case whose right answer is not among its answers counts as missed', () => {
  expect(rankLeftOut([told('a', [0, 1], 5), told('b', [0, 1], 1)], OPTIONS).ac5).toBe(0.5);
});

test('a repository lies in one fold, and folds are about equal', () => {
  const names = ['big', 'big', 'big', 'a', 'b', 'c'];
  expect([...repositoryFolds(names, 2)]).toEqual([
    ['big', '0'],
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
});

test('words of complaints of many owners are common, names of one owner are not', () => {
  const complaints = ['a/x', 'b/x', 'c/x', 'd/x', 'a/y', 'a/z'].map((repository) => ({
    text: repository.startsWith('a') ? 'crash teapot crash' : 'crash',
    repository,
  }));
  expect(commonWords(complaints)).toEqual({ crash: 1 });
});
