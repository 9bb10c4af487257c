import { expect, test } from '@jest/globals';
import { deedsOf, readMessage } from './commit-message.ts';

test('what tools put below a message is no part of it', () => {
  const body =
    'Caches prices.\n\nSigned-off-by: ann\nChange-Id: I0123\nReviewed-on: https://example.org/1\nBug: 12\nNote: slow';
  expect(readMessage(body).trim()).toBe('Caches prices.\n\nNote: slow');
});

test.each([
  ['fix', 'Handle empty carts'],
  ['documentation', 'Update the changelog'],
  ['removal', 'Drop old rows'],
  ['stricter', 'Reject empty names'],
  ['switch', 'Replace threads'],
  ['test', 'More coverage'],
  ['speed', 'Lazy rows'],
  ['revert', 'Back out rows'],
] as const)('a subject says %s: %s', (deed, subject) => {
  expect([...deedsOf(subject)]).toEqual([deed]);
});

test('a subject that says none of them', () => {
  expect([...deedsOf('Add rows')]).toEqual([]);
});
