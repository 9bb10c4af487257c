import { describe, expect, test } from '@jest/globals';
import { languageOfPath } from './language.ts';
import type { Language } from './language.ts';
import { lineAt, lineStarts, maskSource } from './mask-source.ts';

/** The code that is left, with a dot for each character that is none. */
const codeOf = (text: string, language: Language = 'typescript'): string => {
  const { code } = maskSource(text, language);
  return Array.from({ length: text.length }, (_, at) => (code[at] === ' ' && text[at] !== ' ' ? '.' : code[at])).join(
    '',
  );
};
const literalsOf = (text: string, language: Language = 'typescript') =>
  maskSource(text, language).literals.map(({ prefix, quote, content }) => [prefix, quote, content]);

describe('what is code and what is text', () => {
  test.each<[Language, string, string]>([
    ['typescript', 'a(); // b', 'a(); .. .'],
    ['typescript', 'a(/* b */c)', 'a(.. . ..c)'],
    ['typescript', "a('b')", "a('.')"],
    ['typescript', String.raw`a('b\'c')`, "a('....')"],
    ['typescript', 'a("b // c")', 'a(". .. .")'],
    ['typescript', 'a = b / c / d', 'a = b / c / d'],
    ['typescript', 'a = /b"c/g', 'a = .....g'],
    ['typescript', 'a(/[/"]/)', 'a(......)'],
    ['typescript', "return /b'c/", 'return .....'],
    ['typescript', 'a(`b ${c("}")} d`)', 'a(`. ......... .`)'],
    ['typescript', 'a(`b ${`c`} d`) + e', 'a(`. ...... .`) + e'],
    ['python', 'a("b") # c', 'a(".") . .'],
    ['python', 'a("""b\n"c""")', 'a(""".\n....")'],
    ['python', "a = b // 'c'", "a = b // '.'"],
    ['go', 'a(`b\\`)', 'a(`..`)'],
    ['rust', "fn a<'b>(c: &'b str) -> char { 'd' }", "fn a<'b>(c: &'b str) -> char { '.' }"],
    ['rust', 'a(r#"b"c"#)', 'a(r#"....#)'],
    ['csharp', String.raw`a(@"b\") + c`, 'a(@"..") + c'],
    ['ruby', "a 'b' # c", "a '.' . ."],
    ['ruby', "a <<~B\n  it's c\nB\nd 'e'", "a <<~B\n  .... .\nB\nd '.'"],
    ['ruby', "a(<<-B, <<C) + 'x'\n'1\n  B\n\"2\nC\nd", "a(<<-B, <<C) + '.'\n..\n  .\n..\nC\nd"],
    ['ruby', "a <<B\nc 'd'", "a <<B\nc '.'"],
    ['ruby', "a.sub(/'/, 'b')", "a.sub(..., '.')"],
    ['ruby', "when /it's/ then a / b", 'when ...... then a / b'],
    ['php', "$a = <<<'B'\nit's c\n  B;\n$d = 'e';", "$a = <<<'.'\n.... .\n  B;\n$d = '.';"],
    ['php', 'a("b"); # c', 'a("."); . .'],
    ['scala', "a('b, 'c')", "a('b, '.')"],
    ['other', 'a "b" // c', 'a "." .. .'],
  ])('%s: %s', (language, text, expected) => {
    expect(codeOf(text, language)).toBe(expected);
  });

  test('an open string ends with its line, an open comment and a template with the text', () => {
    expect(codeOf('a("b\nc()')).toBe('a(".\nc()');
    expect(codeOf('a /* b\nc')).toBe('a .. .\n.');
    expect(codeOf('a(`b\nc')).toBe('a(`.\nc');
  });

  test('lines stay where they are', () => {
    const text = 'a(`b\nc`)\n/* d\ne */\nf';
    expect(maskSource(text, 'typescript').code.split('\n')).toHaveLength(5);
    expect(maskSource(text, 'typescript').code).toHaveLength(text.length);
  });

  test('of the same text in two languages is not the same', () => {
    expect([codeOf('a # b', 'python'), codeOf('a # b', 'typescript'), codeOf('a # b', 'python')]).toEqual([
      'a . .',
      'a # b',
      'a . .',
    ]);
  });
});

describe('the strings of a text', () => {
  test.each<[Language, string, readonly string[]]>([
    ['typescript', "a('b')", ['', "'", 'b']],
    ['typescript', 'log`b ${c} d`', ['log', '`', 'b ${c} d']],
    ['python', 'a(f"b {c}")', ['f', '"', 'b {c}']],
    ['python', "a(Rb'''c''')", ['rb', "'''", 'c']],
    ['csharp', 'a($"b {c}")', ['$', '"', 'b {c}']],
    ['csharp', 'a($@"b {c}")', ['$@', '$@"', 'b {c}']],
    ['csharp', 'a(@"b")', ['@', '@"', 'b']],
    ['rust', 'a(r"b")', ['r', 'r"', 'b']],
  ])('%s: %s', (language, text, expected) => {
    expect(literalsOf(text, language)).toEqual([expected]);
  });

  test('are none in comments and regular expressions', () => {
    expect(literalsOf('// "a"\nb = /"c"/')).toEqual([]);
  });
});

test.each([
  ['src/a.test.TSX', 'typescript'],
  ['a.vue', 'typescript'],
  ['a.d.ts', 'typescript'],
  ['a.pyi', 'python'],
  ['Rakefile', 'other'],
  ['a.groovy', 'java'],
  ['a.toString', 'other'],
])('%s is %s', (path, language) => {
  expect(languageOfPath(path)).toBe(language);
});

test('a place lies in the line that begins at or before it', () => {
  const starts = lineStarts('ab\n\ncd\n');
  expect(starts).toEqual([0, 3, 4, 7]);
  expect([0, 2, 3, 4, 6, 7, 99].map((offset) => lineAt(starts, offset))).toEqual([1, 1, 2, 3, 3, 4, 4]);
});
