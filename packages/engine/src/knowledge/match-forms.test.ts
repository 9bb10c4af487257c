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

  test('what stands within 6,000 characters is', () =>
    expect(idsOf([entry('a')], `${'x '.repeat(2_985)}no space left on /var`)).toEqual(['a']));

  const near = (id: string, parts: Partial<CatalogueEntry>): CatalogueEntry => entry(id, parts);
  const form = (pattern: RegExp): Partial<CatalogueEntry> => ({ forms: [{ words: 'no space left', pattern }] });

  test.each([
    ['a cause before what may be one', { role: 'either' }, { role: 'cause' }],
    ['what may be a cause before what is harmless', { role: 'harmless' }, { role: 'either' }],
    ['what is harmless before a symptom', { role: 'symptom' }, { role: 'harmless' }],
    ['the longer before the shorter', form(/no space/i), form(/no space left/i)],
    ['the later in the alphabet after the earlier', {}, {}],
  ] as const)('of two alike, %s', (_, behind, before) =>
    expect(idsOf([near('b', behind), near('a', before)], 'no space left on /var')).toEqual(['a', 'b']),
  );

  test('how specific it is decides before the role, that before the program, that before the values, those before the length', () => {
    const text = 'no space left on /var';
    const short = { forms: [{ words: 'no space left', pattern: /left on (?<path>\/var)/ }] };
    const long = { forms: [{ words: 'no space left', pattern: /no space left on/ }] };
    expect(idsOf([near('b', { program: 'p' }), near('a', { specificity: 3 })], text)).toEqual(['a', 'b']);
    expect(idsOf([near('b', { program: 'p', role: 'symptom' }), near('a', {})], text)).toEqual(['a', 'b']);
    expect(idsOf([near('b', short), near('a', { program: 'p', ...long })], text)).toEqual(['a', 'b']);
    expect(idsOf([near('b', long), near('a', short)], text)).toEqual(['a', 'b']);
  });

  test('each entry is found once, by the first of its forms that stands there', () => {
    const twice = entry('a', {
      forms: [
        { words: 'space left', pattern: /space/ },
        { words: 'space left', pattern: /left/ },
      ],
    });
    const found = createFormMatcher([twice]).match('no space left');
    expect(found.map(({ start, end }) => [start, end])).toEqual([[3, 8]]);
  });

  test('every form of a word is tried, and a form without words never', () => {
    const forms = [
      entry('a', { forms: [{ words: 'left', pattern: /space/ }] }),
      entry('b', { forms: [{ words: 'left', pattern: /left/ }] }),
      entry('c', { forms: [{ words: '', pattern: /left/ }] }),
    ];
    expect(idsOf(forms, 'space left').toSorted()).toEqual(['a', 'b']);
  });

  test('what a form captures is trimmed; what is empty or blank is no value', () => {
    const blank = entry('a', {
      forms: [{ words: 'left', pattern: /left(?<path> \S{1,9} )?(?<user> {0,3})(?<port>\d{0,5})/ }],
    });
    const capturesOf = (text: string) => createFormMatcher([blank]).match(text)[0]?.captures;
    expect(capturesOf('left /var   ')).toEqual({ path: '/var' });
    expect(capturesOf('left')).toEqual({});
  });
});
