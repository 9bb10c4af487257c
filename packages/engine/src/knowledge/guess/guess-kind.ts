import type { CauseKind } from '@mats/contracts';
import type { CatalogueEntry } from '../catalogue-entry.ts';
import { createTextClassifier } from './text-classifier.ts';
import type { Example, TextClassifier } from './text-classifier.ts';
import { wordFeatures } from './word-features.ts';

/** What sort of failure a line in no known form most likely tells of. */
export interface KindGuess {
  readonly kind: CauseKind;
  /** 0 to 1, of all kinds together. */
  readonly probability: number;
  /** What of the line speaks for it most: a word, two words, or how a word begins. */
  readonly because: string;
}

export interface KindGuesser {
  /** The kinds by their probability, best first; empty for a text without words that the examples know. */
  guess(text: string): readonly KindGuess[];
}

/** Its examples, and what it means without the names of its values. */
function examplesOf({ kind, role, matches, means }: CatalogueEntry): Example<CauseKind>[] {
  // What code does wrong is told in the words of its language, which other lines hold too.
  if (kind === null || kind === 'code_defect' || role === 'harmless') return [];
  const texts = [...matches, means.replaceAll(/\{[^}]{1,80}\}/g, ' ')];
  return texts.map((text) => ({ features: wordFeatures(text), label: kind }));
}

/**
 * Learns from the examples of a catalogue how lines of each kind are worded, for programs that the catalogue does not know. It learns
 * when it is first asked: most logs hold no error in an unknown form.
 */
export function createKindGuesser(entries: readonly CatalogueEntry[]): KindGuesser {
  let classifier: TextClassifier<CauseKind> | null = null;
  return {
    guess(text) {
      classifier ??= createTextClassifier(entries.flatMap(examplesOf));
      return classifier
        .classify(wordFeatures(text))
        .map(({ label, probability, because }) => ({ kind: label, probability, because }))
        .toSorted((a, b) => b.probability - a.probability);
    },
  };
}
