import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../../bench/repository-root.ts';
import { compileExpression } from './compile.ts';
import { expressionsIn } from './expressions-in.ts';
import { findGrowth } from './find-growth.ts';
import { looseRepetitions } from './loose-repetitions.ts';
import { countSteps } from './program.ts';

/**
 * Where an expression may take quadratic time, because what it reads is cut before: the reason says by what and how short. Nowhere may
 * one take more than that.
 */
const CUT_BEFORE: Readonly<Record<string, string>> = {
  'packages/engine/src/logs/stack/': 'lines are cut at 4000 characters before a reader sees them',
  'packages/engine/src/code/source/enclosing-function.ts':
    'headers of functions are cut at 600 characters, callees at 120',
  'packages/engine/src/code/source/find-callers.ts': 'what stands before a call is cut at 300 characters',
  'packages/engine/src/code/history/changed-settings.ts': 'lines of changes are cut at 4000 characters',
  'packages/engine/src/code/history/parse-unified-diff.ts': 'longer lines than 1000 characters are no headers',
  'packages/engine/src/logs/lines/line-header.ts': 'the head of a line is cut at 200 characters',
  'packages/cli/src/doctor/': 'addresses of services, from the configuration',
  'packages/telemetry/src/start-telemetry.ts': 'the address of the collector, from the configuration',
  'packages/evals/': 'data of benchmarks and programs of our own',
};

const ROOT = repositoryRoot();
const FILES = globSync('{packages,agents}/*/src/**/*.{ts,tsx}', { cwd: ROOT })
  .map((file) => file.split(sep).join('/'))
  // What is compiled to WebAssembly has no regular expressions, and is not quite TypeScript.
  .filter((file) => !/\.test\.tsx?$|\/assembly\//.test(file))
  .toSorted()
  .map((file) => ({ file, ...expressionsIn(file, readFileSync(join(ROOT, file), 'utf8')) }));
const cutBefore = (file: string): boolean => Object.keys(CUT_BEFORE).some((start) => file.startsWith(start));

function steps(pattern: string, text: string, flags = ''): number {
  return countSteps(compileExpression({ pattern, flags }), { text, limit: 1_000_000 });
}

describe('the count of steps', () => {
  test('grows with the text where an engine has to read it once', () => {
    expect(steps('^a*b', 'a'.repeat(200))).toBeLessThan(2.2 * steps('^a*b', 'a'.repeat(100)));
  });

  test('grows with its square where each start reads on to the end', () => {
    expect(steps('a+$', `${'a'.repeat(200)}b`)).toBeGreaterThan(3.5 * steps('a+$', `${'a'.repeat(100)}b`));
  });

  test('explodes where each unit can be read in two ways', () => {
    expect(steps('^(?:a|a)*b', 'a'.repeat(30))).toBe(1_000_000);
  });

  test.each([
    ['(?<=a)b', 'ab'],
    ['(a|b)\\1c', 'bbc'],
    ['^(?:a?){3}$', 'aa'],
    ['(?:)*x', 'x'],
    ['\\bé\\b|A', 'a'],
  ])('/%s/ comes to an end on %j', (pattern, text) => {
    expect(steps(pattern, text, 'i')).toBeLessThan(100);
  });
});

describe('known shapes', () => {
  test.each(['(a+)+$', '^(\\w+\\s?)*$', '(?:a|aa)+$', '^(?:.*,){11}P'])('/%s/ is found out', (pattern) => {
    expect(findGrowth({ pattern, flags: '' }, 'quadratic')).toBeDefined();
  });

  test.each(['\\s+$', '^\\s*-*\\s*-*$|x*y', '#.*$', '\\d+(?=\\D*$)'])('/%s/ is found to be quadratic', (pattern) => {
    expect(findGrowth({ pattern, flags: '' }, 'linear')).toBeDefined();
    expect(findGrowth({ pattern, flags: '' }, 'quadratic')).toBeUndefined();
  });

  test.each(['^\\s+', '(?<!\\s)\\s+$', '"[^"]*"', '\\s{1,40}$', 'a.{0,60}b'])('/%s/ is linear', (pattern) => {
    expect(findGrowth({ pattern, flags: '' }, 'linear')).toBeUndefined();
  });
});

/** Thousands of patterns as data: they are held to repetitions that are bounded and not nested, which is linear by itself. */
const isCatalogue = (file: string): boolean => file.startsWith('packages/engine/src/knowledge/entries/');

test('no regular expression of the product takes more than linear time, or its text is cut before', () => {
  const found = FILES.filter(({ file }) => !isCatalogue(file)).flatMap(({ file, literals }) => {
    const order = cutBefore(file) ? 'quadratic' : 'linear';
    return literals.flatMap((literal) => {
      const attack = findGrowth(literal, order);
      return attack === undefined
        ? []
        : [`${file}:${literal.line} /${literal.pattern}/ more than ${order}: ${JSON.stringify(attack)}`];
    });
  });
  expect(found).toEqual([]);
}, 300_000);

test('the catalogue repeats nothing without a bound, and no repetition within a repetition', () => {
  const found = FILES.filter(({ file }) => isCatalogue(file)).flatMap(({ file, literals }) =>
    literals.flatMap((literal) => {
      const loose = looseRepetitions(literal);
      return loose.length === 0 ? [] : [`${file}:${literal.line} ${loose.join(' ')}`];
    }),
  );
  expect(found).toEqual([]);
});

test.each([
  ['a+b', ['a+']],
  ['(?:ab){1,30}x', []],
  ['(?:a{1,30}b){1,30}', ['a{1,30}']],
  ['(?:a{1,3}b){1,3}', []],
  ['[^"]{1,80}"', []],
])('loose repetitions of /%s/', (pattern, loose) => expect(looseRepetitions({ pattern, flags: '' })).toEqual(loose));

test('what is excused is there', () => {
  const needless = Object.keys(CUT_BEFORE).filter((start) => !FILES.some(({ file }) => file.startsWith(start)));
  expect(needless).toEqual([]);
});

/** Files that put a pattern together, with what of it is not a constant of that file. */
const PUT_TOGETHER: Readonly<Record<string, string>> = {
  'packages/engine/src/case/failures/address-names.ts': 'constants',
  'packages/engine/src/case/failures/testing/log-of.ts': 'words of tests',
  'packages/engine/src/code/crash/fault-kind.ts': 'constants',
  'packages/engine/src/code/source/find-callers.ts':
    'the name of a function, word characters only, with $ ? ! # escaped',
  'packages/engine/src/code/source/log-statements.ts': 'constants',
  'packages/engine/src/code/source/mask-source.ts': 'a class of constants: first marks of comments and strings',
  'packages/engine/src/knowledge/entries/standards/system-calls.ts': 'constants',
  'packages/engine/src/logs/digest/part-in-line.ts': 'constants',
  'packages/engine/src/logs/digest/read-log-lines.ts': 'the escape character before constants',
  'packages/engine/src/logs/lines/continuation.ts': 'constants',
  'packages/engine/src/logs/lines/line-prefix.ts': 'constants',
  'packages/engine/src/logs/lines/severity.ts': 'constants',
  'packages/engine/src/logs/lines/timestamp.ts': 'constants',
  'packages/engine/src/logs/raw/collector-prefix.ts': 'constants',
  'packages/engine/src/logs/raw/frame-forms.ts': 'constants',
  'packages/engine/src/logs/raw/strip-time.ts': 'constants',
  'packages/engine/src/logs/raw/trace-hint.ts': 'constants',
  'packages/engine/src/logs/table/table-heads.ts': 'constants',
  'packages/engine/src/signals/service/named-place.ts': 'constants',
  'packages/engine/src/signals/service/window-profile.ts': 'names of services as literal words, all marks escaped',
  'packages/engine/src/logs/kernel/main.ts': 'a constant width',
  'packages/telemetry/src/redaction/redact-secrets.ts': 'constants of the table of secrets',
};

test('only known files put a pattern together, and none takes one from input', () => {
  const makers = FILES.filter(({ file, made }) => made.length > 0 && !file.startsWith('packages/evals/'));
  expect(makers.map(({ file }) => file)).toEqual(Object.keys(PUT_TOGETHER).toSorted());
});

test('what the engine puts together from constants when it starts takes no more than linear time', async () => {
  const made: { pattern: string; flags: string }[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags = '']: [string | RegExp, string?]) => {
      const expression = new target(pattern, flags);
      made.push({ pattern: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    await import('@mats/engine');
    await import('@mats/engine/code');
    await import('@mats/engine/suspect');
    await import('@mats/engine/signals');
  } finally {
    globalThis.RegExp = Original;
  }
  expect(made.length).toBeGreaterThan(5);
  expect(made.filter((expression) => findGrowth(expression, 'linear') !== undefined)).toEqual([]);
}, 120_000);
