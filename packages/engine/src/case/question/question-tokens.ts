/** A word of a question: as it is compared, and as it was written. */
export interface QuestionToken {
  /** Lower case, without accents. */
  readonly text: string;
  /** The whole of what was written, such as `payment-api`, of which this may be a part. */
  readonly raw: string;
  /** Tokens of one written word have the same. */
  readonly word: number;
  /** It was written between backticks or quotes. */
  readonly quoted: boolean;
}

const MOST_CHARACTERS = 2_000;
const MOST_TOKENS = 120;
const CONTRACTION = /(\p{L})['’](t|s|re|m|ll|ve|d)(?![\p{L}\d])/giu;
const WORD = /[`"“”«»]?(?:(?<![\p{L}\d.])\.(?=[a-z]))?[\p{L}\d][\p{L}\d_./:-]{0,120}/gu;

/** Text as it is compared: lower case, accents away. */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

/** The words of a question; of a very long one the first. */
export function questionTokens(question: string): QuestionToken[] {
  const text = question.slice(0, MOST_CHARACTERS).replaceAll(CONTRACTION, '$1$2');
  const words = text.match(WORD) ?? [];
  const tokens = words.flatMap((found, word) => {
    const quoted = /^[`"“«]/.test(found);
    const raw = found.replace(/^[`"“”«»]/, '').replace(/[./:-]{1,20}$/, '');
    const parts = plainText(raw).match(/[a-z\d]+/g) ?? [];
    return parts.map((part) => ({ text: part, raw, word, quoted }));
  });
  return tokens.slice(0, MOST_TOKENS);
}
