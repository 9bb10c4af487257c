import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from './catalogue.ts';
import { entryFaults } from './entry-faults.ts';
import { createFormMatcher } from './match-forms.ts';

describe('the catalogue of failure forms', () => {
  test('every entry is complete: its examples match, its look-alikes do not, its texts name only what it captures', () =>
    expect(CATALOGUE.flatMap(entryFaults)).toEqual([]));

  test('no entry is there twice', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test('it knows at least 400 forms of at least 80 programs', () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(400);
    expect(new Set(CATALOGUE.flatMap(({ program }) => program ?? [])).size).toBeGreaterThanOrEqual(80);
  });

  test('among all entries, nearly every example is taken for its own kind', () => {
    const matcher = createFormMatcher(CATALOGUE);
    const examples = CATALOGUE.flatMap(({ kind, matches }) => matches.map((line) => ({ kind, line })));
    const mistaken = examples.filter(({ kind, line }) => matcher.match(line)[0]?.entry.kind !== kind);
    expect(mistaken.length / examples.length).toBeLessThan(0.03);
  });

  test('a form that stands in a sentence about it has no place there', () => {
    const matcher = createFormMatcher(CATALOGUE);
    const sentences = [
      'Bob asked whether we ever ran out of memory.',
      'We should write down what to do when the disk is full.',
      'it refuses a password that is too short',
      'The certificate was renewed last week, and the port was never in use.',
    ];
    expect(sentences.flatMap((text) => matcher.match(text).map(({ entry }) => `${entry.id}: ${text}`))).toEqual([]);
  });
});
