import { expect, test } from '@jest/globals';
import { durationWords, exampleWords, listWords, revisionWords, templateWords } from './words.ts';

test.each([
  [200, '0.2 s'],
  [42_400, '42 s'],
  [720_000, '12 min'],
  [12_600_000, '3.5 h'],
  [259_200_000, '3 days'],
])('%i ms are %s', (milliseconds, words) => {
  expect(durationWords(milliseconds)).toBe(words);
});

test('names are listed as in a sentence', () => {
  expect([[], ['web'], ['web', 'stock'], ['web', 'stock', 'mail']].map(listWords)).toEqual([
    '',
    'web',
    'web and stock',
    'web, stock and mail',
  ]);
});

test('what varies in a template is left out, and a long one is cut between words', () => {
  expect(templateWords('no row <*> of <*>')).toBe('no row … of …');
  expect(templateWords('one two three', 9)).toBe('one two …');
});

test('a commit is shortened, a version is not', () => {
  expect([revisionWords('a320b04efac9972b'), revisionWords('2026.11.20-rc1')]).toEqual(['a320b04e', '2026.11.20-rc1']);
});

test.each([
  [
    'payment <*> failed: POST https:<*>',
    'T1 ERROR payment 12 failed: POST https://pay.example/v1 503',
    'payment 12 failed: POST https://pay.example/v1 503',
  ],
  ['payment <*> failed', '{"level":"error","msg":"payment 12 failed"}', 'payment 12 failed'],
  ['<*> payments failed', 'T1 ERROR 12 payments failed today', '12 payments failed'],
  ['payments failed', 'something else', 'payments failed'],
  ['payment <*> failed', '{"level":', 'payment … failed'],
])('an example of %s is quoted word for word', (text, sample, words) => {
  expect(exampleWords(sample, text)).toBe(words);
});
