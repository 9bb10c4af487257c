import { describe, expect, test } from '@jest/globals';
import type { Commit } from './commit.ts';
import { allAltered, alteredLines, changedLines, isInert, traitsOf } from './commit-traits.ts';
import { commitOf, fileOf } from './testing/commit-of.ts';

const commit = (more: Partial<Commit>): Commit => ({ ...commitOf(), ...more });

describe('a change of a file', () => {
  test.each([
    ['of a test', fileOf('test/pay.test.ts', '-a()', '+b()')],
    ['of documentation', fileOf('docs/pay.md', '-a', '+b')],
    ['of a comment', fileOf('pay.ts', '-// old words', '+// new words')],
    ['that adds a comment', fileOf('pay.ts', '+/* why */', '+ * it pays', '+')],
    ['that takes a comment away', fileOf('pay.py', '-# why')],
    ['of white space', fileOf('pay.ts', '-  pay( order )', '+    pay(  order )'.replace('  order', ' order'))],
    ['of a comment in a query', fileOf('pay.sql', '+-- why')],
    ['of the end of a comment', fileOf('pay.c', '-*', '+**/', '+*/')],
    ['of blanks at the end of a line of Python', fileOf('pay.py', '-  pay()  ', '+  pay()')],
    ['of a comment in Python beside code that stays', fileOf('pay.py', '-# why', '+# because')],
  ])('%s changes nothing that runs', (_, change) => {
    expect(isInert(change)).toBe(true);
  });

  test.each([
    ['of code', fileOf('pay.ts', '-a()', '+b()')],
    ['that adds code', fileOf('pay.ts', '+b()')],
    ['that takes code away', fileOf('pay.ts', '-b()')],
    ['that adds code behind a comment', fileOf('pay.ts', '+// why', '+b()')],
    ['of an instruction to the preprocessor', fileOf('pay.c', '-#define MOST 3', '+#define MOST 4')],
    ['of what lies behind a pointer', fileOf('pay.c', '-*total = 1;', '+*total = 2;')],
    ['of a branch of the preprocessor', fileOf('pay.c', '-#else', '+#elif MOST')],
    ['of an attribute', fileOf('pay.rs', '-#[serde(default)]')],
    ['of the indentation of Python', fileOf('pay.py', '-  pay()', '+pay()')],
    ['of the indentation of YAML', fileOf('pay.yml', '-  a: 1', '+a: 1')],
    ['of which nothing is known', fileOf('pay.ts')],
  ])('%s does', (_, change) => {
    expect(isInert(change)).toBe(false);
  });

  test('has the lines that it took away and put in, without their marks, the first two thousand', () => {
    expect(changedLines(fileOf('pay.ts', ' same', '-old', '+new', '+'))).toEqual({
      removed: ['old'],
      added: ['new', ''],
    });
    expect(changedLines(fileOf('pay.ts', ...Array.from({ length: 2_500 }, () => '+x'))).added).toHaveLength(2_000);
  });

  test('has no lines that it only moved', () => {
    const moved = fileOf('pay.ts', '-first()', '-second()', '-gone()', '+  second()', '+new()', '+first()', '+first()');
    expect(alteredLines(moved)).toEqual({ removed: ['gone()'], added: ['new()', 'first()'], moved: 2 });
    expect(allAltered(moved)).toEqual(['gone()', 'new()', 'first()']);
    expect(alteredLines(fileOf('pay.ts', '-a', '-a', '+b', '+a'))).toEqual({ removed: ['a'], added: ['b'], moved: 1 });
    expect(alteredLines(fileOf('pay.ts', '+a', '+a'))).toEqual({ removed: [], added: ['a', 'a'], moved: 0 });
  });
});

describe('a commit', () => {
  test.each([
    ['takes back another by its subject', { subject: 'Revert "fix: pay"' }, { revertsSubject: 'fix: pay' }],
    ['takes back another by its body', { body: 'This reverts commit 0123abc.' }, { reverts: '0123abc' }],
    ['that speaks of reverting takes nothing back', { subject: 'Revert to the old way', body: 'reverts commit x' }, {}],
  ])('%s', (_, more, expected) => {
    expect(traitsOf(commit(more))).toEqual({ ...expected, inert: false, merge: false });
  });

  test('is inert where all that it changes is, and it changes something', () => {
    const [test_, code] = [fileOf('test/pay.test.ts', '+a()'), fileOf('pay.ts', '+a()')];
    expect([[test_], [test_, code], []].map((files) => traitsOf(commit({ files })).inert)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('is a merge with more than one parent', () => {
    expect(
      [undefined, ['b'], ['b', 'c']].map((parents) => traitsOf(commit(parents === undefined ? {} : { parents })).merge),
    ).toEqual([false, false, true]);
  });
});
