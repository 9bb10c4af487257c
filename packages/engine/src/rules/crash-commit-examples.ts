import type { CrashCase } from './testing/crash-case.ts';
import type { RuleExample } from './testing/rule-example.ts';
import { frame, step, traceOf } from './testing/twin-files.ts';

const CART = 'src/cart.js';
const APP = 'src/app.js';
const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const FUNCTION_LINES = 7;
/** Functions of seven lines each: the fifth line of the first throws, those of the others call. */
const callLine = (place: number): number => place * FUNCTION_LINES + 5;

interface Told {
  /** Who changed lines of the file last, and how many days ago. */
  readonly by: Readonly<Record<number, string>>;
  readonly days?: Readonly<Record<string, number>>;
  readonly depth?: number;
}

/** A crash in one file, so that all its commits change what is equally suspected. */
function crashIn({ by, days = {}, depth = 3 }: Told): CrashCase {
  const names = NAMES.slice(0, depth);
  const texts = names.map((name, place) =>
    step('  value.more()', `function ${name}() {`).replace(
      'const three = 3',
      place === 0 ? 'const value = load()' : 'const three = 3',
    ),
  );
  return {
    trace: traceOf('Error: boom', ...names.map((name, place) => frame(CART, callLine(place), name))),
    files: { [CART]: texts.join('') },
    by: Object.fromEntries(Object.entries(by).map(([line, sha]) => [`${CART}:${line}`, sha])),
    changed: Object.fromEntries(Object.entries(by).map(([line, sha]) => [`${CART}:${line}`, days[sha] ?? 100])),
  };
}

const of = (first: string, told: Told): RuleExample<CrashCase>['decides'] => ({
  input: crashIn(told),
  first,
  about: 'zoe',
});
const [THROW, FEEDS, BESIDE] = [5, 4, 3];
const [CALL, OUTER] = [callLine(1), callLine(2)];

/** Zoe's commit is what a rule looks at; Ann's is the other one. */
export const CRASH_COMMIT_EXAMPLES: readonly RuleExample<CrashCase>[] = [
  {
    code: 'changed_throw',
    decides: of('zoe', { by: { [THROW]: 'zoe', [OUTER]: 'ann' } }),
    looksAlike: of('ann', { by: { [BESIDE]: 'zoe', [OUTER]: 'ann' } }),
  },
  {
    code: 'changed_call',
    decides: of('zoe', { by: { [THROW]: 'ann', [CALL]: 'zoe', [OUTER]: 'zoe' } }),
    looksAlike: of('ann', { by: { [THROW]: 'ann', [CALL + 1]: 'zoe', [OUTER + 1]: 'zoe' } }),
  },
  {
    code: 'changed_feeding',
    decides: of('zoe', { by: { [FEEDS]: 'zoe', [OUTER]: 'ann' } }),
    looksAlike: of('ann', { by: { [BESIDE]: 'zoe', [OUTER]: 'ann' } }),
  },
  {
    code: 'in_suspect_file',
    decides: {
      input: {
        trace: traceOf('Error: boom', frame(CART), frame(APP), frame(APP, 4)),
        files: { [CART]: step(), [APP]: step() },
        by: { [`${CART}:5`]: 'zoe', [`${APP}:5`]: 'ann', [`${APP}:4`]: 'ann' },
        changed: { [`${CART}:5`]: 100, [`${APP}:5`]: 100, [`${APP}:4`]: 100 },
      },
      first: 'zoe',
    },
    looksAlike: of('ann', { by: { [BESIDE]: 'zoe', [OUTER]: 'ann' } }),
  },
  {
    code: 'recent',
    decides: of('zoe', { by: { [THROW]: 'ann', [OUTER]: 'zoe' }, days: { zoe: 10, ann: 2_000 } }),
    looksAlike: of('ann', { by: { [THROW]: 'ann', [OUTER]: 'zoe' }, days: { zoe: 3_650, ann: 2_000 } }),
  },
  {
    code: 'newest_of_crash',
    decides: of('zoe', { by: { [THROW]: 'ann', [BESIDE]: 'ann', [CALL]: 'zoe' }, days: { ann: 101 } }),
    looksAlike: of('ann', { by: { [THROW]: 'ann', [BESIDE]: 'ann', [CALL]: 'zoe' }, days: { zoe: 102, ann: 101 } }),
  },
  {
    code: 'newest_of_value',
    decides: of('zoe', { by: { [THROW]: 'zoe', [FEEDS]: 'ann', [OUTER]: 'joe' }, days: { joe: 50, ann: 101 } }),
    looksAlike: of('ann', {
      by: { [THROW]: 'zoe', [FEEDS]: 'ann', [OUTER]: 'joe' },
      days: { joe: 50, zoe: 102, ann: 101 },
    }),
  },
  {
    code: 'many_lines',
    decides: of('zoe', {
      by: {
        [THROW]: 'ann',
        [BESIDE]: 'ann',
        ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((place) => [callLine(place), 'zoe'])),
      },
      depth: 9,
    }),
    looksAlike: of('ann', { by: { [THROW]: 'ann', [BESIDE]: 'ann', [CALL + 1]: 'zoe' } }),
  },
  {
    code: 'wrote_function',
    decides: of('zoe', { by: { 1: 'zoe', 2: 'zoe', 3: 'zoe', 6: 'zoe', [THROW]: 'ann', [OUTER]: 'zoe' } }),
    looksAlike: of('ann', { by: { 8: 'zoe', 9: 'zoe', 10: 'zoe', 13: 'zoe', [THROW]: 'ann', [OUTER]: 'zoe' } }),
  },
];
