const WORD = /[a-z0-9_]{1,60}/g;

/** The words of a text in lower case: runs of letters, digits and underscores. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
