import type { Lexicon } from './lexicon.ts';
import { findPhrase } from './phrases.ts';
import type { Phrase } from './phrases.ts';
import { PART_WORDS } from './parts.ts';
import type { PartName } from './parts.ts';
import { plainText } from './question-tokens.ts';
import type { QuestionToken } from './question-tokens.ts';

export interface NamedThings {
  /** Parts that the question names as such, in its own writing: `payment`, `stock-api`. */
  readonly services: readonly string[];
  /** What fails, in its own writing: a part, or what a part does for people: `orders`. */
  readonly subjects: readonly string[];
  /** Sorts of parts: "the database", "the network". */
  readonly parts: readonly PartName[];
  /** Paths and names of files. */
  readonly files: readonly string[];
  /** Beginnings of commit ids. */
  readonly commits: readonly string[];
}

const COMMIT = /^(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{7,40}$/;
const FILE = /^[\w./-]{1,100}\.[a-z]{1,5}$/i;
/** Names of parts as machines have them; words of people with a hyphen have no digit and no underscore. */
const IDENTIFIER = /^(?=.{3,60}$)[a-z][a-z\d]*(?:[_-][a-z\d]+){1,6}$/;
const ALL_CAPITALS = /^[A-Z\d_]{2,60}$/;
/** Words of Kubernetes and others for how something is: `NotReady`, `CrashLoopBackOff`. */
const STATE = /^[A-Z][A-Za-z]{2,60}(?:Ready|BackOff|Killed|Error|Failed|Pressure|Evicted|Unknown)$/;
const MOST = 8;

/** Whether a word says how something is: it names no part. */
export function isStateName(word: string): boolean {
  return STATE.test(word);
}

function unique(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].slice(0, MOST);
}

function partOf(token: string): PartName | undefined {
  return PART_WORDS.get(token);
}

/** Whether a word is one of the language's own, as far as its lists go: such a word is no name. */
function isOrdinary(word: string, { vocabulary, beginnings }: Lexicon): boolean {
  return vocabulary.has(word) || beginnings.some((beginning) => beginning.length > 4 && word.startsWith(beginning));
}

/** What a question names: parts, sorts of parts, files, commits. */
export function namedThings(tokens: readonly QuestionToken[], lexicon: Lexicon): NamedThings {
  const raws = [...new Map(tokens.map((token) => [token.word, token])).values()];
  const commits = raws.map(({ raw }) => raw.toLowerCase()).filter((raw) => COMMIT.test(raw));
  const files = raws
    .map(({ raw }) => raw.replace(/:\d{1,7}$/, ''))
    .filter((raw) => FILE.test(raw) && /[a-z]/i.test(raw));
  const taken = new Set([...commits, ...files.map((name) => name.toLowerCase())]);
  const isName = (name: string): boolean => {
    const lower = name.toLowerCase();
    return (
      !taken.has(lower) &&
      !isStateName(name) &&
      !isOrdinary(plainText(name), lexicon) &&
      partOf(lower) === undefined &&
      /[a-z]/i.test(name)
    );
  };
  const inPhrases = (phrases: readonly Phrase[]): string[] =>
    phrases.flatMap((phrase) => findPhrase(phrase, tokens)).flatMap(({ name }) => (name === null ? [] : [name]));
  const written = raws.flatMap(({ raw, quoted }) =>
    (quoted && !ALL_CAPITALS.test(raw)) || (IDENTIFIER.test(raw) && (/[_\d]/.test(raw) || looksLikePart(raw)))
      ? [raw]
      : [],
  );
  return {
    services: unique([...written, ...inPhrases(lexicon.named)].filter(isName)),
    subjects: unique(inPhrases(lexicon.subjects).filter(isName)),
    parts: [...new Set(tokens.flatMap(({ text, raw }) => (plainText(raw) === text ? (partOf(text) ?? []) : [])))],
    files: unique(files),
    commits: unique(commits),
  };
}

/** A hyphenated name that ends or begins as names of parts do. */
function looksLikePart(raw: string): boolean {
  return /(?:^|-)(?:api|svc|service|worker|db|server|app|web|gateway|proxy|job|cron|queue|cache|agent|ui|backend|frontend|consumer|producer|exporter|operator|controller)(?:-|$)/.test(
    raw,
  );
}
