import { INTENTS } from '@mats/contracts';
import type { Intent } from '@mats/contracts';
import { LEXICONS } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { findPhrase, isWord } from './phrases.ts';
import type { QuestionToken } from './question-tokens.ts';
import { rightSlips } from './right-slips.ts';

/** A second phrase of an intent says less than the first: it mostly holds the same words. */
const FURTHER_PHRASES = 0.25;
/** A small word tells more of the language than a phrase does of what is asked. */
const COMMON_WORD = 1.5;
const OTHER_WORD = 1;
/** Who names a failure does not talk for talking's sake. */
const FAILURE_AGAINST_TALK = 4;
const FAILURE_FOR_CAUSE = 1;

/** Who tells something and then asks is asked about in the sentence that asks: what stands in the others only says what it is about. */
const OF_WHAT_IS_TOLD = 0.5;

/** From this score on an intent counts beside the best one. */
const LEAST_BESIDES = 4;

export interface IntentReading {
  readonly intent: Intent;
  /** What its phrases ask for besides. */
  readonly also: readonly Intent[];
  readonly lexicon: Lexicon;
  /** The words, slips put right in that language. */
  readonly tokens: readonly QuestionToken[];
  readonly namesFailure: boolean;
  /** How much the phrases say; 0 when no phrase was found. */
  readonly score: number;
}

function scoreOf(weights: readonly number[]): number {
  const [most = 0, ...rest] = weights.toSorted((a, b) => b - a);
  return most + FURTHER_PHRASES * rest.reduce((sum, weight) => sum + weight, 0);
}

function readIn(lexicon: Lexicon, given: readonly QuestionToken[]): IntentReading & { readonly total: number } {
  const tokens = rightSlips(given, { lexicon, lexicons: LEXICONS });
  const namesFailure = tokens.some(({ text }) => lexicon.failure.some((word) => isWord(word, text)));
  const found = new Map<Intent, number[]>();
  const asking = tokens.filter(({ asks }) => asks);
  const tells = asking.length > 0 && asking.length < tokens.length;
  for (const { intent, weight, phrase } of lexicon.intents) {
    const asked = tells && findPhrase(phrase, asking).length > 0;
    if (!asked && findPhrase(phrase, tokens).length === 0) continue;
    const counts = tells && !asked ? OF_WHAT_IS_TOLD : 1;
    found.set(intent, [...(found.get(intent) ?? []), counts * weight]);
  }
  const scores = INTENTS.map((intent) => {
    const score = scoreOf(found.get(intent) ?? []);
    if (!namesFailure) return { intent, score };
    if (intent === 'cause') return { intent, score: score + FAILURE_FOR_CAUSE };
    return { intent, score: intent === 'small_talk' ? score - FAILURE_AGAINST_TALK : score };
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0] ?? { intent: 'cause', score: 0 };
  const common = tokens.filter(({ text }) => lexicon.common.has(text)).length;
  // The words as they were written: one that was put right may be another language's.
  const others = given.filter(({ text }) => lexicon.times.has(text) || lexicon.reports.has(text)).length;
  const total = best.score + COMMON_WORD * common + OTHER_WORD * others;
  const also = scores.flatMap((one) => (one.score >= LEAST_BESIDES && one !== best ? [one.intent] : []));
  return {
    intent: best.score > 0 ? best.intent : 'cause',
    also,
    lexicon,
    tokens,
    namesFailure,
    score: best.score,
    total,
  };
}

/** What a question asks for and in which language; text in which nothing is known asks for the cause. */
export function questionIntent(tokens: readonly QuestionToken[]): IntentReading {
  const [first, ...others] = LEXICONS.map((lexicon) => readIn(lexicon, tokens));
  if (first === undefined) throw new Error('There is no language.');
  return others.reduce((best, one) => (one.total > best.total ? one : best), first);
}
