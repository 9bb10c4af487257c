import { expect, test } from '@jest/globals';
import { wordFeatures } from './word-features.ts';

test('a line is its words, the pairs of neighbours and how long words begin', () =>
  expect(wordFeatures('Disk quota exceeded')).toEqual([
    'disk',
    'quota',
    'exceeded',
    'disk quota',
    'quota exceeded',
    'excee*',
  ]));

test('names of code are split into their words', () =>
  expect(wordFeatures('isDiskFull')).toEqual(expect.arrayContaining(['is', 'disk', 'full'])));

test('values and single letters tell nothing', () => expect(wordFeatures('x 12 0x7f a9')).toEqual([]));

test('each feature counts once', () => expect(wordFeatures('no no')).toEqual(['no', 'no no']));

test('the first sixty words count', () => {
  const behind = (count: number): readonly string[] => wordFeatures(`${'zz '.repeat(count)}full`);
  expect(behind(59)).toContain('full');
  expect(behind(60)).not.toContain('full');
});
