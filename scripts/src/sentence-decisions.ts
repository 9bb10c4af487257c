/** A place in a source file where something is decided by the words of a sentence that is meant for people. */
export interface SentenceDecision {
  readonly line: number;
  readonly code: string;
}

/** Fields that hold sentences for people, and what would read decisions out of them. Ids are names and have no inside. */
const FORMS = [
  /\.(?:title|summary|because|cause|headline|explanation)\??\.(?:startsWith|endsWith|includes|match|matchAll|replace|replaceAll|search)\(/,
  /\b(?:claim|reason|candidate|report|finding)s?\w{0,20}\.text\??\.(?:startsWith|endsWith|includes|match|matchAll|replace|replaceAll|search|split)\(/,
  /\berror\.message\.(?:startsWith|endsWith|includes|match|matchAll|replace|replaceAll|search|split)\(/,
  /\.test\((?:\w{1,30}\.)?(?:title|summary|because|cause|headline|explanation)\)/,
  /\b(?:candidate|reason|evidence|piece|finding)\.id\.(?:startsWith|endsWith|includes|match|split|slice)\(/,
];

/** Finds decisions that rest on sentences: between modules go codes and values. */
export function sentenceDecisions(source: string): SentenceDecision[] {
  return source
    .split('\n')
    .flatMap((code, place) => (FORMS.some((form) => form.test(code)) ? [{ line: place + 1, code: code.trim() }] : []));
}
