import { INTENTS } from '@mats/contracts';
import type { Intent } from '@mats/contracts';
import { readPhrases } from './phrases.ts';
import type { Phrase } from './phrases.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';
import type { LanguageWords } from './words/language-words.ts';
import { SPANISH } from './words/spanish.ts';

export interface WeighedPhrase {
  readonly intent: Intent;
  readonly weight: number;
  readonly phrase: Phrase;
}

/** The words of a language, made ready. */
export interface Lexicon {
  readonly words: LanguageWords;
  readonly common: ReadonlySet<string>;
  readonly failure: readonly string[];
  readonly intents: readonly WeighedPhrase[];
  readonly named: readonly Phrase[];
  readonly subjects: readonly Phrase[];
  readonly nameless: ReadonlySet<string>;
  /** Words for days, hours and spans. */
  readonly times: ReadonlySet<string>;
  /** Who changed something, and how. */
  readonly reports: ReadonlySet<string>;
  /** All words that stand in its lists in full, to tell a word from a slip of the finger. */
  readonly vocabulary: ReadonlySet<string>;
  /** Beginnings of words in its lists. */
  readonly beginnings: readonly string[];
}

export function wordsOf(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}

function lexiconOf(words: LanguageWords): Lexicon {
  const intents = INTENTS.flatMap((intent) =>
    Object.entries(words.intents[intent]).flatMap(([weight, list]) =>
      readPhrases(list).map((phrase) => ({ intent, weight: Number(weight), phrase })),
    ),
  );
  const listed = intents
    .flatMap(({ phrase }) => phrase.steps)
    .flatMap((step) => (step.is === 'words' ? step.words : []));
  const { times, reported } = words;
  const timeWords = [times.days, times.partsOfDay, times.units].flatMap((table) => Object.keys(table).flatMap(wordsOf));
  const ofTimes = [...timeWords, ...[times.weekdays, times.since, times.last, times.ago].flatMap(wordsOf)];
  const reports = Object.values(reported.verbs).flatMap(wordsOf);
  const small = [words.common, words.nameless, words.negations, words.death, reported.doers];
  const others = [...small, words.failure].flatMap(wordsOf);
  const all = [...listed, ...others, ...ofTimes, ...reports];
  return {
    words,
    common: new Set(wordsOf(words.common)),
    failure: wordsOf(words.failure),
    intents,
    named: readPhrases(words.named),
    subjects: readPhrases(words.subjects),
    nameless: new Set(wordsOf(words.nameless)),
    times: new Set(ofTimes),
    reports: new Set(reports),
    vocabulary: new Set(all.filter((word) => !word.endsWith('~'))),
    beginnings: all.filter((word) => word.endsWith('~')).map((word) => word.slice(0, -1)),
  };
}

/** The languages that questions are understood in; the first wins where two are as likely. */
export const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH].map(lexiconOf);
