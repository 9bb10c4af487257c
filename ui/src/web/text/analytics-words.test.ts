import { expect, test } from '@jest/globals';
import { costWords } from './analytics-words.ts';

test.each([
  [0, '$0'],
  [0.00006, '< $0.0001'],
  [0.0021, '$0.0021'],
  [0.5, '$0.50'],
  [12.345, '$12.35'],
])('a cost of %d dollars is told as %s', (dollars, words) => expect(costWords(dollars)).toBe(words));
