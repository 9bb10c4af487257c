import { describe, expect, test } from '@jest/globals';
import { continues, endsStack, hasFrames, isCrashStart, isStackLine } from './continuation.ts';
import type { LooseLine } from './continuation.ts';

describe('a line of a stack trace', () => {
  test.each([
    '    at pay (/app/pay.js:1:2)',
    'Caused by: java.io.IOException: no',
    '\t... 12 more',
    '  File "/app/pay.py", line 3, in pay',
    'Traceback (most recent call last):',
    'During handling of the above exception, another exception occurred:',
    'goroutine 1 [running]:',
    'created by main.start',
    '[signal SIGSEGV: segmentation violation]',
    '   --- End of inner exception stack trace ---',
    ' ---> System.IO.IOException: no',
    "\tfrom /app/pay.rb:3:in `pay'",
    '#0 /app/pay.php(3): pay()',
    'stack backtrace:',
    '   4: std::panicking::begin_panic',
    'Node.js v24.1.0',
  ])('%s', (line) => {
    expect(isStackLine(line)).toBe(true);
  });

  test.each([
    'at noon we close',
    'caused trouble',
    '... and more',
    'File "/app/pay.py", line 3',
    '#hash tag',
    'from here',
  ])('is not: %s', (line) => {
    expect(isStackLine(line)).toBe(false);
  });
});

describe('a line that begins a crash', () => {
  test.each([
    ['panic: boom', true],
    ['fatal error: all goroutines are asleep - deadlock!', true],
    ["thread 'main' panicked at src/main.rs:3:5:", true],
    ['Exception in thread "main" java.lang.Error', true],
    ['Uncaught TypeError: x', true],
    ['PHP Fatal error:  Uncaught Error', true],
    ["/app/pay.rb:3:in `pay': no (RuntimeError)", true],
    ['do not panic: all is well', false],
    ['  panic: boom', false],
  ])('%s: %s', (line, expected) => {
    expect(isCrashStart(line)).toBe(expected);
  });
});

describe('a line that ends a trace', () => {
  test.each([
    ['ValueError: no', true],
    ['app.errors.PaymentFailure: no', true],
    ['KeyboardInterrupt', true],
    ['main.pay(0x1, 0x2)', true],
    ['exit status 2', true],
    [`main.pay(${'0'.repeat(590)})`, false],
    ['ValueErrors are bad', false],
    ['all is well (really)', false],
    ['exit status unknown', false],
  ])('%s: %s', (line, expected) => {
    expect(endsStack(line)).toBe(expected);
  });
});

test.each([
  ['x\n    at pay (/app/pay.js:1:2)', true],
  ['x\n  File "/app/pay.py", line 3', true],
  ['main.pay()\n\t/app/pay.go:7 +0x1d', true],
  ["x\n  from /app/pay.rb:3:in `pay'", true],
  ["thread 'main' panicked at src/main.rs:3:5", true],
  ['x\n  y\n  z', false],
  ['we met at noon', false],
])('has frames: %s', (text, expected) => {
  expect(hasFrames(text)).toBe(expected);
});

describe('a line without a header', () => {
  const LOOSE: LooseLine = { blank: false, indented: false, stackLine: false, crashStart: false, stackEnd: false };
  const OPEN = { headedLog: false, inStack: false };

  test.each([
    ['goes on in a log whose events have headers', {}, { headedLog: true }, true],
    ['begins anew in a log whose events have none', {}, {}, false],
    [
      'begins anew where a crash begins, in every log',
      { crashStart: true, indented: true },
      { headedLog: true },
      false,
    ],
    ['goes on where it is indented', { indented: true }, {}, true],
    ['goes on where it is part of a trace', { stackLine: true }, {}, true],
    ['goes on blank within a trace', { blank: true }, { inStack: true }, true],
    ['does not go on blank outside of one, though indented', { blank: true, indented: true }, {}, false],
    ['goes on with the end of a trace within one', { stackEnd: true }, { inStack: true }, true],
    ['begins anew with what only looks like the end of a trace', { stackEnd: true }, {}, false],
  ])('%s', (_, line, context, expected) => {
    expect(continues({ ...LOOSE, ...line }, { ...OPEN, ...context })).toBe(expected);
  });
});
