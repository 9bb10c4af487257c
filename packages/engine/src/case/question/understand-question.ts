import type { Intent } from '@mats/contracts';
import { wordsOf } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { isStateName, namedThings } from './named-things.ts';
import type { NamedThings } from './named-things.ts';
import { questionIntent } from './question-intent.ts';
import type { IntentReading } from './question-intent.ts';
import { questionTimes } from './question-times.ts';
import type { QuestionPeriod } from './question-times.ts';
import { plainText, questionTokens } from './question-tokens.ts';
import type { QuestionToken } from './question-tokens.ts';
import { reportedChange } from './reported-change.ts';
import type { ReportedChange } from './reported-change.ts';
import type { Language } from './words/language-words.ts';

/** A question, as far as it is understood without a model. */
export interface Question extends NamedThings {
  readonly intent: Intent;
  /** What it asks for besides: "who is affected" asks who and what is affected. */
  readonly also: readonly Intent[];
  /** What is said where nothing is asked: thanks, or in which language to answer; null for a greeting, and where something is asked. */
  readonly talk: 'thanks' | 'language' | null;
  /** It asks after something that died. */
  readonly death: boolean;
  readonly language: Language;
  /** Times and periods that it names; epoch milliseconds. */
  readonly periods: readonly QuestionPeriod[];
  /** It doubts or denies: "is it not the database?" */
  readonly negated: boolean;
  /** A change that the asker tells of. */
  readonly reportedChange: ReportedChange | null;
  /** It says no more than what its intent says: "why?", "the cause?". */
  readonly bare: boolean;
}

export interface UnderstandOptions {
  /** Epoch milliseconds of when it was asked. */
  readonly now: number;
  /** Minutes that the asker's clock is ahead of UTC; 0 unless known. */
  readonly zoneOffsetMinutes?: number;
  /** Epoch milliseconds in the day that a bare clock time is of; the day of asking unless known. */
  readonly day?: number;
}

/** So many words at most has a question like "and payment?". */
const MOST_OF_LONE = 3;
/** From this on a phrase says clearly what is asked. */
const LEAST_CLEAR = 5;

/** The phrases' intent, or what the named things alone ask for. */
function intentOf(
  { intent, score, namesFailure, lexicon, tokens }: IntentReading,
  found: { things: NamedThings; reported: ReportedChange | null },
): Intent {
  const { things, reported } = found;
  // Who only tells what was changed wants to know whether that was it.
  if (reported !== null && (intent === 'what_changed' || score < LEAST_CLEAR)) return 'cause';
  if (score > 0 || namesFailure) return intent;
  if (things.commits.length > 0) return 'diff';
  // "And payment?" asks about it; "no mail" and "payment rattles" tell of a failure.
  const negations = wordsOf(lexicon.words.negations);
  const named = new Set(things.services);
  const isTold =
    tokens.length > MOST_OF_LONE ||
    tokens.some(({ text }) => negations.includes(text)) ||
    tokens.some((token) => !named.has(token.raw) && !isKnown(token, lexicon));
  return things.services.length > 0 && !isTold ? 'affected' : intent;
}

function isKnown({ raw }: QuestionToken, { vocabulary, beginnings }: Lexicon): boolean {
  const word = plainText(raw);
  return vocabulary.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

/** The only word of a short question that is none of the language's names a part: "and payment?". */
function withLone(things: NamedThings, { tokens, lexicon }: IntentReading): NamedThings {
  const [lone, ...others] = tokens.filter((token) => !isKnown(token, lexicon) && /[a-z]{2}/.test(token.text));
  if (lone === undefined || others.length > 0 || tokens.length > MOST_OF_LONE || isStateName(lone.raw)) return things;
  const taken = [things.services, things.files, things.commits, things.parts].some((names) => names.length > 0);
  return taken ? things : { ...things, services: [lone.raw] };
}

function talkOf(intent: Intent, { tokens, lexicon }: IntentReading): Question['talk'] {
  if (intent !== 'small_talk') return null;
  const { thanks, languages } = lexicon.words.talk;
  const says = (list: string): boolean => tokens.some(({ text }) => wordsOf(list).includes(text));
  if (says(languages)) return 'language';
  return says(thanks) ? 'thanks' : null;
}

/** What a question asks for, what it names and when; pure, and for a text of any length as quick as for a page. */
export function understandQuestion(text: string, options: UnderstandOptions): Question {
  const reading = questionIntent(questionTokens(text));
  const { lexicon, tokens } = reading;
  const { words } = lexicon;
  const { now, day = now, zoneOffsetMinutes = 0 } = options;
  const periods = questionTimes(text, { words: words.times, context: { now, day, zoneOffsetMinutes } });
  const reported = reportedChange(tokens, { lexicon, periods });
  const named = namedThings(tokens, lexicon);
  const things = reading.score > 0 ? named : withLone(named, reading);
  const negations = new Set(wordsOf(words.negations));
  const unknown = tokens.filter((token) => !isKnown(token, lexicon)).length;
  const intent = intentOf(reading, { things, reported });
  return {
    ...things,
    intent,
    also: reading.also,
    talk: talkOf(intent, reading),
    death: tokens.some((token) => wordsOf(words.death).includes(token.text)),
    language: words.language,
    periods,
    negated: tokens.some((token) => negations.has(token.text)),
    reportedChange: reported,
    bare: unknown === 0 && things.services.length + things.subjects.length + periods.length + things.parts.length === 0,
  };
}
