import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { createFormMatcher } from './match-forms.ts';

const entry = (id: string, parts: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id,
  kind: 'disk_full',
  forms: [{ words: 'no space left', pattern: /no space left on (?<path>[\w/]{1,40})/i }],
  role: 'cause',
  fault: 'own_host',
  specificity: 2,
  means: 'x',
  check: { text: 'x' },
  repair: [{ text: 'x' }],
  source: 'x',
  matches: [],
  ignores: [],
  ...parts,
});

const idsOf = (entries: CatalogueEntry[], text: string): string[] =>
  createFormMatcher(entries)
    .match(text)
    .map(({ entry: { id } }) => id);

describe('createFormMatcher', () => {
  test('finds a form wherever it stands, with what it captures', () => {
    const [found] = createFormMatcher([entry('a')]).match('write failed: No space left on /var');
    expect(found).toMatchObject({ captures: { path: '/var' }, start: 14, end: 35 });
  });

  test('a line without all of its words is not looked at', () => {
    const wanting = entry('a', { forms: [{ words: 'space left here', pattern: /space/ }] });
    expect(idsOf([wanting], 'space left')).toEqual([]);
    expect(idsOf([wanting], 'here: left space')).toEqual(['a']);
  });

  test.each([
    ['the more specific', entry('b', { specificity: 3 })],
    ['that of a program before that of any', entry('b', { program: 'p' })],
    [
      'with more values',
      entry('b', { forms: [{ words: 'no space left', pattern: /no (?<object>space) left on (?<path>[\w/]{1,40})/i }] }),
    ],
  ])('of two forms, %s comes first', (_, better) =>
    expect(idsOf([entry('a'), better], 'no space left on /var')).toEqual(['b', 'a']),
  );

  test('of two alike, a cause comes before a symptom', () =>
    expect(idsOf([entry('a', { role: 'symptom' }), entry('b')], 'no space left on /var')).toEqual(['b', 'a']));

  test('what stands behind 6,000 characters is not looked at', () =>
    expect(idsOf([entry('a')], `${'x '.repeat(3_000)}no space left on /var`)).toEqual([]));
});
