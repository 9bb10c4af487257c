import type { Lexicon } from './lexicon.ts';
import type { QuestionToken } from './question-tokens.ts';

/** Two letters that changed places are seen in words of this length on, one too many or too few, and another one. */
const LEAST = { swapped: 4, length: 5, other: 7 } as const;
/** The shortest beginning that a slip is seen in: more words begin nearly like a shorter one. */
const LEAST_BEGINNING = 6;

/** How one word differs from another by a slip of the finger, or null when by more or by nothing. */
function slipOf(word: string, right: string): keyof typeof LEAST | null {
  if (Math.abs(word.length - right.length) > 1 || word === right) return null;
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
  if (left.length === 2 && meant.length === 2 && left[0] === meant[1] && left[1] === meant[0]) return 'swapped';
  if (left.length > 1 || meant.length > 1) return null;
  return left.length === meant.length ? 'other' : 'length';
}

function isSlip(word: string, right: string): boolean {
  const slip = word[0] === right[0] ? slipOf(word, right) : null;
  return slip !== null && right.length >= LEAST[slip];
}

/** The word that is meant, or undefined. A listed beginning is compared with as much of the word. */
function meantBy(text: string, { vocabulary, beginnings }: Lexicon): string | undefined {
  const whole = [...vocabulary].find((word) => isSlip(text, word));
  if (whole !== undefined) return whole;
  return beginnings.find((beginning) =>
    [-1, 0, 1].some(
      (more) =>
        beginning.length >= LEAST_BEGINNING &&
        text.length >= beginning.length + more &&
        isSlip(text.slice(0, beginning.length + more), beginning),
    ),
  );
}

/** Whether a word stands in one of the languages' lists as it is. */
function isListed(text: string, lexicons: readonly Lexicon[]): boolean {
  return lexicons.some(
    ({ vocabulary, beginnings }) => vocabulary.has(text) || beginnings.some((beginning) => text.startsWith(beginning)),
  );
}

/**
 * Words that no language's lists have but for one slip of the finger, put right in one of them; names are left alone, and so is a word
 * that another language has as it stands.
 */
export function rightSlips(
  tokens: readonly QuestionToken[],
  { lexicon, lexicons }: { readonly lexicon: Lexicon; readonly lexicons: readonly Lexicon[] },
): QuestionToken[] {
  return tokens.map((token) => {
    const { text, raw } = token;
    if (text.length < LEAST.swapped || /[^\p{L}]/u.test(raw) || isListed(text, lexicons)) return token;
    const right = meantBy(text, lexicon);
    return right === undefined ? token : { ...token, text: right };
  });
}
