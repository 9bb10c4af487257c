import { describe, expect, test } from '@jest/globals';
import type { Commit, FileChange } from './commit.ts';
import { allAltered, alteredLines, changedLines, isInert, traitsOf } from './commit-traits.ts';

const file = (path: string, ...lines: readonly string[]): FileChange => ({
  path,
  status: 'modified',
  hunks: lines.length === 0 ? [] : [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines }],
});
const commit = (more: Partial<Commit>): Commit => ({
  sha: 'a'.repeat(40),
  author: 'Ada',
  time: 0,
  subject: 'change',
  files: [],
  ...more,
});

describe('a change of a file', () => {
  test.each([
    ['of a test', file('test/pay.test.ts', '-a()', '+b()')],
    ['of documentation', file('docs/pay.md', '-a', '+b')],
    ['of a comment', file('pay.ts', '-// old words', '+// new words')],
    ['that adds a comment', file('pay.ts', '+/* why */', '+ * it pays', '+')],
    ['that takes a comment away', file('pay.py', '-# why')],
    ['of white space', file('pay.ts', '-  pay( order )', '+    pay(  order )'.replace('  order', ' order'))],
    ['of a comment in a query', file('pay.sql', '+-- why')],
    ['of the end of a comment', file('pay.c', '-*', '+**/', '+*/')],
    ['of blanks at the end of a line of Python', file('pay.py', '-  pay()  ', '+  pay()')],
    ['of a comment in Python beside code that stays', file('pay.py', '-# why', '+# because')],
  ])('%s changes nothing that runs', (_, change) => {
    expect(isInert(change)).toBe(true);
  });

  test.each([
    ['of code', file('pay.ts', '-a()', '+b()')],
    ['that adds code', file('pay.ts', '+b()')],
    ['that takes code away', file('pay.ts', '-b()')],
    ['that adds code behind a comment', file('pay.ts', '+// why', '+b()')],
    ['of an instruction to the preprocessor', file('pay.c', '-#define MOST 3', '+#define MOST 4')],
    ['of what lies behind a pointer', file('pay.c', '-*total = 1;', '+*total = 2;')],
    ['of a branch of the preprocessor', file('pay.c', '-#else', '+#elif MOST')],
    ['of an attribute', file('pay.rs', '-#[serde(default)]')],
    ['of the indentation of Python', file('pay.py', '-  pay()', '+pay()')],
    ['of the indentation of YAML', file('pay.yml', '-  a: 1', '+a: 1')],
    ['of which nothing is known', file('pay.ts')],
  ])('%s does', (_, change) => {
    expect(isInert(change)).toBe(false);
  });

  test('has the lines that it took away and put in, without their marks, the first two thousand', () => {
    expect(changedLines(file('pay.ts', ' same', '-old', '+new', '+'))).toEqual({
      removed: ['old'],
      added: ['new', ''],
    });
    expect(changedLines(file('pay.ts', ...Array.from({ length: 2_500 }, () => '+x'))).added).toHaveLength(2_000);
  });

  test('has no lines that it only moved', () => {
    const moved = file('pay.ts', '-first()', '-second()', '-gone()', '+  second()', '+new()', '+first()', '+first()');
    expect(alteredLines(moved)).toEqual({ removed: ['gone()'], added: ['new()', 'first()'], moved: 2 });
    expect(allAltered(moved)).toEqual(['gone()', 'new()', 'first()']);
    expect(alteredLines(file('pay.ts', '-a', '-a', '+b', '+a'))).toEqual({ removed: ['a'], added: ['b'], moved: 1 });
    expect(alteredLines(file('pay.ts', '+a', '+a'))).toEqual({ removed: [], added: ['a', 'a'], moved: 0 });
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
    const [test_, code] = [file('test/pay.test.ts', '+a()'), file('pay.ts', '+a()')];
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
