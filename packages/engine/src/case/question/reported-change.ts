import { wordsOf } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { QuestionPeriod } from './question-times.ts';
import { plainText } from './question-tokens.ts';
import type { QuestionToken } from './question-tokens.ts';
import type { ReportedKind } from './words/language-words.ts';

/** A change that the asker tells of: "I changed POSTGRES_PASSWORD yesterday". */
export interface ReportedChange {
  readonly kind: ReportedKind;
  /** Settings, versions and parts that it names, as written. */
  readonly names: readonly string[];
  readonly versions: readonly string[];
  /** When it was made; null when the asker does not say. */
  readonly at: QuestionPeriod | null;
}

const VERSION = /^v?\d{1,5}(?:\.\d{1,6}){1,3}(?:[-+][\w.]{1,40})?$/i;
const SETTING = /^(?=.{3,80}$)[A-Z][A-Z\d]*(?:_[A-Z\d]+){1,10}$/;
const HIDDEN_FILE = /^\.[a-z][\w.-]{1,40}$/i;
const DOTTED = /^[a-z][\w-]{1,40}(?:[._-][\w-]{1,40}){1,6}$/i;
const KINDS: readonly ReportedKind[] = ['deployment', 'dependency', 'infrastructure', 'setting'];
const MOST_NAMES = 4;

/** Whether words end with one of the phrases. */
function isAfter(before: readonly QuestionToken[], phrases: string): boolean {
  const said = ` ${before.map(({ text }) => text).join(' ')}`;
  return phrases.split('; ').some((phrase) => said.endsWith(` ${phrase}`));
}

/** The change that a text reports, or null: somebody must have done it, and it must not be a question. */
export function reportedChange(
  tokens: readonly QuestionToken[],
  given: { lexicon: Lexicon; periods: readonly QuestionPeriod[] },
): ReportedChange | null {
  const { reported } = given.lexicon.words;
  const doers = wordsOf(reported.doers);
  const doer = tokens.findIndex(({ text }) => doers.includes(text));
  if (doer < 0) return null;
  const asks = wordsOf(reported.asks);
  // "What did we change?" asks; "we changed it, why does it fail?" and "why does it fail since we changed it?" report and ask.
  const asked = tokens.slice(0, doer).some(({ text }) => asks.includes(text));
  if (asked && !isAfter(tokens.slice(0, doer), reported.since)) return null;
  const done = tokens.slice(doer).map(({ text }) => text);
  const kind = KINDS.find((one) => wordsOf(reported.verbs[one]).some((verb) => done.includes(verb)));
  if (kind === undefined) return null;
  const verb = tokens.findIndex(({ text }, place) => place >= doer && wordsOf(reported.verbs[kind]).includes(text));
  const raws = [...new Map(tokens.map((token) => [token.word, token])).values()];
  const versions = raws.map(({ raw }) => raw).filter((raw) => VERSION.test(raw));
  const written = raws
    .filter(
      ({ raw, quoted }) =>
        !VERSION.test(raw) &&
        (quoted || SETTING.test(raw) || HIDDEN_FILE.test(raw) || (DOTTED.test(raw) && /[._]/.test(raw))),
    )
    .map(({ raw }) => raw);
  const { nameless, common, times, reports } = given.lexicon;
  const isPlain = ({ raw }: QuestionToken): boolean => {
    const text = plainText(raw);
    const known = [nameless, common, times, reports].some((words) => words.has(text));
    return text.length > 2 && !known && !/^\d/.test(text);
  };
  // Without a name as machines write it, the noun next to the verb is what was changed.
  const behind = tokens.slice(verb + 1, verb + 5).find(isPlain);
  const before = tokens.slice(Math.max(doer + 1, verb - 4), verb).findLast(isPlain);
  const noun = behind ?? before;
  const names = written.length > 0 ? written : noun === undefined ? [] : [noun.raw];
  if (names.length + versions.length === 0) return null;
  return { kind, names: [...new Set(names)].slice(0, MOST_NAMES), versions, at: given.periods[0] ?? null };
}
