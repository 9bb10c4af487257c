import { expect, test } from '@jest/globals';
import { countTerms, stemOf, termsOfName } from './split-words.ts';

test.each([
  ['crashes', 'crash'],
  ['crashed', 'crash'],
  ['hanging', 'hang'],
  ['running', 'run'],
  ['libraries', 'library'],
  ['classes', 'class'],
  ['caches', 'cach'],
  ['cache', 'cach'],
  ['tests', 'test'],
  ['rows', 'row'],
  ['class', 'class'],
  ['bus', 'bus'],
  ['calling', 'call'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test('names agree however they are written', () => {
  expect(termsOfName('liveMigration')).toEqual(['live', 'migration', '=livemigration']);
  expect(termsOfName('live_migration')).toEqual(termsOfName('liveMigration'));
  expect(termsOfName('HTTPServer')).toEqual(['http', 'server', '=httpserver']);
  expect(termsOfName('server')).toEqual(['server']);
});

test('terms are counted, fillers and single letters are not', () => {
  expect(Object.fromEntries(countTerms('the row, a row and x 2.5'))).toEqual({ row: 2, '#2.5': 1 });
});
