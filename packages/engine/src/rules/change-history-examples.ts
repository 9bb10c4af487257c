import { TOLD_AT } from '../code/commits/testing/told-commits.ts';
import type { CodeReach } from '../code/history/clue.ts';
import type { ChangeCase, ChangeExample } from './testing/rank-changes.ts';

type Told = ChangeCase['commits'][number];
type Files = NonNullable<Told['files']>;

const MINUTE = 60_000;
const PRICE = 'src/checkout/price.ts';
const TAX: Files = { 'src/checkout/tax.ts': ['-c', '+d'] };
const AT_LINE: ChangeCase['clue'] = { suspects: [{ path: PRICE, line: 11, function: 'priceOf' }] };
const told = (sha: string, landed: number, files?: Files): Told => ({
  sha,
  landed,
  ...(files === undefined ? {} : { files }),
});
/** The deployment of a revision on a service, by the minutes before the failure began. */
const live = (revision: string, service: string, minutes: number) => ({
  revision,
  service,
  time: TOLD_AT - minutes * MINUTE,
});
/** The answer that has to be first, and the commit that a rule is about. */
const of = (about: string, first: string, input: ChangeCase): ChangeExample['decides'] => ({ about, first, input });

const REVERT: Told = {
  sha: 'revert',
  subject: 'Revert "Price of gifts"',
  files: { [PRICE]: ['-d', '+c'] },
  start: 300,
};
const TEXTS: Readonly<Record<string, string>> = {
  'src/use.ts': 'const kind = job.kind;\nconst size = job.size;\nsend(kind, size);\n',
};
const REACH: CodeReach = {
  lines: [
    { path: 'src/use.ts', line: 1, distance: 0.5 },
    { path: 'src/use.ts', line: 2, distance: 1.5 },
  ],
  read: (path) => TEXTS[path],
};
const SIZE = told('other', 1, { 'src/use.ts': ['-const size = job.length;', '+const size = job.size;'] });
const KIND: Files = { 'src/use.ts': ['-const kind = job.type;', '+const kind = job.kind;'] };

/** When a commit was made and ran. */
export const CHANGE_TIME_EXAMPLES: readonly ChangeExample[] = [
  {
    code: 'went_live',
    decides: of('late', 'late?', {
      clue: { parts: ['billing'], deployments: [live('late', 'billing', 1)] },
      commits: [told('other', 1), told('late', 24)],
    }),
    looksAlike: of('late', 'other?', {
      clue: { parts: ['billing'], deployments: [live('late', 'billing', -30)] },
      commits: [told('other', 1), told('late', 24)],
    }),
  },
  {
    code: 'live_elsewhere',
    decides: of('elsewhere', 'other?', {
      clue: { suspects: [{ path: PRICE }], parts: ['billing'], deployments: [live('elsewhere', 'mail', 20)] },
      commits: [told('other', 1), told('elsewhere', 1, TAX)],
    }),
    looksAlike: of('elsewhere', 'elsewhere?', {
      clue: {
        suspects: [{ path: PRICE }],
        parts: ['billing'],
        deployments: [live('elsewhere', 'mail', 20), live('elsewhere', 'billing', 20)],
      },
      commits: [told('other', 1), told('elsewhere', 1, TAX)],
    }),
  },
  {
    code: 'not_live',
    decides: of('waits', 'other?', {
      clue: { suspects: [{ path: PRICE }], deployments: [live('older', 'billing', 120)] },
      commits: [told('waits', 1, TAX), told('other', 3)],
    }),
    looksAlike: of('waits', 'waits?', {
      clue: { suspects: [{ path: PRICE }], deployments: [live('older', 'billing', 30)] },
      commits: [told('waits', 1, TAX), told('other', 3)],
    }),
  },
  {
    code: 'deployed_lately',
    decides: of('near', 'near', {
      clue: { suspects: [{ path: PRICE }], deployed: true },
      commits: [told('near', 96, { [PRICE]: ['-c', '+d'] })],
    }),
    looksAlike: of('near', 'near?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [told('near', 96, { [PRICE]: ['-c', '+d'] })],
    }),
  },
  {
    code: 'landed_lately',
    decides: of('new', 'new?', {
      clue: { suspects: [{ path: PRICE, strength: 0 }] },
      commits: [told('new', 0), told('beside', 47, TAX)],
    }),
    looksAlike: of('new', 'beside?', {
      clue: { suspects: [{ path: PRICE, strength: 0 }] },
      commits: [told('beside', 47, TAX), told('new', 72)],
    }),
  },
  {
    code: 'ran_for_days',
    decides: of('old', 'other?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [told('other', 1), told('old', 240, TAX)],
    }),
    looksAlike: of('old', 'old?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [told('other', 1), told('old', 47, TAX)],
    }),
  },
  {
    code: 'made_afterwards',
    decides: of('late', 'other?', {
      clue: AT_LINE,
      commits: [{ ...told('late', -1, { [PRICE]: ['-c', '+d'] }), start: 11 }, told('other', 1)],
    }),
    // The failure is dated without a zone: it may have begun after the commit.
    looksAlike: of('late', 'late', {
      clue: { ...AT_LINE, latestOnset: TOLD_AT + 120 * MINUTE },
      commits: [{ ...told('late', -1, { [PRICE]: ['-c', '+d'] }), start: 11 }, told('other', 1)],
    }),
  },
  {
    code: 'first_commit',
    decides: of('first', 'other?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [told('other', 1, TAX), { ...told('first', 24, { [PRICE]: ['+c'] }), parents: 0 }],
    }),
    looksAlike: of('first', 'first?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [told('other', 1, TAX), told('first', 24, { [PRICE]: ['+c'] })],
    }),
  },
];

/** What kind of change a commit is, and what became of it. */
export const CHANGE_KIND_EXAMPLES: readonly ChangeExample[] = [
  {
    code: 'changes_nothing',
    decides: of('test', 'other?', {
      clue: {},
      commits: [told('test', 1, { 'src/checkout/price.test.ts': ['-c', '+d'] }), told('other', 24)],
    }),
    looksAlike: of('test', 'test?', {
      clue: {},
      commits: [
        told('test', 1, { 'src/checkout/price.test.ts': ['-c', '+d'], [PRICE]: ['-c', '+d'] }),
        told('other', 24),
      ],
    }),
  },
  {
    code: 'changes_wording',
    decides: of('words', 'other?', {
      clue: AT_LINE,
      commits: [
        told('other', 1),
        { ...told('words', 24, { [PRICE]: ["-fail('no such cart')", "+fail('there is no such cart')"] }), start: 11 },
      ],
    }),
    // A query is read by a program.
    looksAlike: of('words', 'words', {
      clue: AT_LINE,
      commits: [
        told('other', 1),
        {
          ...told('words', 24, { [PRICE]: ["-run('SELECT a FROM cart')", "+run('SELECT b FROM cart')"] }),
          start: 11,
        },
      ],
    }),
  },
  {
    code: 'changes_reporting',
    decides: of('logs', 'other?', {
      clue: AT_LINE,
      commits: [told('other', 1, TAX), { ...told('logs', 24, { [PRICE]: ["+log.info('priced', id)"] }), start: 11 }],
    }),
    looksAlike: of('logs', 'logs', {
      clue: AT_LINE,
      commits: [
        told('other', 1, TAX),
        {
          ...told('logs', 24, { [PRICE]: ["+log.info('priced', id)", '+sum(cart)', '+add(tax)'] }),
          start: 11,
        },
      ],
    }),
  },
  {
    code: 'same_behaviour',
    decides: of('renamed', 'other?', {
      clue: { reach: REACH, terms: ['courier', 'parcel', 'stamps'] },
      commits: [
        told('other', 1),
        told('renamed', 24, {
          'src/post.ts': [
            '-const box = courier.parcel(stamps);',
            '-go(box);',
            '+const bag = courier.parcel(stamps);',
            '+go(bag);',
          ],
        }),
      ],
    }),
    // A property is known to others by its name.
    looksAlike: of('renamed', 'renamed', {
      clue: { reach: REACH, terms: ['courier', 'parcel', 'stamps'] },
      commits: [
        told('other', 1),
        told('renamed', 24, { 'src/post.ts': ['-go(courier.box(stamps));', '+go(courier.parcel(stamps));'] }),
      ],
    }),
  },
  {
    code: 'moves_code',
    decides: of('moved', 'other?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [
        told('other', 1),
        told('moved', 24, {
          [PRICE]: ['-const a = one();', '-two(a);', '+function run() {', '+  const a = one();', '+  two(a);', '+}'],
        }),
      ],
    }),
    looksAlike: of('moved', 'moved?', {
      clue: { suspects: [{ path: PRICE }] },
      commits: [
        told('other', 1),
        told('moved', 24, {
          [PRICE]: ['-const a = one();', '-two(a);', '+function run() {', '+  const a = one();', '+  two(b);', '+}'],
        }),
      ],
    }),
  },
  {
    code: 'restores',
    decides: of('back', 'other', {
      clue: { reach: REACH },
      commits: [
        SIZE,
        told('back', 2, KIND),
        told('before', 40, { 'src/use.ts': ['-const kind = job.kind;', '+const kind = job.type;'] }),
      ],
    }),
    looksAlike: of('back', 'back', {
      clue: { reach: REACH },
      commits: [
        SIZE,
        told('back', 2, KIND),
        told('before', 40, { 'src/use.ts': ['-const kind = 1;', '+const kind = job.type;'] }),
      ],
    }),
  },
  {
    code: 'taken_back_before',
    decides: of('gift', 'near', {
      clue: AT_LINE,
      commits: [
        { ...told('near', 1, { [PRICE]: ['@@ priceOf()', '-a', '+b'] }), start: 90 },
        { ...REVERT, landed: 2 },
        { ...told('gift', 24, { [PRICE]: ['-c', '+d'] }), subject: 'Price of gifts', start: 11 },
      ],
    }),
    // Another change of the same file was taken back.
    looksAlike: of('gift', 'gift', {
      clue: AT_LINE,
      commits: [
        { ...told('near', 1, { [PRICE]: ['@@ priceOf()', '-a', '+b'] }), start: 90 },
        { ...REVERT, landed: 2 },
        { ...told('gift', 24, { [PRICE]: ['-c', '+d'] }), subject: 'Price of gifts and cards', start: 11 },
      ],
    }),
  },
  {
    code: 'taken_back_after',
    decides: of('gift', 'gift', {
      clue: AT_LINE,
      commits: [
        { ...REVERT, landed: -1 },
        { ...told('gift', 1, { [PRICE]: ['-c', '+d'] }), subject: 'Price of gifts', start: 90 },
        { ...told('near', 24, { [PRICE]: ['@@ priceOf()', '-a', '+b'] }), start: 90 },
      ],
    }),
    looksAlike: of('gift', 'near', {
      clue: AT_LINE,
      commits: [
        { ...REVERT, landed: -1 },
        { ...told('gift', 1, { [PRICE]: ['-c', '+d'] }), subject: 'Price of gifts and cards', start: 90 },
        { ...told('near', 24, { [PRICE]: ['@@ priceOf()', '-a', '+b'] }), start: 90 },
      ],
    }),
  },
  {
    code: 'empty_merge',
    decides: of('merge', 'other?', {
      clue: {},
      commits: [{ ...told('merge', 1, {}), parents: 2 }, told('other', 24)],
    }),
    looksAlike: of('merge', 'merge?', {
      clue: {},
      commits: [{ ...told('merge', 1, { [PRICE]: ['-c', '+d'] }), parents: 2 }, told('other', 24)],
    }),
  },
];
