import { severityOfWord } from '../../logs/lines/severity.ts';

const IDENTIFIER = /[A-Za-z_$][\w$]{2,60}/g;
const SETTING = /\b[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}\b/g;
const PACKAGE_FOLDERS =
  /(?:node_modules|site-packages|dist-packages|vendor|gems)[\\/]((?:@[\w.-]{1,60}[\\/])?[\w.-]{1,80})/g;
/** Words of the log itself, not of the failure. */
const COMMON = new Set(
  'error errors failed failure request response internal undefined null function object process Error TypeError async await this that with from level time service node file main index stack message name type status code method path true false and the for not was could cannot read properties reading new return const let var import export class throw catch string number boolean void Promise then else'.split(
    ' ',
  ),
);

/** Words that belong to a failure rather than to any log: identifiers with a shape of their own, quoted words. */
export function failureTerms(text: string): string[] {
  return termsIn(text.replaceAll(FIELD_NAME, ' '));
}

/** Names of a structured line's fields: the logger's, not the failure's. */
const FIELD_NAME = /"[\w.@-]{1,60}"\s{0,4}:/g;

function termsIn(text: string): string[] {
  const quoted = [...text.matchAll(/['"`]([A-Za-z_$][\w$.-]{1,60})['"`]/g)].map((match) => match[1] ?? '');
  const shaped = (text.match(IDENTIFIER) ?? []).filter((word) => /[a-z][A-Z]|_[a-zA-Z]/.test(word));
  return [...new Set([...quoted, ...shaped])].filter(isOfFailure).slice(0, 60);
}

/** Ids of requests and spans, which are of one event. */
const ID = /^[0-9a-f]{8}-?[0-9a-f-]{8,60}$/i;

/** Whether a word can be the failure's own: levels and ids are the log's. */
function isOfFailure(word: string): boolean {
  return word.length > 2 && !COMMON.has(word) && !ID.test(word) && severityOfWord(word) === null;
}

/** Environment variables and other settings named in a text. */
export function settingNames(text: string): string[] {
  return [...new Set(text.match(SETTING) ?? [])].slice(0, 20);
}

/** Packages whose code a path lies in. */
export function packageNames(paths: readonly string[]): string[] {
  const found = paths.flatMap((path) =>
    [...path.matchAll(PACKAGE_FOLDERS)].map((match) => (match[1] ?? '').replaceAll('\\', '/')),
  );
  return [...new Set(found)];
}

/** What a message puts in: marked values, numbers, what stands in quotes or brackets, paths and addresses; and where one message ends and its cause begins. */
const VALUE = /<[^<>\s]{0,40}>|(?<!\S)[^\s\\/@]{0,80}[\\/@]\S{0,300}|\d+|["'`{}[\]]|: /;

/** So many fixed texts of one template are looked for: a chain of causes has several. */
const MOST_PARTS = 6;

/**
 * The parts of a template that are fixed text, longest first: what a search in code can find. A lone plain word stands
 * in thousands of lines of any code base, so it is left out where the template has more to offer. Whoever hands on an error puts his own
 * words and a colon before it: each part of such a chain stands in a statement of its own.
 */
export function fixedParts(template: string): string[] {
  const parts = template
    .split(VALUE)
    .map((part) => part.replace(/^[\s:,.;=()-]+|[\s:,;=()-]+$/g, ''))
    .filter((part) => part.length >= 6 && /[A-Za-z]{3}/.test(part));
  const telling = parts.filter((part) => !/^[A-Za-z]?[a-z]+$/.test(part));
  return [...new Set(telling.length > 0 ? telling : parts)]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_PARTS);
}
