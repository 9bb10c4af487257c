import type { QuestionToken } from './question-tokens.ts';

type Step =
  | { readonly is: 'gap' }
  | { readonly is: 'name' }
  | { readonly is: 'words'; readonly words: readonly string[] };

/** A phrase of the word lists, ready to be looked for. */
export interface Phrase {
  readonly steps: readonly Step[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/** So many words may stand where a phrase has a gap. */
const MOST_BETWEEN = 3;

function stepOf(word: string): Step {
  if (word === '*') return { is: 'gap' };
  return word === '@' ? { is: 'name' } : { is: 'words', words: word.split('|') };
}

/** Phrases of a list that `;` separates. */
export function readPhrases(list: string): Phrase[] {
  return list.split(';').flatMap((text) => {
    const words = text
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '' && word !== '$');
    const fromStart = words[0]?.startsWith('^') === true;
    const steps = words
      .map((word) => stepOf(word.replace(/^\^/, '')))
      .filter((step) => step.is !== 'words' || step.words[0] !== '');
    return steps.length === 0 ? [] : [{ steps, fromStart, toEnd: text.trimEnd().endsWith('$') }];
  });
}

/** Whether a word is the listed one; `fail~` is every word that begins so. */
export function isWord(listed: string, word: string): boolean {
  return listed.endsWith('~') ? word.startsWith(listed.slice(0, -1)) : listed === word;
}

interface Match {
  readonly end: number;
  readonly name: string | null;
}

function matchFrom(
  tokens: readonly QuestionToken[],
  at: { place: number; step: number },
  phrase: Phrase,
): Match | null {
  const step = phrase.steps[at.step];
  if (step === undefined) return phrase.toEnd && at.place < tokens.length ? null : { end: at.place, name: null };
  if (step.is === 'gap') {
    for (let skipped = 0; skipped <= MOST_BETWEEN; skipped += 1) {
      const found = matchFrom(tokens, { place: at.place + skipped, step: at.step + 1 }, phrase);
      if (found !== null) return found;
    }
    return null;
  }
  const token = tokens[at.place];
  if (token === undefined) return null;
  if (step.is === 'words') {
    if (!step.words.some((word) => isWord(word, token.text))) return null;
    return matchFrom(tokens, { place: at.place + 1, step: at.step + 1 }, phrase);
  }
  let next = at.place + 1;
  while (tokens[next]?.word === token.word) next += 1;
  const found = matchFrom(tokens, { place: next, step: at.step + 1 }, phrase);
  return found === null ? null : { end: found.end, name: token.raw };
}

/** Every place at which a phrase stands. */
export function findPhrase(phrase: Phrase, tokens: readonly QuestionToken[]): Match[] {
  const places = phrase.fromStart ? [0] : tokens.map((_, place) => place);
  return places.flatMap((place) => matchFrom(tokens, { place, step: 0 }, phrase) ?? []);
}
