import { languageOfPath } from '../../code/source/language.ts';
import { buildPathIndex, locateFrame } from '../../code/source/path-index.ts';
import type { CodeQuestion } from './code-question.ts';
import type { CodeSuspect } from './code-suspect.ts';
import type { CodePlace } from './trace-suspects.ts';

/** A place in code that a line of a log prints itself. */
export interface PrintedPlace {
  readonly file: string;
  readonly line: number;
  /** It says where it failed; the others say which statement wrote the line. */
  readonly failed: boolean;
}

/** `in /app/cart.php on line 9`, `at lib/Cart.pm line 9.`, `file src/cart.c, line 9`: how interpreters name the statement that failed. */
const FAILED = /(?:\bin|\bat|\bfile) ['"]?((?:[A-Za-z]:)?[\w./\\@+-]{1,300}\.\w{1,8})['"]?,? (?:on )?line (\d{1,7})/g;
/** `store/store.go:88`, `(Store.java:88)`, `{store.py:88}`, `scheduler.go:512]`: how loggers name the statement that wrote the line. */
const WROTE = /(?<![\w./\\@:+-])((?:[A-Za-z]:)?[\w./\\@+-]{1,300}\.\w{1,8}):(\d{1,7})(?![\w.])/g;
const MOST_PLACES = 4;
const LONGEST = 4_000;
const MOST_FAILURES = 6;
/** A path that agrees less with a file of the repository may be another's. */
const LEAST = 0.6;
const STRENGTH = { failed: 0.7, wrote: 0.4 };

/** The places in source code that a text prints, those that say where it failed first. */
export function printedPlaces(text: string): PrintedPlace[] {
  const head = text.slice(0, LONGEST);
  const found = [
    ...[...head.matchAll(FAILED)].map((match) => ({ match, failed: true })),
    ...[...head.matchAll(WROTE)].map((match) => ({ match, failed: false })),
  ].flatMap(({ match, failed }): PrintedPlace[] => {
    const [, file = '', line] = match;
    return languageOfPath(file) === 'other' ? [] : [{ file, line: Number(line), failed }];
  });
  const unique = new Map<string, PrintedPlace>();
  for (const place of found) {
    const key = `${place.file}:${place.line}`;
    if (!unique.has(key)) unique.set(key, place);
  }
  return [...unique.values()].slice(0, MOST_PLACES);
}

/**
 * Places that the failing lines print themselves, as far as they lie in the repository: who prints where a line comes from need not be searched
 * for. A path that fits several files equally well is none.
 */
export function suspectsOfPlaces(question: CodeQuestion, code: CodePlace): CodeSuspect[] {
  const { repository, revision, knownFiles } = code;
  const index = buildPathIndex(knownFiles);
  return question.failures.slice(0, MOST_FAILURES).flatMap((failure, place) =>
    printedPlaces(failure.words).flatMap(({ file, line, failed }): CodeSuspect[] => {
      const { candidates, ambiguous } = locateFrame(index, { file });
      const [best] = candidates;
      if (best === undefined || ambiguous || best.score < LEAST) return [];
      return [
        {
          repository,
          revision,
          path: best.path,
          line,
          strength: (failed ? STRENGTH.failed : STRENGTH.wrote) / (1 + place * 0.5),
          found: { code: failed ? 'line_says_failed' : 'line_says_written' },
          evidence: [failure.evidence],
          ...(failed ? { raises: true } : {}),
        },
      ];
    }),
  );
}
