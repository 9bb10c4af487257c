import { expect, test } from '@jest/globals';
import { because } from '../../code/history/clue.ts';
import { worthTelling } from './change-meaning.ts';

const weighing = (...weights: number[]): number[] =>
  worthTelling(weights.map((weight) => ({ ...because('landed_lately'), weight }))).map(({ weight }) => weight);

test('what weighs less than four tenths of the strongest is not told, and the strongest is told first', () => {
  expect(weighing(1, 2.5, 0.99)).toEqual([2.5, 1]);
  expect(weighing(-1, -2.5, -0.99)).toEqual([-2.5, -1]);
});

test('of nothing nothing is told', () => expect(weighing()).toEqual([]));
