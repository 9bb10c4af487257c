import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../catalogue-entry.ts';
import { CATALOGUE } from '../catalogue.ts';
import { createKindGuesser } from './guess-kind.ts';

describe('createKindGuesser', () => {
  const guesser = createKindGuesser(CATALOGUE);

  test('words of the catalogue’s examples tell the kind of a line that no entry knows', () => {
    const [best] = guesser.guess('frobnicator: no space is left on the disk, the volume is full');
    expect(best?.kind).toBe('disk_full');
  });

  test('a text without known words has no guess', () => expect(guesser.guess('zzqx 12 0x7f')).toEqual([]));

  test('of programs that were left out, more than a third of the lines get their kind, and four in five of the sure ones', () => {
    const programOf = ({ id }: { id: string }): string => id.split('.', 1)[0] ?? id;
    const some = new Set(CATALOGUE.map(programOf).filter((_, place) => place % 9 === 0));
    const without = createKindGuesser(CATALOGUE.filter((entry) => !some.has(programOf(entry))));
    const tried = CATALOGUE.filter(
      ({ kind, role, ...entry }) =>
        some.has(programOf(entry)) && kind !== null && kind !== 'code_defect' && role !== 'harmless',
    );
    const guesses = tried.map(({ kind, matches }) => ({ kind, best: without.guess(matches[0] ?? '')[0] }));
    const shareRight = (of: typeof guesses): number =>
      of.filter(({ kind, best }) => best?.kind === kind).length / of.length;
    expect(shareRight(guesses)).toBeGreaterThan(0.36);
    expect(shareRight(guesses.filter(({ best }) => (best?.probability ?? 0) > 0.9))).toBeGreaterThan(0.8);
  });

  describe('with a catalogue of its own', () => {
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
    const LOCK = entry('deadlock', ['victim chosen', 'victim killed']);
    const bestOf = (text: string, ...entries: readonly CatalogueEntry[]): string | undefined =>
      createKindGuesser([...entries, LOCK]).guess(text)[0]?.kind;

    test('it learns from what an entry means, but not from the names of its values', () => {
      const full = entry('disk_full', ['volume gorged'], { means: 'the volume {gadget} gorged' });
      const more = entry('disk_full', ['volume gorged'], { means: 'a volume {gadget} gorged' });
      expect(bestOf('gorged', full, more)).toBe('disk_full');
      expect(bestOf('gadget', full, more)).toBeUndefined();
    });

    test('it learns nothing from defects of code, from what is harmless and from what only looks like a failure', () => {
      const examples = ['gorged one', 'gorged two'];
      expect(bestOf('gorged', entry('code_defect', examples))).toBeUndefined();
      expect(bestOf('gorged', entry('disk_full', examples, { role: 'harmless' }))).toBeUndefined();
      expect(bestOf('gorged', entry('disk_full', [], { ignores: examples }))).toBeUndefined();
    });
  });
});
