import type { Intent } from '@mats/contracts';

export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a reported change was: it decides which kind of change a candidate is. */
export type ReportedKind = 'setting' | 'deployment' | 'dependency' | 'infrastructure';

/**
 * Phrases by how much each says, separated by `;`. In a phrase `a|b` is either word, `fail~` a word that begins so, `*` up to three
 * words, `^` and `$` the ends of the question. Words are lower case, without accents and apostrophes.
 */
export type Phrases = Readonly<Partial<Record<1 | 2 | 3 | 4 | 5 | 6, string>>>;

/** The words of one language that questions are understood by. Lists are separated by blanks. */
export interface LanguageWords {
  readonly language: Language;
  /** Small words that are frequent in this language and in none of the others. */
  readonly common: string;
  /** Words that name a failure; `~` as in phrases. */
  readonly failure: string;
  /** Words that say that something died. */
  readonly death: string;
  readonly intents: Readonly<Record<Intent, Phrases>>;
  /** Words of talk that is no question. */
  readonly talk: {
    readonly thanks: string;
    /** Names of languages, as who wants to be answered in one writes them. */
    readonly languages: string;
  };
  /** Phrases in which `@` is the name of a part. */
  readonly named: string;
  /** Phrases in which `@` is what fails: a part, or what it does for people. */
  readonly subjects: string;
  /** Words that stand where a name may stand, and name nothing. */
  readonly nameless: string;
  readonly negations: string;
  readonly reported: {
    /** Who did it: only then is it a report and not a question. */
    readonly doers: string;
    readonly verbs: Readonly<Record<ReportedKind, string>>;
    /** Words that begin a question. */
    readonly asks: string;
    /** Phrases after which a doer reports, whatever is asked before them; separated by `; `. */
    readonly since: string;
  };
  readonly times: TimeWords;
}

/** Words for times. Phrases as in `Phrases`. */
export interface TimeWords {
  /** Phrases for days, by their distance from today. */
  readonly days: Readonly<Record<string, number>>;
  /** Monday first. */
  readonly weekdays: string;
  /** Hours from and to; more than 24 reaches into the next day, below 0 into the one before. */
  readonly partsOfDay: Readonly<Record<string, readonly [number, number]>>;
  /** Milliseconds. */
  readonly units: Readonly<Record<string, number>>;
  readonly since: string;
  readonly between: string;
  /** Before a number of units: the time until now. */
  readonly last: string;
  /** Around a number of units: that long ago. */
  readonly ago: string;
  /** Before a bare hour: `at 3`. */
  readonly at: string;
  /** After an hour, or `h` between hour and minutes. */
  readonly clock: string;
}
