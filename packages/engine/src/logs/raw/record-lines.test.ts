import { describe, expect, test } from '@jest/globals';
import { holdsMessage, isBracket, isRecordPart, linesOfRecord, loneString } from './record-lines.ts';

describe('the lines of a record', () => {
  test.each([
    ['a message', { level: 'error', msg: 'failed' }, ['failed']],
    ['a message of several lines', { message: 'failed\nbadly\n' }, ['failed', 'badly']],
    ['a trace', { stack: 'Error: no\n    at pay (a.js:1:2)' }, ['Error: no', '    at pay (a.js:1:2)']],
    ['a trace of several names', { stackTrace: 'Error: no' }, ['Error: no']],
    [
      'a message and its trace',
      { msg: 'failed', err: { stack: 'Error: no\n    at pay' } },
      ['failed', 'Error: no', '    at pay'],
    ],
    ['any text of several lines', { note: 'one\ntwo' }, ['one', 'two']],
    ['a list that is one trace', { stack: ['Error: no', 'at pay'] }, ['Error: no', 'at pay']],
    [
      'two traces apart',
      { a: { msg: 'x', stack: 'A: 1\n  at a' }, b: { stack: 'B: 2\n  at b' } },
      ['x', 'A: 1', '  at a', '', 'B: 2', '  at b'],
    ],
    [
      'a trace that begins with a frame',
      { type: 'TypeError', message: 'no', stack: 'at pay (a.js:1:2)' },
      ['no', 'TypeError: no', 'at pay (a.js:1:2)'],
    ],
    ['a trace with a type alone', { type: 'TypeError', stack: '  at pay' }, ['TypeError', '  at pay']],
    [
      'a pair of Rails',
      { exception: ['KeyError', 'no key'], backtrace: ['a.rb:1:in x'] },
      ['KeyError: no key', 'a.rb:1:in x'],
    ],
  ])('are those of %s', (_, record, expected) => {
    expect(linesOfRecord(JSON.stringify(record))).toEqual(expected);
  });

  test('are behind what stands before it', () => {
    expect(linesOfRecord('ERROR failed {"stack":"Error: no\\n at pay"}')).toEqual([
      'ERROR failed ',
      'Error: no',
      ' at pay',
    ]);
  });

  test('are there where it is cut off', () => {
    expect(linesOfRecord('{"level":"error","msg":"failed bad')).toEqual(['failed bad']);
  });

  test.each(['no quotes', '{"user":"ann","count":3}', 'he said "no"', '{"values":["1767953472","17"]}'])(
    'are none in %s',
    (line) => {
      expect(linesOfRecord(line)).toBeUndefined();
    },
  );
});

test.each([
  ['msg', true],
  ['textPayload', true],
  ['err.message', true],
  ['exception_stack_trace', true],
  ['error.stack', true],
  ['traceback', true],
  ['message_id', false],
  ['trace_id', false],
  ['stackdriver', false],
  ['user', false],
])('%s holds what was logged: %s', (name, expected) => {
  expect(holdsMessage(name)).toBe(expected);
});

test.each([
  ['  "level": "error",', true],
  ['"count": 3', true],
  ['"list": [],', true],
  ['"list": [', true],
  ['},', true],
  [']', true],
  ['"a" "b"', false],
  ['level: error', false],
  ['at pay {', false],
])('%s is a part of a record: %s', (line, expected) => {
  expect(isRecordPart(line)).toBe(expected);
});

test.each([
  ["  'one\\ttwo' +", 'one\ttwo'],
  ['"one",', 'one'],
  ['`one`', 'one'],
  ['"one" two', undefined],
  ['one', undefined],
  ['""', undefined],
])('%s alone is %s', (line, expected) => {
  expect(loneString(line)).toBe(expected);
});

test.each([
  ['{', true],
  ['  }],', true],
  ['[{', true],
  ['{ x', false],
  ['', false],
])('%s is a bracket: %s', (line, expected) => {
  expect(isBracket(line)).toBe(expected);
});
