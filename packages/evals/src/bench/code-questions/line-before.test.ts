import { expect, test } from '@jest/globals';
import { lineBefore } from './line-before.ts';

test('a line is found in the older text, above, inside and below what changed', () => {
  const older = 'a\nb\nc\nd\ne\n';
  const text = 'a\nX\nb\nc\nY\ne\n';
  expect([1, 2, 3, 4, 5, 6].map((line) => lineBefore(older, { text, line }))).toEqual([1, null, 2, 3, null, 5]);
});

test('a text that only lost lines has no new ones', () => {
  const before = [1, 2].map((line) => lineBefore('a\nb\nc\n', { text: 'a\nc\n', line }));
  expect(before).toEqual([1, 3]);
});
