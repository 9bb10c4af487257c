import { expect, test } from '@jest/globals';
import { scriptTokens } from './script-tokens.ts';

const texts = (source: string): string[] => scriptTokens(source).map(({ text }) => text);

test('comments are left out, code in templates is code', () => {
  expect(texts('a(`x${b.c}y`); // d\n/* e */ f')).toEqual(['a', '(', '`x', 'b', '.', 'c', 'y`', ')', ';', 'f']);
});

test('a slash divides or begins a pattern by what stands before it', () => {
  expect(texts('a / b / c')).toEqual(['a', '/', 'b', '/', 'c']);
  expect(texts("x.replace(/[/']+/g, '')")).toEqual(['x', '.', 'replace', '(', "/[/']+/g", ',', "''", ')']);
});

test('lines are counted through templates of several lines', () => {
  expect(scriptTokens('const a = `1\n2`;\nb').at(-1)).toMatchObject({ text: 'b', line: 3 });
});

test('private names, operators of several signs and numbers are one token each', () => {
  expect(texts('this.#a?.b ?? 1_000 >= 0x1f')).toEqual(['this', '.', '#a', '?.', 'b', '??', '1_000', '>=', '0x1f']);
});
