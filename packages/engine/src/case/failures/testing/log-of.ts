import type { CatalogueEntry } from '../../../knowledge/catalogue-entry.ts';
import { createKindGuesser } from '../../../knowledge/guess/guess-kind.ts';
import { createFormMatcher } from '../../../knowledge/match-forms.ts';
import type { LogLine } from '../../../logs/digest/log-line.ts';
import { viewFailures } from '../view-failures.ts';
import type { Failures } from '../view-failures.ts';

/** An entry that a line with the word is a form of; what stands behind the word as `name=value` is captured. */
export function entryOf(word: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id: `test.${word}`,
    kind: 'disk_full',
    forms: [
      { words: word, pattern: new RegExp(`${word}(?: peer=(?<peer>\\S{1,40}))?(?: object=(?<object>\\S{1,40}))?`) },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'x',
    check: { text: 'x' },
    repair: [{ text: 'x' }],
    source: 'x',
    matches: [`${word} of gadgets`],
    ignores: [],
    ...more,
  };
}
const ENTRIES = [
  entryOf('brimful'),
  entryOf('sluggish', { kind: 'slow_dependency', role: 'either' }),
  entryOf('vanished', { kind: 'connection_refused', role: 'symptom', fault: 'peer' }),
  entryOf('greeted', { kind: null, role: 'harmless' }),
  entryOf('walrus', { kind: 'lock_held', program: 'postgresql' }),
  entryOf('dolphin', { kind: 'deadlock', program: 'mysql' }),
  entryOf('dim', { kind: 'slow_dependency', role: 'either', fault: 'peer', peerProgram: 'redis' }),
];
/** Knows a handful of forms, a word each. */
export const KNOWLEDGE = { matcher: createFormMatcher(ENTRIES), guesser: createKindGuesser(ENTRIES) };

/** The message of a line, or what is known of it besides. */
export type Written = string | (Partial<LogLine> & { readonly message: string });

/** Lines of one service in one file, in order, as errors with a header unless told otherwise. */
export function logOf(...written: readonly Written[]): LogLine[] {
  return written.map((one, order): LogLine => {
    const given = typeof one === 'string' ? { message: one } : one;
    return {
      file: 0,
      line: order + 1,
      order,
      time: null,
      service: 'web',
      severity: 'error',
      raw: given.message,
      text: given.message,
      messageAt: 0,
      continues: false,
      headed: true,
      ...given,
    };
  });
}
/** A line that tells of nothing. */
export const info = (message: string, more: Partial<LogLine> = {}): Written => ({
  message,
  severity: 'info',
  ...more,
});
/** As many lines of ordinary work, each of its own. */
export const ordinary = (count: number, more: Partial<LogLine> = {}): Written[] =>
  Array.from({ length: count }, (_, at) => info(`served page ${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}`, more));

/** What is seen in lines that only the forms of `KNOWLEDGE` are known of. */
export function seenIn(lines: readonly LogLine[], question = 'Why?'): Failures {
  return viewFailures({ lines, question, ...KNOWLEDGE });
}
