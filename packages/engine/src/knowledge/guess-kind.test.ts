import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from './catalogue.ts';
import { createKindGuesser } from './guess-kind.ts';

describe('createKindGuesser', () => {
  const guesser = createKindGuesser(CATALOGUE);

  test('words of the catalogue’s examples tell the kind of a line that no entry knows', () => {
    const [best] = guesser.guess('frobnicator: no space is left on the disk, the volume is full');
    expect(best?.kind).toBe('disk_full');
  });

  test('a text without known words has no guess', () => expect(guesser.guess('zzqx 12 0x7f')).toEqual([]));

  test('the probabilities of all kinds add up to 1', () => {
    const sum = guesser.guess('the disk has no space').reduce((all, { probability }) => all + probability, 0);
    expect(sum).toBeCloseTo(1, 6);
  });

  test('of programs that were left out, a third of the lines get their kind, and half of the sure ones', () => {
    const programOf = ({ id }: { id: string }): string => id.split('.', 1)[0] ?? id;
    const some = new Set(CATALOGUE.map(programOf).filter((_, place) => place % 9 === 0));
    const without = createKindGuesser(CATALOGUE.filter((entry) => !some.has(programOf(entry))));
    const tried = CATALOGUE.filter((entry) => some.has(programOf(entry)) && entry.kind !== null);
    const guesses = tried.map(({ kind, matches }) => ({ kind, best: without.guess(matches[0] ?? '')[0] }));
    const right = guesses.filter(({ kind, best }) => best?.kind === kind).length;
    expect(right / guesses.length).toBeGreaterThan(0.3);
  });
});
