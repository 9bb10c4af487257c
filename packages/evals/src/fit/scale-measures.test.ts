import { expect, test } from '@jest/globals';
import type { FitCase } from './fit-softmax.ts';
import { scaledCases, spreadOfMeasures, unscaledWeights } from './scale-measures.ts';

const CASES: FitCase[] = [
  {
    fold: 'a',
    options: [
      { measured: { size: 4, same: 1 }, right: true },
      { measured: { same: 1 }, right: false },
    ],
  },
  {
    fold: 'b',
    options: [
      { measured: { size: 4, same: 1, other: 9 }, right: false },
      { measured: { same: 1 }, right: true },
    ],
  },
];

test('measures are brought to a spread of one; what is always the same stays', () => {
  const spread = spreadOfMeasures(CASES, ['size', 'same']);
  expect([...spread]).toEqual([
    ['size', 2],
    ['same', 1],
  ]);
  const [first] = scaledCases(CASES, spread);
  expect(first).toEqual({
    fold: 'a',
    options: [
      { measured: { size: 2, same: 1 }, right: true },
      { measured: { same: 1 }, right: false },
    ],
  });
});

test('weights of scaled measures become weights of the measures', () => {
  expect(unscaledWeights({ size: 1, same: -0.5 }, new Map([['size', 2]]))).toEqual({ size: 0.5, same: -0.5 });
});
