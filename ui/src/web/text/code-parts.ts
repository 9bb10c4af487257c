/** A part of a sentence: words, or code that the sentence marks with backticks. */
export interface SentencePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** What a program wrote stands in quotation marks, and keeps its backticks; the others mark code. */
const QUOTED_OR_CODE = /(“[^”]{0,2000}”)|`([^`\n]{1,500})`/g;

/** A sentence of the product as words and code, in turns as they stand. */
export function codeParts(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let words = '';
  let from = 0;
  for (const match of sentence.matchAll(QUOTED_OR_CODE)) {
    const [whole, quoted, code] = match;
    words += sentence.slice(from, match.index) + (quoted ?? '');
    from = match.index + whole.length;
    if (code === undefined) continue;
    if (words !== '') parts.push({ text: words, isCode: false });
    parts.push({ text: code, isCode: true });
    words = '';
  }
  words += sentence.slice(from);
  return words === '' ? parts : [...parts, { text: words, isCode: false }];
}
