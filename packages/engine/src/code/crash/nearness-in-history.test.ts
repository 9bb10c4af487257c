import { expect, test } from '@jest/globals';
import { nearnessInHistory } from './nearness-in-history.ts';

const commit = (...files: string[]) => ({ subject: '', files });

test('files that were changed with one of the nearest belong to them, by the share of both their changes', () => {
  const { together } = nearnessInHistory([commit('a', 'b'), commit('a', 'b'), commit('a', 'c'), commit('c')], ['a']);
  expect(together.get('b')).toBeCloseTo(2 / Math.sqrt(5 * 4), 6);
  expect(together.get('c')).toBeCloseTo(1 / Math.sqrt(5 * 4), 6);
  expect(together.has('a')).toBe(false);
});

test('a sweep over the code ties no files together', () => {
  const sweep = Array.from({ length: 31 }, (_, place) => `f${place}`);
  const { together, freshness } = nearnessInHistory([commit(...sweep)], ['f0']);
  expect([together.size, freshness.size]).toEqual([0, 0]);
});

test('the newest change counts most', () => {
  const { freshness } = nearnessInHistory([commit('a'), commit('b')], []);
  expect(freshness.get('a')).toBe(1);
  expect(freshness.get('b')).toBeCloseTo(1 - Math.log(2) / Math.log(3), 6);
});
