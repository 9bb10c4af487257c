import type { CrashCase } from './testing/crash-case.ts';
import type { RuleExample } from './testing/rule-example.ts';
import { ALPHA, CHECKER, LIBRARY, ZETA, frame, step, traceOf, tracedTwins } from './testing/twin-files.ts';

type Case = RuleExample<CrashCase>['decides'];
const of = (about: string, first: string, input: CrashCase): Case => ({ about, first, input });
/** A rule speaks for the second of two that are alike otherwise, or not at all. */
const zetaIsIt = (input: CrashCase): Case => of(ZETA, ZETA, input);
const zetaIsNone = (input: CrashCase): Case => of(ZETA, ALPHA, input);
/** A rule speaks against the first of two that are alike otherwise, or not at all. */
const alphaIsNot = (input: CrashCase, alpha = ALPHA): Case => of(alpha, ZETA, input);
const alphaStays = (input: CrashCase, alpha = ALPHA): Case => of(alpha, alpha, input);

const CART = 'src/cart.js';
const single = (path: string, more: Partial<CrashCase> = {}, ...before: readonly string[]): CrashCase => ({
  trace: traceOf('Error: boom', ...before, frame(path)),
  files: { [path]: step() },
  orNone: true,
  ...more,
});
const OTHERS = 'vendor/qs/parse.js';
const importers = (text: string): CrashCase['files'] =>
  Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`web/page${at}.js`, text]));
const run = (...paths: readonly (readonly [path: string, name?: string])[]): string =>
  traceOf(
    'Error: boom',
    LIBRARY,
    ...paths.map(([path, name]) => frame(path, 5, name)),
    frame('test/run.test.js', 3, 'runs'),
  );
const all = (...paths: readonly string[]): CrashCase['files'] =>
  Object.fromEntries([...paths, 'test/run.test.js'].map((path) => [path, step()]));

/** Where a file stands in a trace. */
export const CRASH_PLACE_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'in_trace',
    decides: of(CART, CART, single(CART, {}, LIBRARY)),
    looksAlike: of('src/rates.js', CART, {
      ...single(CART, { words: 'I think `rates` is wrong' }, LIBRARY),
      files: { [CART]: step(), 'src/rates.js': step() },
    }),
  },
  {
    code: 'nearest_call',
    decides: zetaIsIt({
      trace: [
        run([ZETA], [ALPHA], ['src/c.js']),
        run(['src/b.js'], [ALPHA], ['src/c.js'], [ZETA]),
        run(['src/b.js', 'again'], [ALPHA], ['src/c.js'], [ZETA]),
      ].join('\n\n'),
      files: all(ALPHA, ZETA, 'src/b.js', 'src/c.js'),
    }),
    looksAlike: of(ZETA, 'src/b.js', {
      trace: run(['src/b.js'], [ALPHA], [ZETA]),
      files: all(ALPHA, ZETA, 'src/b.js'),
    }),
  },
  {
    code: 'near_call',
    decides: of(CART, CART, single(CART, {}, LIBRARY)),
    looksAlike: of('src/rates.js', CART, {
      ...single(CART, { words: 'I think `rates` is wrong' }, LIBRARY),
      files: { [CART]: step(), 'src/rates.js': step() },
    }),
  },
  {
    code: 'working_call',
    decides: of(ZETA, ZETA, tracedTwins({ alpha: 'src/alpha-helper.js' })),
    looksAlike: of('src/alpha-helper.js', ZETA, tracedTwins({ alpha: 'src/alpha-helper.js' })),
  },
  {
    code: 'far_call',
    decides: of(ALPHA, ZETA, {
      trace: [
        run([CHECKER], [ALPHA], [ZETA]),
        run([CHECKER, 'again'], [ALPHA], [ZETA]),
        run([CHECKER], [ZETA], ['src/c.js'], ['src/d.js'], ['src/e.js'], [ALPHA]),
      ].join('\n\n'),
      files: all(ALPHA, ZETA, CHECKER, 'src/c.js', 'src/d.js', 'src/e.js'),
    }),
    looksAlike: of(ALPHA, ALPHA, {
      trace: [
        run([CHECKER], [ALPHA], [ZETA]),
        run([CHECKER, 'again'], [ALPHA], [ZETA]),
        run([CHECKER], [ZETA], ['src/c.js'], [ALPHA]),
      ].join('\n\n'),
      files: all(ALPHA, ZETA, CHECKER, 'src/c.js'),
    }),
  },
  {
    code: 'threw_itself',
    decides: zetaIsIt(tracedTwins({ between: [[LIBRARY], []] })),
    looksAlike: of(ZETA, ALPHA, tracedTwins({ between: [[], [LIBRARY]] })),
  },
  {
    code: 'statement_fault',
    decides: zetaIsIt(tracedTwins({ thrown: ['Error: boom', 'TypeError: boom'] })),
    looksAlike: of(ZETA, ALPHA, tracedTwins({ thrown: ['TypeError: boom', 'Error: boom'] })),
  },
];

/** What kind of code a call lies in. */
export const CRASH_CODE_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'is_test',
    decides: of('test/run.test.js', 'elsewhere', single('test/run.test.js')),
    looksAlike: of('src/contest.js', 'src/contest.js', single('src/contest.js')),
  },
  {
    code: 'of_others',
    decides: of(OTHERS, 'elsewhere', single(OTHERS, { files: { [OTHERS]: step('  throw new Error("boom")') } })),
    looksAlike: of('src/vendors.js', 'src/vendors.js', single('src/vendors.js')),
  },
  {
    code: 'messenger',
    decides: of(CHECKER, CART, {
      trace: traceOf('Error: boom', frame(CHECKER), frame(CART)),
      files: { [CHECKER]: step(), [CART]: step() },
    }),
    looksAlike: of('src/row-values.js', 'src/row-values.js', {
      trace: traceOf('Error: boom', frame('src/row-values.js'), frame(CART)),
      files: { 'src/row-values.js': step(), [CART]: step() },
    }),
  },
  {
    code: 'refused_value',
    decides: alphaIsNot(
      tracedTwins({
        frames: [frame(ALPHA, 5, 'Row.setAmount'), frame(ZETA)],
        files: { [ALPHA]: step('  more()', 'function setAmount() {') },
      }),
    ),
    looksAlike: alphaStays(
      tracedTwins({
        frames: [frame(ALPHA, 5, 'Row.settle'), frame(ZETA)],
        files: { [ALPHA]: step('  more()', 'function settle() {') },
      }),
    ),
  },
  {
    code: 'on_purpose',
    decides: alphaIsNot(tracedTwins({ files: { [ALPHA]: step('  throw new Error("boom")') } })),
    looksAlike: alphaStays(tracedTwins({ files: { [ALPHA]: step('  more("throw")') } })),
  },
  {
    code: 'used_by_many',
    decides: alphaIsNot(tracedTwins({ files: importers("const alpha = require('../src/alpha')\n") })),
    looksAlike: alphaStays(tracedTwins({ files: importers("const alphabet = require('../src/alphabet')\n") })),
  },
  {
    code: 'handed_in',
    decides: alphaIsNot(tracedTwins({ files: { [ALPHA]: step('  row.more()', 'function step(row) {') } })),
    looksAlike: alphaStays(
      tracedTwins({ files: { [ALPHA]: step('  row.more()', 'function step(other) {', '  const row = other()') } }),
    ),
  },
  {
    code: 'line_changed_lately',
    decides: zetaIsIt(tracedTwins({ changed: { [`${ZETA}:5`]: 100 } })),
    looksAlike: zetaIsNone(tracedTwins({ changed: { [`${ALPHA}:5`]: 100 } })),
  },
  {
    code: 'changed_around',
    decides: zetaIsIt(tracedTwins({ changed: { [`${ZETA}:2`]: 10, [`${ZETA}:3`]: 10 } })),
    looksAlike: zetaIsNone(tracedTwins({ changed: { [`${ZETA}:2`]: 100, [`${ZETA}:3`]: 100 } })),
  },
  {
    code: 'declares_errors',
    decides: alphaIsNot(tracedTwins({ alpha: 'src/alpha-errors.js' }), 'src/alpha-errors.js'),
    looksAlike: alphaStays(tracedTwins({ alpha: 'src/alpha-terrors-of-old.js' }), 'src/alpha-terrors-of-old.js'),
  },
  {
    code: 'code_disagrees',
    decides: alphaIsNot(tracedTwins({ frames: [frame(ALPHA, 5, 'vanished'), frame(ZETA)] })),
    looksAlike: alphaStays(tracedTwins()),
  },
  {
    code: 'function_in_words',
    decides: zetaIsIt(
      tracedTwins({
        words: 'I think `lastStep` is wrong',
        frames: [frame(ALPHA), frame(ZETA, 5, 'lastStep')],
        files: { [ZETA]: step('  more()', 'function lastStep() {'), ...importers('lastStep()\n') },
      }),
    ),
    looksAlike: zetaIsNone(
      tracedTwins({
        words: 'I think `lastSteps` is wrong',
        frames: [frame(ALPHA), frame(ZETA, 5, 'lastStep')],
        files: { [ZETA]: step('  more()', 'function lastStep() {'), ...importers('lastStep()\n') },
      }),
    ),
  },
  {
    code: 'elsewhere',
    decides: of('elsewhere', 'elsewhere', single('src/row-helper.js', {}, LIBRARY)),
    looksAlike: of(CART, CART, single(CART)),
  },
];
