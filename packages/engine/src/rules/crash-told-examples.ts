import type { CrashCase } from './testing/crash-case.ts';
import type { RuleExample } from './testing/rule-example.ts';
import { ALPHA, CHECKER, ZETA, frame, namedTwins, step, traceOf, tracedTwins } from './testing/twin-files.ts';

type Case = RuleExample<CrashCase>['decides'];
const of = (about: string, first: string, input: CrashCase): Case => ({ about, first, input });
/** A rule speaks for the second of two that are alike otherwise, or not at all. */
const zetaIsIt = (input: CrashCase, zeta = ZETA): Case => of(zeta, zeta, input);
const zetaIsNone = (input: CrashCase, first = ALPHA): Case => of(ZETA, first, input);

const testFrame = (path: string, name: string): string => frame(path, 3, name);
const BOTH = '`alpha` or `zeta`';
/** Only the test is on the stack. */
const untraced = (told: {
  path: string;
  name: string;
  error?: string;
  words?: string;
  files?: CrashCase['files'];
}): CrashCase => ({
  trace: traceOf(told.error ?? 'Error: boom', testFrame(told.path, told.name)),
  words: told.words ?? BOTH,
  files: { [ALPHA]: step(), [ZETA]: step(), [told.path]: step(), ...told.files },
});
const ROUNDS = step('  roundCents()');
/** Commits between those that matter. */
const WORK: NonNullable<CrashCase['log']> = Array.from({ length: 40 }, (_, at) => [
  'Ordinary work',
  `docs/page${at}.md`,
]);
const MISSING = "TypeError: Cannot read properties of undefined (reading 'gift')";

/** What tests tell of files. */
export const CRASH_TEST_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'traced_test_subject',
    decides: zetaIsIt(
      tracedTwins({ test: testFrame('test/zeta.test.js', 'checksAlpha'), files: { 'test/zeta.test.js': step() } }),
    ),
    looksAlike: zetaIsNone(
      tracedTwins({ test: testFrame('test/eta.test.js', 'checksAlphaZeta'), files: { 'test/eta.test.js': step() } }),
    ),
  },
  {
    code: 'untraced_test_subject',
    decides: zetaIsIt(untraced({ path: 'test/zeta.test.js', name: 'checksAlpha' })),
    looksAlike: zetaIsNone(untraced({ path: 'test/eta.test.js', name: 'checksAlphaZeta' })),
  },
  {
    code: 'traced_compared_subject',
    decides: zetaIsIt(
      tracedTwins({
        thrown: ['AssertionError: 1', 'AssertionError: 1'],
        words: 'see `roundCents`',
        test: testFrame('test/zeta.test.js', 'checksAlpha'),
        files: { [ALPHA]: ROUNDS, 'test/zeta.test.js': step() },
      }),
    ),
    looksAlike: zetaIsNone(
      tracedTwins({
        words: 'see `roundCents`',
        test: testFrame('test/zeta.test.js', 'checksAlpha'),
        files: { [ALPHA]: ROUNDS, 'test/zeta.test.js': step() },
      }),
    ),
  },
  {
    code: 'untraced_compared_subject',
    decides: of(ZETA, ZETA, {
      ...untraced({ path: 'test/zeta.test.js', name: 'checksAlpha', error: 'AssertionError: 1' }),
      words: `shop desk: ${BOTH}, see \`roundCents\``,
      files: { 'shop/desk/alpha.js': ROUNDS, [ZETA]: step(), 'test/zeta.test.js': step() },
    }),
    looksAlike: of(ZETA, 'shop/desk/alpha.js', {
      ...untraced({ path: 'test/zeta.test.js', name: 'checksAlpha' }),
      words: `shop desk: ${BOTH}, see \`roundCents\``,
      files: { 'shop/desk/alpha.js': ROUNDS, [ZETA]: step(), 'test/zeta.test.js': step() },
    }),
  },
  {
    code: 'traced_named_by_tests',
    decides: zetaIsIt(tracedTwins({ test: testFrame('test/run.test.js', 'checksZeta') })),
    looksAlike: zetaIsNone(tracedTwins({ test: testFrame('test/run.test.js', 'checksZetas') })),
  },
  {
    code: 'untraced_named_by_tests',
    decides: zetaIsIt(untraced({ path: 'test/run.test.js', name: 'checksZeta' })),
    looksAlike: zetaIsNone(untraced({ path: 'test/run.test.js', name: 'checksZetas' })),
  },
];

/** What the code around a crash, words and messages tell of files. */
export const CRASH_WORD_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'in_other_trace',
    decides: of('src/pool.js', 'src/pool.js', {
      trace: [traceOf('Error: boom', frame(CHECKER)), traceOf('Error: late', frame('src/pool.js'))].join('\n\n'),
      files: { [CHECKER]: step(), 'src/pool.js': step() },
    }),
    looksAlike: of('src/pool.js', CHECKER, {
      trace: traceOf('Error: boom', frame(CHECKER)),
      files: { [CHECKER]: step(), 'src/pool.js': step() },
    }),
  },
  {
    code: 'counterpart',
    decides: of('src/arena_checker.h', 'src/arena_checker.h', {
      trace: '#0  0x000055e1 in step () at src/arena_checker.cc:5\n#1  0x000055e2 in main () at /opt/run/start.cc:5',
      files: { 'src/arena_checker.cc': step('  more();', 'void step() {'), 'src/arena_checker.h': 'void step();\n' },
    }),
    looksAlike: of('src/arena.h', 'src/arena_checker.cc', {
      trace: '#0  0x000055e1 in step () at src/arena_checker.cc:5\n#1  0x000055e2 in main () at /opt/run/start.cc:5',
      files: { 'src/arena_checker.cc': step('  more();', 'void step() {'), 'src/arena.h': 'void step();\n' },
    }),
  },
  {
    code: 'neighbour',
    decides: of(ZETA, ZETA, namedTwins({ alpha: 'lib/alpha.js' })),
    looksAlike: of('lib/alpha.js', ZETA, namedTwins({ alpha: 'lib/alpha.js' })),
  },
  {
    code: 'makes_value',
    decides: zetaIsIt(
      namedTwins({
        files: {
          [CHECKER]: step('  return loadRate().value'),
          [ALPHA]: `${ROUNDS}loadRate()\n`,
          [ZETA]: `${ROUNDS}function loadRate() {\n}\n`,
        },
      }),
    ),
    looksAlike: zetaIsNone(
      namedTwins({ files: { [CHECKER]: step('  return loadRate().value'), [ZETA]: `${ROUNDS}loadRate()\n` } }),
    ),
  },
  {
    code: 'declares_member',
    decides: zetaIsIt(
      namedTwins({
        trace: traceOf(MISSING, frame(CHECKER)),
        files: { [ALPHA]: `${ROUNDS}use(order.gift)\n`, [ZETA]: `${ROUNDS}order.gift = 1\n` },
      }),
    ),
    looksAlike: zetaIsNone(
      namedTwins({
        trace: traceOf(MISSING, frame(CHECKER)),
        files: { [ALPHA]: `${ROUNDS}use(order.gift)\n`, [ZETA]: `${ROUNDS}use(order.gift)\n` },
      }),
    ),
  },
  {
    code: 'named_in_calls',
    decides: zetaIsIt(namedTwins({ files: { [CHECKER]: step('  zeta.more()') } })),
    looksAlike: zetaIsNone(namedTwins({ files: { [CHECKER]: step('  zetas.more()') } }), CHECKER),
  },
  {
    code: 'traced_unit_in_words',
    decides: zetaIsIt(tracedTwins({ words: 'It is `zeta`' })),
    looksAlike: zetaIsNone(tracedTwins({ words: 'It is `zetas`' })),
  },
  {
    code: 'untraced_unit_in_words',
    decides: zetaIsIt(namedTwins({ words: 'It is `zeta`, see `roundCents`' })),
    looksAlike: zetaIsNone(namedTwins({ words: 'It is `zetas`, see `roundCents`' }), CHECKER),
  },
  {
    code: 'traced_words_inside',
    decides: zetaIsIt(tracedTwins({ words: 'see `roundCents`', files: { [ZETA]: ROUNDS } })),
    looksAlike: zetaIsNone(tracedTwins({ words: 'see round cents', files: { [ZETA]: ROUNDS } })),
  },
  {
    code: 'untraced_words_inside',
    decides: zetaIsIt(namedTwins({ files: { [ALPHA]: step() } })),
    looksAlike: zetaIsNone(namedTwins({ files: { [ALPHA]: step(), [ZETA]: step() } })),
  },
  {
    code: 'traced_message_inside',
    decides: zetaIsIt(
      tracedTwins({ thrown: ['Error: no rowCount', 'Error: no rowCount'], files: { [ZETA]: step('  rowCount()') } }),
    ),
    looksAlike: zetaIsNone(
      tracedTwins({ thrown: ['Error: no row count', 'Error: no row count'], files: { [ZETA]: step('  rowCount()') } }),
    ),
  },
  {
    code: 'untraced_message_inside',
    decides: zetaIsIt(
      namedTwins({
        words: BOTH,
        trace: traceOf('Error: no rowCount', frame(CHECKER)),
        files: { [ZETA]: step('  rowCount()') },
      }),
    ),
    looksAlike: zetaIsNone(
      namedTwins({
        words: BOTH,
        trace: traceOf('Error: no row count', frame(CHECKER)),
        files: { [ZETA]: step('  rowCount()') },
      }),
    ),
  },
  {
    code: 'folders_told',
    decides: zetaIsIt(
      namedTwins({
        zeta: 'src/shop/zeta.js',
        alpha: 'lib/desk/alpha.js',
        words: `The shop: ${BOTH}, see \`roundCents\``,
      }),
      'src/shop/zeta.js',
    ),
    looksAlike: of(
      'src/shop/zeta.js',
      'lib/desk/alpha.js',
      namedTwins({
        zeta: 'src/shop/zeta.js',
        alpha: 'lib/desk/alpha.js',
        words: `It is\n the shop: ${BOTH}, see \`roundCents\``,
      }),
    ),
  },
];

/** What the history tells of files. */
export const CRASH_HISTORY_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'untraced_subjects_told',
    decides: zetaIsIt(
      namedTwins({
        words: `A voucher of the household: ${BOTH}, see \`roundCents\``,
        log: [...WORK, ['Ordinary work', ALPHA], ['Grant each household a voucher', ZETA]],
      }),
    ),
    looksAlike: zetaIsNone(
      namedTwins({ log: [...WORK, ['Ordinary work', ALPHA], ['Grant each household a voucher', ZETA]] }),
    ),
  },
  {
    code: 'traced_changed_lately',
    decides: zetaIsIt(tracedTwins({ log: [['Ordinary work', ZETA], ...WORK, ['Ordinary work', ALPHA]] })),
    looksAlike: zetaIsNone(tracedTwins({ log: [['Ordinary work', ALPHA], ...WORK] })),
  },
  {
    code: 'untraced_changed_lately',
    decides: zetaIsIt(namedTwins({ log: [['Ordinary work', ZETA], ...WORK, ['Ordinary work', ALPHA]] })),
    looksAlike: zetaIsNone(namedTwins({ log: [['Ordinary work', ALPHA], ...WORK] })),
  },
  {
    code: 'changed_together',
    decides: zetaIsIt(namedTwins({ log: [...WORK, ['Ordinary work', ALPHA], ['Ordinary work', CHECKER, ZETA]] })),
    looksAlike: zetaIsNone(
      namedTwins({ log: [...WORK, ['Ordinary work', ALPHA], ['Ordinary work', CHECKER], ['Ordinary work', ZETA]] }),
    ),
  },
  {
    code: 'traced_changed_often',
    decides: zetaIsIt(
      tracedTwins({ log: [...WORK, ['Ordinary work', ALPHA], ['Ordinary work', ZETA], ['Ordinary work', ZETA]] }),
    ),
    looksAlike: zetaIsNone(tracedTwins({ log: [...WORK, ['Ordinary work', ALPHA]] })),
  },
  {
    code: 'untraced_changed_often',
    decides: zetaIsIt(
      namedTwins({ log: [...WORK, ['Ordinary work', ALPHA], ['Ordinary work', ZETA], ['Ordinary work', ZETA]] }),
    ),
    looksAlike: zetaIsNone(namedTwins({ log: [...WORK, ['Ordinary work', ALPHA]] })),
  },
];
