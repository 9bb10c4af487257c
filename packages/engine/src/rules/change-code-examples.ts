import type { CodeReach } from '../code/history/clue.ts';
import type { ChangeCase, ChangeExample } from './testing/rank-changes.ts';

type Told = ChangeCase['commits'][number];
type Files = NonNullable<Told['files']>;

const PRICE = 'src/checkout/price.ts';
/** A newer commit that has nothing to do with the failure: time alone speaks for it. */
const OTHER: Told = { sha: 'other', landed: 1, files: { 'web/page.css.ts': ['-wide()', '+narrow()'] } };
const guilty = (files: Files, more: Partial<Told> = {}): Told => ({ sha: 'guilty', landed: 24, files, ...more });
const near = (files: Files, more: Partial<Told> = {}): Told => ({ sha: 'near', landed: 1, files, ...more });

/** A failure at a line of a function. */
const AT_LINE: ChangeCase['clue'] = { suspects: [{ path: PRICE, line: 11, function: 'priceOf' }] };
const IN_FILE: ChangeCase['clue'] = { suspects: [{ path: PRICE }] };

const TEXTS: Readonly<Record<string, string>> = {
  'src/use.ts': 'const kind = job.kind;\nsend(kind, limit);\nflush(7);\n',
  'src/jobs.ts': 'export const job = { kind: 1, size: 2 };\n',
};
/** What a failing call in `src/use.ts` depends on: of its line only the name of the function and the kind. */
const REACH: CodeReach = {
  lines: [
    { path: 'src/use.ts', line: 2, distance: 0, words: new Map([['kind', 0]]) },
    { path: 'src/use.ts', line: 1, distance: 0.25 },
  ],
  read: (path) => TEXTS[path],
};
const REACHED: ChangeCase['clue'] = { reach: REACH };

/** Where a commit lies to the code that failed. */
export const CHANGE_CODE_EXAMPLES: readonly ChangeExample[] = [
  {
    code: 'last_changed_line',
    decides: {
      input: {
        clue: { suspects: [{ path: PRICE, line: 400, function: 'priceOf', sha: 'guilty' }] },
        commits: [near({ [PRICE]: ['@@ priceOf()', '-a', '+b'] }), guilty({ [PRICE]: ['-c', '+d'] })],
      },
      first: 'guilty',
    },
    // It changed the file and not the line, which blame gives to another.
    looksAlike: {
      input: {
        clue: { suspects: [{ path: PRICE, line: 400, function: 'priceOf', sha: 'older' }] },
        commits: [near({ [PRICE]: ['@@ priceOf()', '-a', '+b'] }), guilty({ [PRICE]: ['-c', '+d'] })],
      },
      first: 'near',
      about: 'guilty',
    },
  },
  {
    code: 'changes_failing_line',
    decides: {
      input: {
        clue: AT_LINE,
        commits: [
          near({ [PRICE]: ['@@ priceOf()', '-a', '+b'] }, { start: 90 }),
          guilty({ [PRICE]: ['-c', '+d'] }, { start: 11 }),
        ],
      },
      first: 'guilty',
    },
    looksAlike: {
      input: {
        clue: AT_LINE,
        commits: [
          near({ [PRICE]: ['@@ priceOf()', '-a', '+b'] }, { start: 90 }),
          guilty({ [PRICE]: ['-c', '+d'] }, { start: 17 }),
        ],
      },
      first: 'near',
      about: 'guilty',
    },
  },
  {
    code: 'led_to_failure',
    decides: {
      input: {
        clue: REACHED,
        commits: [OTHER, guilty({ 'src/use.ts': ['-const kind = job.type;', '+const kind = job.kind;'] })],
      },
      first: 'guilty',
    },
    // The line that failed, but a part of it that does not matter.
    looksAlike: {
      input: {
        clue: REACHED,
        commits: [OTHER, guilty({ 'src/use.ts': ['-send(kind, 3);', '+send(kind, limit);'] })],
      },
      first: 'guilty?',
      about: 'guilty',
    },
  },
  {
    code: 'brings_failing_code',
    decides: {
      input: {
        clue: REACHED,
        commits: [OTHER, guilty({ 'src/use.ts': ['+const kind = job.kind;'] }, { added: true })],
      },
      first: 'guilty',
    },
    looksAlike: {
      input: { clue: REACHED, commits: [OTHER, guilty({ 'src/use.ts': ['+const kind = job.kind;'] })] },
      first: 'guilty',
    },
  },
  {
    code: 'changes_failing_function',
    decides: {
      input: {
        clue: AT_LINE,
        commits: [
          near({ [PRICE]: ['-a', '+b'] }, { start: 200 }),
          guilty({ [PRICE]: ['@@ function priceOf(cart)', '-c', '+d'] }, { start: 90 }),
        ],
      },
      first: 'guilty',
    },
    looksAlike: {
      input: {
        clue: AT_LINE,
        commits: [
          near({ [PRICE]: ['-a', '+b'] }, { start: 200 }),
          guilty({ [PRICE]: ['@@ function priceOfGift(cart)', '-c', '+d'] }, { start: 90 }),
        ],
      },
      first: 'near',
      about: 'guilty',
    },
  },
  {
    code: 'changes_near_line',
    decides: {
      input: {
        clue: AT_LINE,
        commits: [near({ [PRICE]: ['-a', '+b'] }, { start: 200 }), guilty({ [PRICE]: ['-c', '+d'] }, { start: 17 })],
      },
      first: 'guilty',
    },
    looksAlike: {
      input: {
        clue: AT_LINE,
        commits: [near({ [PRICE]: ['-a', '+b'] }, { start: 200 }), guilty({ [PRICE]: ['-c', '+d'] }, { start: 40 })],
      },
      first: 'near',
      about: 'guilty',
    },
  },
  {
    code: 'brings_failing_file',
    decides: {
      input: {
        clue: IN_FILE,
        commits: [near({ [PRICE]: ['-a', '+b'] }), guilty({ [PRICE]: ['+c'] }, { added: true })],
      },
      first: 'guilty',
    },
    looksAlike: {
      input: { clue: IN_FILE, commits: [near({ [PRICE]: ['-a', '+b'] }), guilty({ [PRICE]: ['+c'] })] },
      first: 'near',
      about: 'guilty',
    },
  },
  {
    code: 'changes_failing_file',
    decides: {
      input: { clue: { suspects: [{ path: 'price.ts' }] }, commits: [OTHER, guilty({ 'price.ts': ['-c', '+d'] })] },
      first: 'guilty?',
      about: 'guilty',
    },
    // A file of the same name in another folder.
    looksAlike: {
      input: {
        clue: { suspects: [{ path: 'price.ts' }] },
        commits: [OTHER, guilty({ 'refund/price.ts': ['-c', '+d'] })],
      },
      first: 'other?',
      about: 'guilty',
    },
  },
  {
    code: 'beside_reached_code',
    decides: {
      input: { clue: REACHED, commits: [OTHER, guilty({ 'src/use.ts': ['-flush(9);', '+flush(7);'] })] },
      first: 'guilty?',
      about: 'guilty',
    },
    looksAlike: {
      input: { clue: REACHED, commits: [OTHER, guilty({ 'src/jobs.ts': ['-size: 1', '+size: 2'] })] },
      first: 'other?',
      about: 'guilty',
    },
  },
  {
    code: 'beside_failing_code',
    decides: {
      input: { clue: IN_FILE, commits: [OTHER, guilty({ 'src/checkout/tax.ts': ['-c', '+d'] })] },
      first: 'guilty?',
      about: 'guilty',
    },
    looksAlike: {
      input: { clue: IN_FILE, commits: [OTHER, guilty({ 'src/checkout-page/tax.ts': ['-c', '+d'] })] },
      first: 'other?',
      about: 'guilty',
    },
  },
  {
    code: 'code_of_failing_part',
    decides: {
      input: { clue: { parts: ['billing'] }, commits: [OTHER, guilty({ 'services/billing/tax.ts': ['-c', '+d'] })] },
      first: 'guilty?',
      about: 'guilty',
    },
    // A file that is named for the part, in the folder of another.
    looksAlike: {
      input: { clue: { parts: ['billing'] }, commits: [OTHER, guilty({ 'services/mail/billing.ts': ['-c', '+d'] })] },
      first: 'other?',
      about: 'guilty',
    },
  },
];
