import type { RuleExample } from '../../rules/testing/rule-example.ts';
import type { TracedCase } from '../../rules/testing/rank-traced-files.ts';
import { CHECKER, frame, traceOf } from '../../rules/testing/twin-files.ts';

const [BANK, CART, POOL] = ['src/bank.js', 'web/cart.js', 'src/pool.js'];
const TESTS = ['test/cart.test.js', 'test/art.test.js'];
const of = (about: string, first: string, input: TracedCase): RuleExample<TracedCase>['decides'] => ({
  about,
  first,
  input,
});
const traced = (knownFiles: readonly string[], ...frames: readonly string[]): TracedCase => ({
  trace: traceOf('Error: boom', ...frames),
  knownFiles: [...knownFiles, ...TESTS],
});
const compared = (knownFiles: readonly string[], ...frames: readonly string[]): TracedCase => ({
  trace: traceOf('AssertionError: 1 is not 2', ...frames),
  knownFiles: [...knownFiles, ...TESTS],
});
const TEST = frame('test/cart.test.js', 3, 'runs');
const FILES = [BANK, CART, POOL, CHECKER];
const refused = frame(BANK, 5, 'Row.setAmount');
const walks = (name: string, ...names: readonly string[]): string[] =>
  [name, ...names].map((one, at) => frame(BANK, at + 1, one));

/** What a trace alone decides about its files. */
export const SUSPICION_EXAMPLES: readonly RuleExample<TracedCase>[] = [
  {
    code: 'in_trace',
    decides: of(POOL, POOL, compared([POOL, CART], frame(POOL), TEST)),
    looksAlike: of(CART, POOL, compared([POOL, CART], frame(POOL), TEST)),
  },
  {
    code: 'nearness',
    decides: of(POOL, POOL, compared([POOL, CART], frame(POOL), TEST)),
    looksAlike: of(CART, POOL, compared([POOL, CART], frame(POOL), TEST)),
  },
  {
    code: 'messenger',
    decides: of(CHECKER, CART, traced(FILES, frame(CHECKER), frame(CART))),
    looksAlike: of(BANK, BANK, traced(FILES, frame(BANK), frame(CART))),
  },
  {
    code: 'refused_value',
    decides: of(BANK, CART, traced(FILES, refused, frame(CART))),
    looksAlike: of(BANK, BANK, traced(FILES, frame(BANK, 5, 'Row.settle'), frame(CART))),
  },
  {
    code: 'dispatch',
    decides: of(BANK, CART, {
      ...traced(FILES, ...walks('walk', 'walk', 'walk', 'walk'), frame(CART)),
      tests: ['test/run.test.js::checksCart'],
    }),
    looksAlike: of(BANK, BANK, {
      ...traced(FILES, ...walks('walk', 'run', 'skip', 'jump'), frame(CART)),
      tests: ['test/run.test.js::checksCart'],
    }),
  },
  {
    code: 'exception_class',
    decides: of(
      'src/row-errors.js',
      CART,
      traced(['src/row-errors.js', CART], frame('src/row-errors.js'), frame(CART)),
    ),
    looksAlike: of(
      'src/row-terrors-old.js',
      'src/row-terrors-old.js',
      traced(['src/row-terrors-old.js', CART], frame('src/row-terrors-old.js'), frame(CART)),
    ),
  },
  {
    code: 'test_subject',
    decides: of(CART, CART, traced([POOL, CART], frame(POOL), frame(CART), TEST)),
    looksAlike: of(
      CART,
      POOL,
      traced([POOL, CART], frame(POOL), frame(CART), frame('test/art.test.js', 3, 'runsCart')),
    ),
  },
  {
    code: 'compared_subject',
    decides: of(CART, CART, compared([BANK, CART], refused, TEST)),
    looksAlike: of(CART, BANK, traced([BANK, CART], refused, TEST)),
  },
  {
    code: 'named_by_tests',
    decides: of(CART, CART, compared([BANK, CART], refused, TEST)),
    looksAlike: of(CART, BANK, compared([BANK, CART], refused, frame('test/art.test.js', 3, 'runs'))),
  },
  {
    code: 'neighbour',
    decides: of(
      POOL,
      POOL,
      traced([BANK, 'web/cart-errors.js', POOL], refused, frame('web/cart-errors.js'), frame(POOL)),
    ),
    looksAlike: of(
      'lib/pool.js',
      BANK,
      traced([BANK, 'web/cart-errors.js', 'lib/pool.js'], refused, frame('web/cart-errors.js'), frame('lib/pool.js')),
    ),
  },
  {
    code: 'namesake',
    decides: of(
      'src/errors_row.js',
      'src/errors_row.js',
      traced(['src/row-errors.js', 'src/errors_row.js'], frame('src/row-errors.js', 5, 'assertRow')),
    ),
    looksAlike: of(
      'src/cells.js',
      'src/row-errors.js',
      traced(['src/row-errors.js', 'src/cells.js'], frame('src/row-errors.js', 5, 'assertRow')),
    ),
  },
];
