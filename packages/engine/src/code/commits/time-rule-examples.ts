import type { RuleExample } from '../../rules/testing/rule-example.ts';
import {
  olderIsIt,
  olderIsNone,
  newerIsNot,
  newerStays,
  newestOfTwo,
  pairOfCommits,
} from './testing/pair-of-commits.ts';
import type { ComplaintCase } from './testing/pair-of-commits.ts';
import type { ToldCommit } from './testing/told-commits.ts';

const inFile = (path: string, ...lines: string[]): ToldCommit => ({ files: { [path]: lines } });
/** A commit that nobody suspects. */
const aside = (files: NonNullable<ToldCommit['files']>, body = ''): ToldCommit => ({
  sha: 'aside',
  subject: 'Undo a typo',
  files,
  body,
});
const MERGE: ToldCommit = { parents: 2 };

const LONG_STORY =
  'copper anchor meadow violin harbour lantern pepper saddle marble orchard ribbon tunnel walnut barrel candle dragon ' +
  'feather garnet hammer island jacket kettle ladder magnet needle oyster parrot quiver rocket silver';
const told = (text: string): ComplaintCase =>
  newestOfTwo({
    text,
    newer: { landed: 1 },
    older: { landed: 500, ...MERGE },
    before: [aside({ 'docs/story.md': ['+x'] }, LONG_STORY)],
  });
/** A newer change that is hardly suspected, and a merge that landed so long ago. */
const aged = (text: string, hours: number): ComplaintCase =>
  newestOfTwo({ text, newer: { landed: 1 }, older: { landed: hours, ...MERGE } });
const WEAK = 'Fix and drop it.';
const users = (text: string): ComplaintCase => {
  const { commits } = pairOfCommits({ older: { subject: 'Check sums of it', ...MERGE } });
  const [newer, ...between] = [{ sha: 'newer', subject: WEAK }, ...commits.filter(({ sha }) => sha !== 'newer')];
  return { text, commits: newer === undefined ? between : [newer, ...between] };
};
const usersLate = (text: string): ComplaintCase =>
  newestOfTwo({
    text,
    newer: { landed: 1, subject: 'Fix docs of a day' },
    older: { landed: 2_000, subject: 'Sort rows of them', ...MERGE },
  });
const unsettled = (text: string): ComplaintCase =>
  newestOfTwo({
    text,
    newer: { landed: 1, subject: 'Drop docs of it.' },
    older: { landed: 2_000, waited: 24, subject: 'Sort rows of it.', ...MERGE },
  });
const olderIsLate = (input: ComplaintCase) => ({ input, first: 'newer', about: 'older' }) as const;
const olderIsFirst = (input: ComplaintCase) => ({ input, first: 'older', about: 'older' }) as const;

/** When commits landed decides. */
export const TIME_RULE_EXAMPLES: readonly RuleExample<ComplaintCase>[] = [
  {
    code: 'landed_before_others',
    decides: olderIsLate(newestOfTwo({ older: { waited: 24 } })),
    looksAlike: newerStays(newestOfTwo({ newer: { waited: 24 } })),
  },
  {
    code: 'landed_long_ago',
    decides: olderIsLate(newestOfTwo({ newer: { landed: 1 }, older: { landed: 2_000, ...MERGE } })),
    looksAlike: {
      input: newestOfTwo({ newer: { landed: 0 }, older: { landed: 1, ...MERGE } }),
      first: 'older',
      about: 'newer',
    },
  },
  {
    code: 'told_much_age',
    decides: olderIsIt(told(LONG_STORY)),
    looksAlike: olderIsNone(told('It broke')),
  },
  {
    code: 'seen_by_users_order',
    decides: olderIsIt(users('Users see it')),
    looksAlike: olderIsNone(users('We see it')),
  },
  {
    code: 'seen_by_users_age',
    decides: olderIsIt(usersLate('Users see it')),
    looksAlike: olderIsNone(usersLate('We see it')),
  },
  {
    code: 'build_age',
    decides: olderIsLate(aged('It does not compile', 20)),
    looksAlike: olderIsFirst(aged('It does not start', 20)),
  },
  {
    code: 'ci_age',
    decides: olderIsLate(aged('All jobs are red', 20)),
    looksAlike: olderIsFirst(aged('All roses are red', 20)),
  },
  {
    code: 'unsettled_age',
    decides: olderIsLate(unsettled('It needs more thought')),
    looksAlike: olderIsFirst(unsettled('It heeds no thought')),
  },
  {
    code: 'waited_to_land',
    decides: olderIsIt(pairOfCommits({ older: { waited: 24 } })),
    looksAlike: olderIsNone(pairOfCommits({ newer: { waited: 24 } })),
  },
];

/** What became of commits decides. */
export const FATE_RULE_EXAMPLES: readonly RuleExample<ComplaintCase>[] = [
  {
    code: 'lines_gone',
    decides: newerIsNot(
      pairOfCommits({
        after: [aside({ 'a.ts': ['-first line'], 'b.ts': ['-first line'] })],
        newer: inFile('a.ts', '+first line'),
        older: inFile('b.ts', ' first line', '+other line'),
      }),
    ),
    // The same line of another file went.
    looksAlike: newerStays(
      pairOfCommits({
        after: [aside({ 'c.ts': ['-first line'] })],
        newer: inFile('a.ts', '+first line'),
        older: inFile('b.ts', ' first line', '+other line'),
      }),
    ),
  },
  {
    code: 'lines_restored',
    decides: newerIsNot(
      pairOfCommits({
        after: [aside({ 'a.ts': ['+first line'], 'b.ts': ['-first line'] })],
        newer: inFile('a.ts', '-first line'),
        older: inFile('b.ts', ' first line', '-other line'),
      }),
    ),
    looksAlike: newerStays(
      pairOfCommits({
        after: [aside({ 'c.ts': ['+first line'] })],
        newer: inFile('a.ts', '-first line'),
        older: inFile('b.ts', ' first line', '-other line'),
      }),
    ),
  },
  {
    code: 'still_as_it_landed',
    decides: olderIsIt(
      pairOfCommits({
        after: [aside({ 'a.ts': ['-first line'], 'b.ts': ['-last line'] })],
        newer: inFile('a.ts', ' first line', '+other line'),
        older: inFile('b.ts', ' first line', '+other line'),
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({
        after: [aside({ 'a.ts': ['-last line'], 'b.ts': ['-first line'] })],
        newer: inFile('a.ts', ' first line', '+other line'),
        older: inFile('b.ts', ' first line', '+other line'),
      }),
    ),
  },
  {
    code: 'files_untouched',
    decides: olderIsIt(
      pairOfCommits({
        after: [aside({ 'a.ts': ['+y'], 'b.ts': ['+y'], 'c.ts': ['+y'] }), aside({ 'c.ts': ['+z'] })],
        newer: { files: { 'a.ts': ['+x'], 'b.ts': ['+x'] } },
        older: { files: { 'c.ts': ['+x'], 'd.ts': ['+x'] } },
      }),
    ),
    looksAlike: olderIsNone(
      pairOfCommits({
        after: [aside({ 'a.ts': ['+y'], 'b.ts': ['+y'], 'c.ts': ['+y'], 'd.ts': ['+y'] })],
        newer: { files: { 'a.ts': ['+x'], 'b.ts': ['+x'] } },
        older: { files: { 'c.ts': ['+x'], 'd.ts': ['+x'] } },
      }),
    ),
  },
  {
    code: 'files_changed_since',
    decides: newerIsNot(
      pairOfCommits({
        after: [...Array.from({ length: 20 }, () => aside({ 'a.ts': ['+y'] })), aside({ 'b.ts': ['+y'] })],
        newer: inFile('a.ts', '+x'),
        older: inFile('b.ts', '+x'),
      }),
    ),
    looksAlike: newerStays(
      pairOfCommits({
        after: [...Array.from({ length: 20 }, () => aside({ 'c.ts': ['+y'] })), aside({ 'b.ts': ['+y'] })],
        newer: inFile('a.ts', '+x'),
        older: inFile('b.ts', '+x'),
      }),
    ),
  },
];
