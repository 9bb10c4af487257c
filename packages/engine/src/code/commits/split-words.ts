/** Words that every sentence is made of: they tell of no code. */
const FILLERS = new Set(
  `a an and are as at be been being but by can could did do does doing done for from get gets got had has have having he her here him his how i if in into is it its itself just let
like may me might more most must my no nor not now of off on once only or other our out over own per same she should so some such than that the their them then there these they this those through to too
under until up very via was we were what when where which while who whom why will with without would you your also after again all any because before both each few re ve ll don doesn didn isn aren won
wasn weren hasn haven shouldn s t d m e g ie eg etc`.split(/\s+/),
);

const NAME = /[A-Za-z_$][A-Za-z0-9_$]*|\d{2,}/g;
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const VERSION = /(?<![\d.])\d+(?:\.\d+)+/g;
/** A name that is longer was made by a machine. */
const NAME_LENGTH = 120;
/** Marks a whole name of several parts, so that it is no ordinary word, and a version number. */
const WHOLE_NAME = '=';
const VERSION_MARK = '#';

/** The stem of an English word in lower case: without the commonest endings, so that `crashes` and `crashed` agree. */
export function stemOf(word: string): string {
  let stem = word;
  if (word.length === 4 && /[^s]s$/.test(word)) stem = word.slice(0, -1);
  if (word.length > 4) {
    if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
    if (word.endsWith('sses')) return word.slice(0, -2);
    if (word.endsWith('ing') && word.length > 5) stem = word.slice(0, -3);
    else if (word.endsWith('ed') || word.endsWith('es')) stem = word.slice(0, -2);
    else if (/[^s]s$/.test(word)) return withoutE(word.slice(0, -1));
    if (/([^ls])\1$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
    if (stem.endsWith('e')) stem = stem.slice(0, -1);
  }
  return withoutE(stem);
}

function withoutE(stem: string): string {
  return stem.endsWith('e') && stem.length > 4 ? stem.slice(0, -1) : stem;
}

/** The terms of one name: its words (camelCase and snake_case split, stemmed) and, when there are several, the whole. */
export function termsOfName(name: string): string[] {
  const parts = name.slice(0, NAME_LENGTH).match(PART) ?? [];
  const words = parts
    .map((part) => part.toLowerCase())
    .filter((part) => part.length > 1 && !FILLERS.has(part))
    .map(stemOf);
  return parts.length > 1 ? [...words, WHOLE_NAME + name.replaceAll(/[_$]/g, '').toLowerCase()] : words;
}

/** The names and numbers of a text, in its order, as they are written. */
export function namesIn(text: string): string[] {
  return text.match(NAME) ?? [];
}

/** The version numbers of a text, marked: `1.8.2` is one word, not three numbers. */
export function versionsIn(text: string): string[] {
  return (text.match(VERSION) ?? []).map((version) => VERSION_MARK + version);
}

/** How often each term stands in a text. */
export function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string): unknown => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const name of namesIn(text)) termsOfName(name).forEach(add);
  versionsIn(text).forEach(add);
  return counts;
}

/** The pairs of neighbouring words of a text, fillers passed over. */
export function wordPairs(text: string): Set<string> {
  const words = namesIn(text).flatMap((name) => termsOfName(name).filter((term) => !term.startsWith(WHOLE_NAME)));
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
}
