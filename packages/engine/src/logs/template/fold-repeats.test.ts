import { expect, test } from '@jest/globals';
import { foldRepeats } from './fold-repeats.ts';
import { lexMessage } from './lexer.ts';

test.each([
  ['two words, three times', 'state of node-1 ok node-2 ok node-3 ok now', 'state of <*> ok now'],
  ['four words, three times', 'a 1 b c a 2 b c a 3 b c', 'a <*> b c'],
  ['what is left over of a group stays', 'x 1 ok 2 ok 3 ok 4', 'x <*> ok <*>'],
  ['twice is no list', 'x 1 ok 2 ok', 'x <*> ok <*> ok'],
  ['words that do not vary are no list', 'very good very good very good', 'very good very good very good'],
  ['five words are too many for a group', 'a 1 b c d a 2 b c d a 3 b c d', 'a <*> b c d a <*> b c d a <*> b c d'],
])('%s', (_, message, expected) => {
  expect(foldRepeats(lexMessage(message)).words.join(' ')).toBe(expected);
});

test('the words that stay keep their places, and all that varies is still known', () => {
  const message = 'x 1 ok 2 ok 3 ok end';
  const { words, starts, ends, soft, varying } = foldRepeats(lexMessage(message));
  expect(words.map((_, index) => message.slice(starts[index], ends[index]))).toEqual(['x', '1', 'ok', 'end']);
  expect(soft).toHaveLength(4);
  expect(varying).toEqual([2, 3, 7, 8, 12, 13]);
});
