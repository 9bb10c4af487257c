import { describe, expect, test } from '@jest/globals';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { docstringLines, isRetold } from './retold-failure.ts';
import { KNOWLEDGE, logOf } from './testing/log-of.ts';

function retold(message: string, more: Partial<Pick<LogLine, 'severity' | 'headed'>> = {}): boolean {
  const [form] = KNOWLEDGE.matcher.match(message);
  if (form === undefined) throw new Error('The line has no form.');
  return isRetold({ text: message, messageAt: 0, message, severity: 'info', headed: true, ...more }, form);
}

describe('a failure is only told of', () => {
  test.each([
    ['in a quotation of ordinary work', 'replayed "disk brimful" of last week'],
    ['in a quotation in brackets', 'closed ("disk brimful")'],
    ['in a quotation that quotes', 'sent "disk brimful peer="x" here" to ops'],
    ['in the title of a test that passed', '✓ says that the disk is brimful (4 ms)'],
    ['in the title of a test that passed, by number', 'ok 12 - disk is brimful'],
    ['in the title of a test that passed, in a column', 'tests/test_disk.py::test_brimful brimful PASSED [ 33%]'],
  ])('%s', (_, message) => expect(retold(message)).toBe(true));

  test.each([
    ['in a comment', '# brimful means that the disk is full'],
    ['in a comment of code', '  // brimful: see the disk'],
    ['in a comment of SQL', '-- brimful'],
    ['between backticks of a sentence', 'if you see `disk brimful` then clean it up'],
  ])('%s', (_, message) => {
    expect(retold(message, { headed: false, severity: null })).toBe(true);
    expect(retold(message)).toBe(false);
  });

  test.each([
    ['where an error quotes', 'cannot write: "disk brimful"', { severity: 'error' }],
    ['where a line without a level quotes', 'cannot write "disk brimful"', { severity: null }],
    ['in the value of a field', 'write failed err="disk brimful"', {}],
    ['in a value behind a colon', 'write failed reason:"disk brimful"', {}],
    ['beside a quotation', 'disk brimful at "x"', {}],
    ['between quotations', 'file "a" brimful on "b"', {}],
    ['where the whole message is quoted', '"disk brimful" pod="x"', {}],
    ['where a quotation does not end', 'says "disk brimful', {}],
    ['in the title of a test that failed', '✕ says that the disk is brimful', { severity: 'error' }],
    ['in a mark that is no comment', '#12 brimful', { headed: false }],
    ['where nothing but a name stands beside backticks', 'error: `brimful`', { headed: false }],
    ['in the report of a crash of the JVM', '# Native memory allocation brimful', { headed: false }],
  ] as const)('but not %s', (_, message, more) => expect(retold(message, more)).toBe(false));
});

test('documentation within code is told apart, in files that no program wrote', () => {
  const text = [
    'def save():',
    '    """Saves.',
    '    Raises when brimful.',
    '    """',
    '    return brimful',
    '"""One line."""',
  ];
  const lines = logOf(...text.map((message) => ({ message, headed: false })));
  expect([...docstringLines(lines)].map(({ message }) => message)).toEqual([...text.slice(1, 4), text[5]]);
  expect(docstringLines(logOf(...text.map((message) => ({ message, headed: true })))).size).toBe(0);
});
