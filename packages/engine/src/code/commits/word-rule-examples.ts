import type { RuleExample } from '../../rules/testing/rule-example.ts';
import { olderIsIt, olderIsNone, newerIsNot, newerStays, pairOfCommits } from './testing/pair-of-commits.ts';
import type { ComplaintCase } from './testing/pair-of-commits.ts';
import type { ToldCommit } from './testing/told-commits.ts';

const PARSER = 'The invoice parser fails';
const rows = (count: number, mark = '+'): string[] => Array.from({ length: count }, (_, at) => `${mark}row${at}`);
const inFile = (...lines: string[]): ToldCommit => ({ files: { 'src/other.ts': lines } });
/** The same in a file that no other commit changes. */
const elsewhere = (...lines: string[]): ToldCommit => ({ files: { 'src/elder.ts': lines } });
const inPaths = (...paths: string[]): ToldCommit => ({
  files: Object.fromEntries(paths.map((path) => [path, ['+x']])),
});
/** Both speak of it in their subjects, so that they differ in one field alone. */
const told = (commit: ToldCommit): ToldCommit => ({ ...commit, subject: 'Rewrite the parser' });
const pair = (newer: ToldCommit, older: ToldCommit): ComplaintCase => pairOfCommits({ text: PARSER, newer, older });

/** What words that a complaint and a commit share decide. */
export const WORD_RULE_EXAMPLES: readonly RuleExample<ComplaintCase>[] = [
  {
    code: 'subject_words',
    decides: olderIsIt(
      pair(
        { subject: 'Renovate the attic', body: 'The parser is new.' },
        { subject: 'Rewrite the parser', body: 'The carpet is new.' },
      ),
    ),
    looksAlike: olderIsNone(
      pair(
        { subject: 'Renovate the attic', body: 'The parser is new.' },
        { subject: 'Rewrite the carpet', body: 'The parser is new.' },
      ),
    ),
  },
  {
    code: 'body_words',
    decides: olderIsIt(pair(told({ body: 'carpet carpet' }), told({ body: 'parser parser' }))),
    looksAlike: olderIsNone(pair(told({ body: 'carpet carpet' }), told({ body: 'Tests: parser' }))),
  },
  {
    code: 'path_words',
    decides: olderIsIt(pair(told(inPaths('src/far/below/all/others/parser.ts')), told(inPaths('parser.ts')))),
    looksAlike: olderIsNone(pair(told(inPaths('src/parser.ts')), told(inPaths('src/carpet.ts')))),
  },
  {
    code: 'added_words',
    decides: olderIsIt(pair(told(inFile('+parser(one, two, three, four, five)')), told(elsewhere('+parser()')))),
    looksAlike: olderIsNone(pair(told(inFile('+parser()')), told(elsewhere('+carpet()')))),
  },
  {
    code: 'function_words',
    decides: olderIsIt(pair(told(inFile('@@ carpet()', '+x')), told(elsewhere('@@ parser()', '+x')))),
    looksAlike: olderIsNone(pair(told(inFile('@@ parser()', '+x')), told(elsewhere('@@ carpet()', '+x')))),
  },
  {
    code: 'neighbour_words',
    decides: olderIsIt(pair(told(inFile(' carpet()', '+x')), told(elsewhere(' parser()', '+x')))),
    looksAlike: olderIsNone(pair(told(inFile(' parser()', '+x')), told(elsewhere(' carpet()', '+x')))),
  },
  {
    code: 'rarest_words',
    decides: olderIsIt(pair({ body: 'carpet parser' }, { body: 'parser invoice', subject: 'Order of fix' })),
    looksAlike: olderIsNone(pair({ body: 'carpet parser' }, { body: 'carpet lawyer' })),
  },
  {
    code: 'agrees_by_size',
    decides: newerIsNot(pair(told(inFile(...rows(200))), told(elsewhere('+row0')))),
    looksAlike: newerStays(pair(told(inFile(...rows(200, '-'))), told(elsewhere('-row0')))),
  },
  {
    code: 'telling_word',
    decides: olderIsIt(pair({ body: 'It fails' }, { body: 'A parser', subject: 'Ordinary fix.' })),
    looksAlike: olderIsNone(pair({ body: 'A parser' }, { body: 'A carpet' })),
  },
  {
    code: 'best_fit_place',
    decides: newerIsNot(pair({ body: 'carpet parser' }, { body: 'parser invoice', subject: 'Order of fix' })),
    looksAlike: newerStays(pair({ body: 'invoice parser' }, { body: 'carpet parser' })),
  },
  {
    code: 'same_phrases',
    decides: olderIsIt(pair({ body: 'A parser, invoice' }, { body: 'A invoice parser ' })),
    looksAlike: olderIsNone(pair({ body: 'A invoice parser ' }, { body: 'A parser, invoice' })),
  },
  {
    code: 'quoted_words',
    decides: olderIsIt(
      pairOfCommits({
        text: 'The `invoice` of a printer fails',
        newer: { body: 'printer' },
        older: { body: 'invoice' },
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({
        text: 'The `invoice` of a printer fails',
        newer: { body: 'invoice' },
        older: { body: 'printer' },
      }),
    ),
  },
  {
    code: 'lines_about_it',
    decides: olderIsIt(
      pair(
        inFile('+parser()', '-parser()', ...rows(40, '-')),
        elsewhere('+parser()', ...Array.from({ length: 6 }, () => '-parser()'), ...rows(35, '-')),
      ),
    ),
    looksAlike: olderIsNone(pair(told(inFile('+parser()')), told(elsewhere('+carpet()')))),
  },
  {
    code: 'paths_about_it',
    decides: olderIsIt(
      pair(
        told(inPaths('parser/parser/parser/parser.ts', 'a/b/c/d1.ts', 'a/b/c/e1.ts', 'a/b/c/f1.ts')),
        told(
          inPaths(
            'parser/far/away/north.ts',
            'parser/far/away/south.ts',
            'parser/far/away/west.ts',
            'parser/far/away/east.ts',
          ),
        ),
      ),
    ),
    looksAlike: olderIsNone(pair(told(inPaths('src/parser.ts')), told(inPaths('src/carpet.ts')))),
  },
  {
    code: 'lost_words',
    decides: olderIsIt(
      pair(inFile('-parser()', '-parser(1)', '+parser(2)'), elsewhere('-parser()', '-parser(1)', '+carpet(2)')),
    ),
    // The word is there again.
    looksAlike: olderIsNone(pair(inFile('-parser()', '+parser(1)'), elsewhere('-parser()', '+parser(1)'))),
  },
];
