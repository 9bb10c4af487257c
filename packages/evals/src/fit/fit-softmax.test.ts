import { describe, expect, test } from '@jest/globals';
import { crossValidate } from './cross-validate.ts';
import { fitSoftmax } from './fit-softmax.ts';
import type { FitCase } from './fit-softmax.ts';

/** Cases in which the answer with `a` is right, and `b` says nothing. */
const cases: FitCase[] = Array.from({ length: 40 }, (_, at) => ({
  fold: `fold ${at % 4}`,
  options: [
    { measured: { a: 1, b: Math.floor(at / 4) % 2 }, right: true },
    { measured: { b: (Math.floor(at / 4) + 1) % 2 }, right: false },
  ],
}));
const signs = { a: 1, b: 1 } as const;

describe('fitSoftmax', () => {
  test('a rule that tells right from wrong gets weight, one that does not gets next to none', () => {
    const { a, b } = fitSoftmax(cases, { signs, penalty: 0.01 });
    expect(a).toBeGreaterThan(2);
    expect(Math.abs(b ?? 1)).toBeLessThan(0.1);
  });

  test('a weight never takes the sign that its principle forbids', () =>
    expect(fitSoftmax(cases, { signs: { a: -1, b: 1 }, penalty: 0.01 })['a']).toBeCloseTo(0, 6));

  test('a stronger pull makes weights smaller', () => {
    const weightAt = (penalty: number): number => fitSoftmax(cases, { signs, penalty })['a'] ?? 0;
    expect(weightAt(0.1)).toBeLessThan(weightAt(0.01));
  });

  test('the same cases give the same weights', () =>
    expect(fitSoftmax(cases, { signs, penalty: 0.01 })).toEqual(fitSoftmax(cases, { signs, penalty: 0.01 })));

  test('a case of no weight changes nothing', () => {
    const contrary: FitCase = {
      fold: 'x',
      weight: 0,
      options: [
        { measured: { a: 1 }, right: false },
        { measured: {}, right: true },
      ],
    };
    expect(fitSoftmax([...cases, contrary], { signs, penalty: 0.01 })).toEqual(
      fitSoftmax(cases, { signs, penalty: 0.01 }),
    );
  });
});

test('cross-validation judges each fold by weights that have not seen it', () => {
  const odd = cases.map((one): FitCase => {
    if (one.fold !== 'fold 0') return one;
    return { ...one, options: one.options.map(({ measured, right }) => ({ measured, right: !right })) };
  });
  expect(crossValidate(cases, { signs, penalty: 0.01 })).toMatchObject({ cases: 40, folds: 4, right: 1 });
  expect(crossValidate(odd, { signs, penalty: 0.01 }).right).toBeCloseTo(0.75, 6);
});
