import { describe, expect, test } from '@jest/globals';
import { recognisePaste, uniqueName } from './recognise-paste.ts';

const nodeTrace = `TypeError: Cannot read properties of undefined (reading 'id')
    at charge (/srv/payment/src/charge.ts:41:18)
    at handler (/srv/payment/src/routes.ts:12:5)`;
const pythonTrace = `Traceback (most recent call last):
  File "/app/main.py", line 10, in <module>
    run()
  File "/app/worker.py", line 3, in run
    raise ValueError("no")
ValueError: no`;
const javaTrace = `java.lang.IllegalStateException: closed
\tat com.example.Pool.take(Pool.java:88)
\tat com.example.Api.call(Api.java:17)
Caused by: java.io.IOException: broken pipe`;
const goTrace = `panic: runtime error: index out of range
goroutine 1 [running]:
main.run()
\t/src/main.go:14 +0x1d
\t/src/main.go:9 +0x2e`;

describe('recognisePaste', () => {
  test.each([
    ['V8', nodeTrace],
    ['Python', pythonTrace],
    ['Java', javaTrace],
    ['Go', goTrace],
  ])('a %s stack trace becomes a stack trace', (_runtime, text) => {
    expect(recognisePaste(text)?.kind).toBe('stack_trace');
  });

  test.each([
    ['ISO times', '2026-01-02T03:04:05Z a\n2026-01-02T03:04:06Z b\n2026-01-02T03:04:07Z c'],
    ['syslog', 'Jan  2 03:04:05 host a[1]: x\nJan  2 03:04:06 host a[1]: y\nJan  2 03:04:07 host a[1]: z'],
    ['JSON lines', '{"level":50,"msg":"a"}\n{"level":30,"msg":"b"}\n{"level":30,"msg":"c"}'],
    ['compose prefixes', 'web-1  | started\nweb-1  | ready\ndb-1  | ready'],
    ['severities', 'ERROR failed to charge\nWARN retrying\nINFO gave up'],
  ])('a log with %s becomes a log', (_format, text) => {
    expect(recognisePaste(text)?.kind).toBe('log');
  });

  test('a log that contains a trace stays a log', () => {
    const log = `${Array.from({ length: 6 }, (_, index) => `2026-01-02T03:04:0${index}Z ERROR x`).join('\n')}\n${nodeTrace}`;
    expect(recognisePaste(log)?.kind).toBe('log');
  });

  test('a long text of any kind goes into a file', () => {
    expect(recognisePaste(Array.from({ length: 30 }, () => 'some words').join('\n'))?.kind).toBe('log');
  });

  test.each([
    ['one error line', 'ERROR 2026-01-02T03:04:05Z payment failed'],
    [
      'a question of several lines',
      'Checkout is slow since lunch.\nWe changed nothing.\nPayment looks fine.\nWhat is it?',
    ],
    ['an empty text', ''],
  ])('%s stays in the question', (_what, text) => {
    expect(recognisePaste(text)).toBeNull();
  });

  test('counts the lines that are not empty', () => {
    expect(recognisePaste('ERROR a\n\nERROR b\r\nERROR c\n')).toEqual({ kind: 'log', name: 'pasted.log', lines: 3 });
  });
});

describe('uniqueName', () => {
  test('numbers a name that is taken', () => {
    expect(uniqueName('pasted.log', [])).toBe('pasted.log');
    expect(uniqueName('pasted.log', ['pasted.log', 'pasted-2.log'])).toBe('pasted-3.log');
    expect(uniqueName('notes', ['notes'])).toBe('notes-2');
  });
});
