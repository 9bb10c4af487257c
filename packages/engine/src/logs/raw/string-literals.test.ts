import { describe, expect, test } from '@jest/globals';
import { stringLiterals } from './string-literals.ts';
import { splitAtWrittenBreaks, unescapeText } from './unescape-text.ts';

/** Key, text and object of each string. */
const shown = (line: string): string[] =>
  stringLiterals(line).map(({ key, printed, object }) => `${key}=${printed}@${object}`);

describe('the strings of a record', () => {
  test.each([
    ['{"a":"one","b":{"c":"two"},"d":"three"}', ['a=one@1', 'c=two@2', 'd=three@1']],
    ['{"a":["one","two"]}', ['a=one@1', 'a=two@1']],
    ['a="one" b=two c="three"', ['a=one@0', 'c=three@0']],
    ["{ a: 'one', b: `two` }", ['a=one@1', 'b=two@1']],
    [String.raw`{"a":"one \"two\" \\"}`, [String.raw`a=one \"two\" \\@1`]],
    ['{"a":"one', ['a=one@1']],
    ['x {"a":"one"} y', ['a=one@1']],
    ["it isn't {'a': 'one'}", ['a=one@1']],
    ['he said "no" and left', []],
    ['no strings', []],
  ])('%s', (line, expected) => {
    expect(shown(line)).toEqual(expected);
  });

  test('stand where their quotes begin', () => {
    const line = '{"a":"one","b":"two"}';
    expect(stringLiterals(line).map(({ from }) => line.slice(from, from + 5))).toEqual(['"one"', '"two"']);
  });
});

test.each([
  [String.raw`one\ntwo\tthree`, 'one\ntwo\tthree'],
  [String.raw`\"one\" \\ \/`, '"one" \\ /'],
  [String.raw`caf\u00e9 \x41`, 'café A'],
  [String.raw`a\bb\q`, String.raw`ab\q`],
  ['plain', 'plain'],
])('%s is unescaped', (text, expected) => {
  expect(unescapeText(text)).toBe(expected);
});

describe('breaks that are written as letters', () => {
  test.each([
    [String.raw`Error: no\n    at pay (a.js:1:2)`, ['Error: no', '    at pay (a.js:1:2)']],
    [String.raw`Error: no\\n\\tat pay`, ['Error: no', '\tat pay']],
    [String.raw`Error: no\r\nCaused by: x`, ['Error: no', 'Caused by: x']],
    [String.raw`say \"no\"\n  at pay`, ['say "no"', '  at pay']],
  ])('%s', (text, expected) => {
    expect(splitAtWrittenBreaks(text)).toEqual(expected);
  });

  test.each([
    ['none', 'Error: no'],
    ['a path of Windows', String.raw`cannot open C:\new\cart.js`],
    ['a text that goes on otherwise', String.raw`one\ntwo three`],
  ])('are none in %s', (_, text) => {
    expect(splitAtWrittenBreaks(text)).toBeUndefined();
  });
});
