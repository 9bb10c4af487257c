import type { CauseKind } from '@mats/contracts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { wordsIn } from './words-in.ts';

/** What sort of failure a line in no known form most likely tells of. */
export interface KindGuess {
  readonly kind: CauseKind;
  /** 0 to 1, of all kinds together. */
  readonly probability: number;
  /** The line's word that speaks for it most. */
  readonly because: string;
}

export interface KindGuesser {
  /** The most probable kinds, best first; empty for a text without words that the examples know. */
  guess(text: string): readonly KindGuess[];
}

const MOST_WORDS = 40;
/** Words with digits are values. */
const VALUE = /\d/;
const SHORTEST = 3;
/** How many entries' worth of "as often as in all kinds" each kind begins with, so that few examples decide little. */
const SMOOTHING = 4;
/** Lines are not independent words: their evidence is taken as this much of what it would be. */
const TEMPER = 0.4;

/** Words and neighbouring pairs of a text, each once, without values. */
function tellingWords(text: string): ReadonlySet<string> {
  const words = wordsIn(text.replace(/([a-z])([A-Z])/g, '$1 $2')).filter(
    (word) => !VALUE.test(word) && word.length >= SHORTEST,
  );
  const cut = words.slice(0, MOST_WORDS);
  return new Set([...cut, ...cut.slice(1).map((word, place) => `${cut[place] ?? ''} ${word}`)]);
}

interface Counts {
  readonly documents: Map<CauseKind, number>;
  readonly words: Map<string, Map<CauseKind, number>>;
}

function count(entries: readonly CatalogueEntry[]): Counts {
  const documents = new Map<CauseKind, number>();
  const words = new Map<string, Map<CauseKind, number>>();
  for (const { kind, matches, means, role } of entries) {
    // What code does wrong is told in the words of its language, which other lines hold too.
    if (kind === null || kind === 'code_defect' || role === 'harmless') continue;
    documents.set(kind, (documents.get(kind) ?? 0) + 1);
    // Each entry counts once, however many examples it has.
    const used = new Set(
      [...matches, means.replaceAll(/\{[^}]{1,80}\}/g, ' ')].flatMap((text) => [...tellingWords(text)]),
    );
    for (const word of used) {
      const kinds = words.get(word) ?? new Map<CauseKind, number>();
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      words.set(word, kinds);
    }
  }
  return { documents, words };
}

/**
 * Learns from the examples of a catalogue which words go with which kind of failure (naive Bayes; McCallum and Nigam 1998), for
 * lines of programs that the catalogue does not know.
 */
export function createKindGuesser(entries: readonly CatalogueEntry[]): KindGuesser {
  const { documents, words } = count(entries);
  const kinds = [...documents.keys()];
  const total = [...documents.values()].reduce((sum, one) => sum + one, 0);
  return {
    guess(text) {
      const known = [...tellingWords(text)].filter((word) => words.has(word));
      if (known.length === 0) return [];
      const scored = kinds.map((kind) => {
        const own = documents.get(kind) ?? 0;
        let score = Math.log(own / total);
        let most = { word: '', gain: -Infinity };
        for (const word of known) {
          const uses = words.get(word);
          const all = [...(uses?.values() ?? [])].reduce((sum, one) => sum + one, 0);
          const usual = all / total;
          const inKind = ((uses?.get(kind) ?? 0) + SMOOTHING * usual) / (own + SMOOTHING);
          const gain = TEMPER * Math.log(inKind / usual);
          score += gain;
          if (gain > most.gain) most = { word, gain };
        }
        return { kind, score, because: most.word };
      });
      const best = Math.max(...scored.map(({ score }) => score));
      const weights = scored.map(({ score }) => Math.exp(score - best));
      const sum = weights.reduce((all, one) => all + one, 0);
      return scored
        .map(({ kind, because }, place) => ({ kind, because, probability: (weights[place] ?? 0) / sum }))
        .toSorted((a, b) => b.probability - a.probability);
    },
  };
}
