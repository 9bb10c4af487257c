import type { CrashCase } from './crash-case.ts';

/** A frame of a script as it is printed. */
export const frame = (path: string, line = 5, name = 'step'): string => `    at ${name} (/srv/${path}:${line}:3)`;
/** A call of a library that lies between the code and what was thrown. */
export const LIBRARY = '    at parse (/srv/node_modules/qs/lib/parse.js:10:3)';
export const traceOf = (error: string, ...frames: readonly string[]): string => [error, ...frames].join('\n');

/** A function whose fifth line fails; it is long enough to do work of its own. */
export const step = (failing = '  more()', header = 'function step() {', third = '  const two = 2'): string =>
  [header, '  const one = 1', third, '  const three = 3', failing, '  return one', '}', ''].join('\n');

/** A unit that only checks what others did: where it is the nearest it is hardly suspected itself. */
export const CHECKER = 'src/row-validator.js';
export const ALPHA = 'src/alpha.js';
export const ZETA = 'src/zeta.js';

interface Twins extends Partial<CrashCase> {
  /** Paths of the two, in the order of the alphabet: where nothing decides, the first is. */
  readonly alpha?: string;
  readonly zeta?: string;
  /** What was thrown where each of the two is the nearest, and what lies between. */
  readonly thrown?: readonly [alpha: string, zeta: string];
  readonly between?: readonly [alpha: readonly string[], zeta: readonly string[]];
  readonly frames?: readonly [alpha: string, zeta: string];
  readonly test?: string;
}

/** Tests fail with two files alike: each is the nearest once and the caller once. */
export function tracedTwins(told: Twins = {}): CrashCase {
  const { alpha = ALPHA, zeta = ZETA, thrown = ['Error: boom', 'Error: boom'], between = [[], []] } = told;
  const [a, z] = told.frames ?? [frame(alpha), frame(zeta)];
  const test = told.test ?? frame('test/run.test.js', 3, 'runs');
  const checked = ['one', 'two', 'three'].map((name) => traceOf('Error: boom', frame(CHECKER, 5, name), test));
  const runs = [
    traceOf(thrown[0], ...between[0], a, z, test),
    traceOf(thrown[1], ...between[1], z, a, test),
    ...checked,
  ];
  const files = { [alpha]: step(), [zeta]: step(), [CHECKER]: step(), 'test/run.test.js': step(), ...told.files };
  return { ...told, trace: runs.join('\n\n'), files };
}

/** A checker fails; a person names two files that no call lies in. */
export function namedTwins(told: Twins = {}): CrashCase {
  const { alpha = ALPHA, zeta = ZETA, words = 'It is `alpha` or `zeta`, see `roundCents`' } = told;
  const both = step('  roundCents()');
  const files = { [alpha]: both, [zeta]: both, [CHECKER]: step(), ...told.files };
  return { ...told, words, trace: told.trace ?? traceOf('Error: boom', frame(CHECKER)), files };
}
