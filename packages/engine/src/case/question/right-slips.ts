import type { Lexicon } from './lexicon.ts';
import type { QuestionToken } from './question-tokens.ts';

const LEAST_LETTERS = 5;

/** Whether two words differ by one letter too many, too few, another, or by two that changed places. */
function isSlipOf(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1 || word === right) return false;
  let from = 0;
  while (from < word.length && word[from] === right[from]) from += 1;
  let back = 0;
  while (
    back < Math.min(word.length, right.length) - from &&
    word[word.length - 1 - back] === right[right.length - 1 - back]
  ) {
    back += 1;
  }
  const left = word.slice(from, word.length - back);
  const meant = right.slice(from, right.length - back);
  if (left.length <= 1 && meant.length <= 1) return true;
  return left.length === 2 && meant.length === 2 && left[0] === meant[1] && left[1] === meant[0];
}

/** Words that the language's lists do not have but for one slip of the finger, put right; names are left alone. */
export function rightSlips(tokens: readonly QuestionToken[], lexicon: Lexicon): QuestionToken[] {
  const { vocabulary, beginnings } = lexicon;
  return tokens.map((token) => {
    const { text, raw } = token;
    if (text.length < LEAST_LETTERS - 1 || vocabulary.has(text) || /[^\p{L}]/u.test(raw)) return token;
    if (beginnings.some((beginning) => text.startsWith(beginning))) return token;
    const near = [...vocabulary].filter((word) => word.length >= LEAST_LETTERS && word[0] === text[0]);
    const right = near.find((word) => isSlipOf(text, word));
    return right === undefined ? token : { ...token, text: right };
  });
}
