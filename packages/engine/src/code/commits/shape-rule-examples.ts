import type { RuleExample } from '../../rules/testing/rule-example.ts';
import {
  olderIsIt,
  olderIsNone,
  newerIsNot,
  newerStays,
  newestOfTwo,
  pairOfCommits,
} from './testing/pair-of-commits.ts';
import type { ComplaintCase, PairOfCommits } from './testing/pair-of-commits.ts';
import type { ToldCommit } from './testing/told-commits.ts';

const rows = (count: number, mark = '+'): string[] => Array.from({ length: count }, (_, at) => `${mark}row${at}`);
const inFile = (path: string, ...lines: string[]): ToldCommit => ({
  files: { [path]: lines.length === 0 ? ['+x'] : lines },
});
const named = (subject: string): ToldCommit => ({ subject });
const older = (commit: ToldCommit, more: PairOfCommits = {}): ComplaintCase =>
  pairOfCommits({ ...more, older: commit });
const newer = (commit: ToldCommit, more: PairOfCommits = {}): ComplaintCase =>
  pairOfCommits({ ...more, newer: commit });
/** Another commit of an author, which nobody suspects. */
const by = (author: string, files: ToldCommit['files'] = { 'docs/by.md': ['+x'] }): ToldCommit => ({
  sha: `of ${author}`,
  author,
  subject: 'Undo a typo',
  files,
});

/** Work on a ticket that was taken back. */
const TAKEN_BACK: PairOfCommits = {
  after: [{ sha: 'revert', subject: 'Revert "Add rows"', files: { 'docs/r.md': ['-x'] } }],
  before: [{ sha: 'rows', subject: 'Add rows', body: 'SHOP-12', files: { 'docs/r.md': ['+x'] } }],
};
/** Two authors' changes of a file each. */
const OF_TWO: PairOfCommits = {
  newer: { author: 'ann', files: { 'a.ts': ['+x'] } },
  older: { author: 'bo', files: { 'b.ts': ['+x'] } },
};

/** What kind of change a commit is decides. */
export const SHAPE_RULE_EXAMPLES: readonly RuleExample<ComplaintCase>[] = [
  {
    code: 'changes_code',
    decides: olderIsIt(pairOfCommits({ newer: { files: { Makefile: [] } }, older: { files: { 'src/a.ts': [] } } })),
    looksAlike: olderIsNone(
      pairOfCommits({ newer: { files: { 'src/a.ts': [] } }, older: { files: { Makefile: [] } } }),
    ),
  },
  {
    code: 'much_code',
    decides: olderIsIt(
      pairOfCommits({
        newer: { files: { 'src/a.ts': rows(1, '-'), 'b.yaml': rows(39, '-') } },
        older: { files: { 'src/c.ts': rows(39, '-'), 'd.yaml': rows(1, '-') } },
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({ newer: { files: { 'b.yaml': rows(1, '-') } }, older: { files: { 'd.yaml': rows(39, '-') } } }),
    ),
  },
  {
    code: 'many_files',
    decides: newerIsNot(
      pairOfCommits({
        newer: { files: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`src/a${at}.ts`, ['-x']])) },
        older: inFile('src/b.ts', ...rows(200, '-')),
      }),
    ),
    // An empty commit.
    looksAlike: { input: newer({ files: {} }), first: 'older', about: 'newer' },
  },
  {
    code: 'only_documentation',
    decides: newerIsNot(newestOfTwo({ newer: inFile('README.md'), older: named('Fix unused room') })),
    looksAlike: newerStays(newestOfTwo({ newer: inFile('src/readme.ts'), older: named('Fix unused room') })),
  },
  {
    code: 'documentation_is_wrong',
    decides: {
      input: newestOfTwo({ text: 'The docs are wrong', newer: inFile('README.md') }),
      first: 'newer',
      about: 'newer',
    },
    looksAlike: { input: newestOfTwo({ newer: inFile('README.md') }), first: 'older', about: 'newer' },
  },
  {
    code: 'nothing_that_runs',
    decides: newerIsNot(newestOfTwo({ newer: { files: { 'README.md': ['-x'], 'tests/a.ts': ['-x'] } } })),
    looksAlike: newerStays(newestOfTwo({ newer: { files: { 'README.md': ['-x'], 'src/a.ts': ['-x'] } } })),
  },
  {
    code: 'tests_are_wrong',
    decides: {
      input: newestOfTwo({ text: 'An assertion fails', newer: inFile('tests/a.ts') }),
      first: 'newer',
      about: 'newer',
    },
    looksAlike: { input: newestOfTwo({ newer: inFile('tests/a.ts') }), first: 'older', about: 'newer' },
  },
  {
    code: 'flaky_test_came',
    decides: olderIsIt(
      pairOfCommits({
        text: 'It is flaky',
        newer: { files: { 'src/a.ts': ['+x'], 'b.yaml': ['+x'] } },
        older: { files: { 'src/c.ts': ['+x'], 'tests/d.ts': ['+x'] } },
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({
        newer: { files: { 'src/a.ts': ['+x'], 'b.yaml': ['+x'] } },
        older: { files: { 'src/c.ts': ['+x'], 'tests/d.ts': ['+x'] } },
      }),
    ),
  },
  {
    code: 'pins_versions',
    decides: newerIsNot(pairOfCommits({ newer: inFile('yarn.lock'), older: inFile('package.json') })),
    looksAlike: newerStays(pairOfCommits({ newer: inFile('package.json'), older: inFile('setup.py') })),
  },
  {
    code: 'version_is_wrong',
    decides: olderIsIt(
      pairOfCommits({ text: 'The new version of it', newer: inFile('package.json'), older: inFile('yarn.lock') }),
    ),
    looksAlike: olderIsNone(pairOfCommits({ newer: inFile('package.json'), older: inFile('yarn.lock') })),
  },
  {
    code: 'build_lost_code',
    decides: olderIsIt(
      pairOfCommits({
        text: 'It does not compile',
        newer: inFile('src/a.ts', ...rows(40)),
        older: inFile('src/b.ts', ...rows(40, '-')),
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({ newer: inFile('src/a.ts', ...rows(40)), older: inFile('src/b.ts', ...rows(40, '-')) }),
    ),
  },
  { code: 'merge', decides: olderIsIt(older({ parents: 2 })), looksAlike: olderIsNone(older({ parents: 1 })) },
  {
    code: 'takes_back',
    decides: newerIsNot(newer(named('Revert a work'))),
    looksAlike: newerStays(newer(named('Divert a works'))),
  },
  {
    code: 'repairs',
    decides: newerIsNot(newer(named('Fix sum of it'))),
    looksAlike: newerStays(newer(named('Prefix the it'))),
  },
  {
    code: 'says_documentation',
    decides: newerIsNot(newer(named('Comments here'))),
    looksAlike: newerStays(newer(named('Commerce here'))),
  },
  {
    code: 'says_test',
    decides: newerIsNot(newer(named('Test the sums'))),
    looksAlike: newerStays(newer(named('Text the sums'))),
  },
  {
    code: 'cleans_up',
    decides: newerIsNot(newer(named('Remove a room'))),
    looksAlike: newerStays(newer(named('Rename a room'))),
  },
  {
    code: 'stricter',
    decides: olderIsIt(older(named('Check sums it'))),
    looksAlike: olderIsNone(older(named('Print sums it'))),
  },
  {
    code: 'switches',
    decides: olderIsIt(older(named('Switch to day'))),
    looksAlike: olderIsNone(older(named('Twitch to day'))),
  },
  {
    code: 'speeds_up',
    decides: olderIsIt(older(named('Cache the row'), { text: 'It is slow' })),
    looksAlike: olderIsNone(older(named('Cache the row'))),
  },
  {
    code: 'long_message',
    decides: olderIsIt(older({ body: 'x'.repeat(99) })),
    looksAlike: olderIsNone(older({ body: '' })),
  },
  {
    code: 'long_subject',
    decides: olderIsIt(older(named('Ordinary work on it'))),
    looksAlike: olderIsNone(older(named(''))),
  },
];

/** Whose a commit is and what it belongs to decides. */
export const RELATIVE_RULE_EXAMPLES: readonly RuleExample<ComplaintCase>[] = [
  {
    code: 'frequent_author',
    decides: newerIsNot(newer({ author: 'ann' }, { before: [by('ann'), by('ann')] })),
    looksAlike: newerStays(newer({ author: 'ann' }, { before: [by('bo'), by('bo')] })),
  },
  {
    code: 'author_went_on',
    decides: newerIsNot(
      pairOfCommits({ after: [by('ann')], newer: { author: 'ann' }, older: { author: 'bo' }, before: [by('bo')] }),
    ),
    looksAlike: newerStays(
      pairOfCommits({ newer: { author: 'ann' }, older: { author: 'bo' }, before: [by('ann'), by('bo')] }),
    ),
  },
  {
    code: 'followed_up',
    decides: newerIsNot(
      pairOfCommits({
        after: [by('ann', { 'a.ts': ['+z'] }), by('bo'), by('cy', { 'b.ts': ['+z'] })],
        ...OF_TWO,
      }),
    ),
    looksAlike: newerStays(
      pairOfCommits({
        after: [by('cy', { 'a.ts': ['+z'] }), by('ann'), by('bo'), by('cy', { 'b.ts': ['+z'] })],
        ...OF_TWO,
      }),
    ),
  },
  {
    code: 'continues_work',
    decides: newerIsNot(
      pairOfCommits({
        ...OF_TWO,
        before: [by('ann', { 'a.ts': ['+z'] }), by('bo', { 'c.ts': ['+z'] })],
      }),
    ),
    looksAlike: newerStays(
      pairOfCommits({
        ...OF_TWO,
        before: [by('ann', { 'd.ts': ['+z'] }), by('bo', { 'c.ts': ['+z'] })],
      }),
    ),
  },
  {
    code: 'near_taken_back',
    decides: olderIsIt(
      pairOfCommits({
        ...TAKEN_BACK,
        newer: { body: 'SHOP-13' },
        older: { body: 'SHOP-12' },
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({
        ...TAKEN_BACK,
        newer: { body: 'SHOP-13' },
        older: { body: 'SHOP-14' },
      }),
    ),
  },
  {
    code: 'near_taken_back_lately',
    decides: olderIsIt(
      newestOfTwo({
        ...TAKEN_BACK,
        newer: { body: 'SHOP-13', parents: 2 },
        older: { body: 'SHOP-12' },
      }),
    ),
    // It was taken back long ago.
    looksAlike: olderIsIt(
      pairOfCommits({
        ...TAKEN_BACK,
        newer: { body: 'SHOP-13' },
        older: { body: 'SHOP-12' },
      }),
    ),
  },
];
