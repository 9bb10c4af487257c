import { expect, test } from '@jest/globals';
import { withQuotes } from './quotes.ts';

test.each([
  ['locks, or "idle in transaction" that was forgotten', 'locks, or “idle in transaction” that was forgotten'],
  ['"a" and "b"', '“a” and “b”'],
  ['a disk of 3.5" in size', 'a disk of 3.5" in size'],
  ['nothing', 'nothing'],
])('%s is set as %s', (text, set) => {
  expect(withQuotes(text)).toBe(set);
});
