import { describe, expect, test } from '@jest/globals';
import type { Rule } from './rule.ts';
import { measureAll, probabilitiesOf, reasonsOf } from './weigh.ts';

const RULES: readonly Rule<{ readonly a: number; readonly b: number }>[] = [
  { code: 'a', why: '', sign: 1, measure: ({ a }) => a },
  { code: 'b', why: '', sign: -1, measure: ({ b }) => b },
];

test('what a rule does not find is left out', () => {
  expect(measureAll(RULES, { a: 0.5, b: 0 })).toEqual({ a: 0.5 });
  expect(measureAll(RULES, { a: -1, b: 2 })).toEqual({ a: -1, b: 2 });
});

describe('the reasons of measured values', () => {
  test('weigh their value times the weight of their rule, strongest first, whichever side they are on', () =>
    expect(reasonsOf({ a: 0.5, b: 2 }, { a: 3, b: -4 })).toEqual([
      { code: 'b', weight: -8 },
      { code: 'a', weight: 1.5 },
    ]));

  test('are in the order of their codes where they weigh the same', () =>
    expect(reasonsOf({ b: 1, c: -1, a: 1 }, { a: 2, b: 2, c: 2 }).map(({ code }) => code)).toEqual(['a', 'b', 'c']));

  test('are none where a rule has no weight', () => expect(reasonsOf({ a: 1, b: 1 }, { b: 0 })).toEqual([]));
});

describe('probabilities', () => {
  test('are as the odds of the scores', () => {
    const [two, one, least] = probabilitiesOf([Math.log(2), 0, Math.log(0.5)]);
    expect(two).toBeCloseTo(4 / 7, 9);
    expect(one).toBeCloseTo(2 / 7, 9);
    expect(least).toBeCloseTo(1 / 7, 9);
  });

  test('add up to 1 however large the scores are', () => expect(probabilitiesOf([5_000, 5_000])).toEqual([0.5, 0.5]));

  test('of one answer are 1', () => expect(probabilitiesOf([-5_000])).toEqual([1]));
});
