import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { createKindGuesser } from './guess-kind.ts';

function entry(
  kind: CatalogueEntry['kind'],
  matches: readonly string[],
  more: Partial<CatalogueEntry> = {},
): CatalogueEntry {
  return {
    id: 'x',
    kind,
    forms: [],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: '',
    check: { text: '' },
    repair: [],
    source: '',
    matches,
    ignores: [],
    ...more,
  };
}
const bestOf = (entries: readonly CatalogueEntry[], text: string) => createKindGuesser(entries).guess(text)[0];
const kindsOf = (entries: readonly CatalogueEntry[], text: string): string[] =>
  createKindGuesser(entries)
    .guess(text)
    .map(({ kind }) => kind);

const FULL = entry('disk_full', ['volume gorged']);
const LOCK = entry('deadlock', ['victim chosen']);

describe('a guess by words', () => {
  test('is as probable as the examples make the words, tempered to four tenths', () => {
    const [first, second] = createKindGuesser([FULL, LOCK]).guess('gorged');
    // Of one entry each: (1 + 4 x 0.5) / 5 against (0 + 4 x 0.5) / 5, to the power of 0.4.
    const odds = (0.6 / 0.4) ** 0.4;
    expect([first?.kind, second?.kind]).toEqual(['disk_full', 'deadlock']);
    expect(first?.probability).toBeCloseTo(odds / (1 + odds), 9);
    expect(second?.probability).toBeCloseTo(1 / (1 + odds), 9);
  });

  test('leans to the kind of which more is known where the words say nothing', () => {
    const both = ['shared'];
    const entries = [entry('disk_full', both), entry('disk_full', both), entry('deadlock', both)];
    const [first, second] = createKindGuesser(entries).guess('shared');
    expect(first?.kind).toBe('disk_full');
    expect((first?.probability ?? 0) / (second?.probability ?? 1)).toBeCloseTo(2, 9);
  });

  test('counts each entry once, however many examples it has', () => {
    const often = entry('disk_full', ['gorged', 'gorged', 'gorged']);
    expect(bestOf([often, LOCK], 'gorged')?.probability).toBe(
      bestOf([entry('disk_full', ['gorged']), LOCK], 'gorged')?.probability,
    );
  });

  test('says which word speaks for it most', () => {
    const entries = [entry('disk_full', ['gorged shared']), entry('deadlock', ['shared'])];
    expect(bestOf(entries, 'shared gorged')?.because).toBe('gorged');
  });

  test('reads pairs of neighbours, too', () => {
    const entries = [entry('disk_full', ['lock gorged']), entry('deadlock', ['gorged lock'])];
    expect(bestOf(entries, 'lock gorged')?.kind).toBe('disk_full');
    expect(bestOf(entries, 'gorged lock')?.kind).toBe('deadlock');
  });

  test('learns from what an entry means, but not from the names of its values', () => {
    const entries = [entry('disk_full', [], { means: 'the volume {gadget} gorged' }), LOCK];
    expect(bestOf(entries, 'gorged')?.kind).toBe('disk_full');
    expect(bestOf(entries, 'gadget')).toBeUndefined();
  });

  test('splits names of code into their words', () =>
    expect(bestOf([FULL, LOCK], 'isVolumeGorged')?.kind).toBe('disk_full'));

  test('heeds no values and no words of two letters', () => {
    const entries = [entry('disk_full', ['ab x99 gorged'])];
    expect(kindsOf(entries, 'ab')).toEqual([]);
    expect(kindsOf(entries, 'x99')).toEqual([]);
    expect(kindsOf([entry('disk_full', ['abc'])], 'abc')).toEqual(['disk_full']);
  });

  test('heeds the first forty words', () => {
    const behind = (count: number): string => `${'zzz '.repeat(count)}gorged`;
    expect(kindsOf([FULL], behind(39))).toEqual(['disk_full']);
    expect(kindsOf([FULL], behind(40))).toEqual([]);
  });

  test('learns nothing from defects of code and from what is harmless', () => {
    expect(kindsOf([entry('code_defect', ['gorged'])], 'gorged')).toEqual([]);
    expect(kindsOf([entry(null, ['gorged'])], 'gorged')).toEqual([]);
    expect(kindsOf([entry('disk_full', ['gorged'], { role: 'harmless' })], 'gorged')).toEqual([]);
  });
});
