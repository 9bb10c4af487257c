import { expect, test } from '@jest/globals';
import { groupingAccuracy } from './grouping-accuracy.ts';

test('a group counts only when it holds all lines of a statement and no others', () => {
  expect(groupingAccuracy(['a', 'a', 'b', 'c'], [1, 1, 2, 2])).toBe(0.5);
  expect(groupingAccuracy(['a', 'a', 'a', 'b'], [1, 1, 2, 3])).toBe(0.25);
  expect(groupingAccuracy(['x', 'y', 'x'], [7, 8, 7])).toBe(1);
});

test('groupings of other lines are refused', () => {
  expect(() => groupingAccuracy(['a'], [])).toThrow('1 lines were grouped, but the truth has 0.');
});
