import { describe, expect, test } from '@jest/globals';
import type { LogAnalysis } from './types.ts';
import { createLogReader } from './reader.ts';

const REFERENCE = Date.UTC(2026, 0, 10);

const read = (text: string | Uint8Array, chunkSize = 7): LogAnalysis => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = createLogReader({ source: 'test', referenceTime: REFERENCE });
  for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.subarray(at, at + chunkSize));
  return reader.finish();
};

describe('createLogReader', () => {
  test('joins a Node stack to the JSON-free line before it and offers it as a stack block', () => {
    const analysis = read(
      '2026-01-09T10:00:00.000Z ERROR checkout failed\nTypeError: x is not a function\n    at pay (/app/src/pay.ts:10:5)\n    at run (/app/src/run.ts:2:1)\n2026-01-09T10:00:01.000Z INFO ok\n',
    );
    expect(analysis.events).toBe(2);
    expect(analysis.stacks).toHaveLength(1);
    expect(analysis.stacks[0]?.text).toContain('at run (/app/src/run.ts:2:1)');
  });

  test('reads pino lines: time, level, service and the stack in err', () => {
    const line = JSON.stringify({
      level: 50,
      time: Date.UTC(2026, 0, 9, 10),
      name: 'payment',
      msg: 'charge 17 failed',
      err: { type: 'Error', stack: 'Error: boom\n    at a (/a.js:1:1)' },
    });
    const analysis = read(`${line}\n`);
    expect(analysis).toMatchObject({ format: 'json', from: Date.UTC(2026, 0, 9, 10), zone: 'stated' });
    expect(analysis.templates[0]).toMatchObject({
      text: 'charge <*> failed: Error: boom',
      severity: 'error',
      service: 'payment',
    });
    expect(analysis.stacks[0]?.text).toContain('at a (/a.js:1:1)');
  });

  test('keeps lines of two compose services apart when their stacks interleave', () => {
    const analysis = read(
      ['web-1  | Error: boom', 'api-1  | listening on 80', 'web-1  |     at x (/w.js:1:2)', 'api-1  | ready', ''].join(
        '\n',
      ),
    );
    expect(analysis.envelope).toBe('compose');
    expect(analysis.stacks[0]).toMatchObject({ service: 'web' });
    expect(analysis.stacks[0]?.text).toContain('at x');
  });

  test.each([
    ['compose, with the numbers of its replicas', (name: string) => `${name}-1  | 2026-01-09T10:00:00Z INFO`],
    ['compose, by names that numbers tell apart', (name: string) => `db${name.length} | 2026-01-09T10:00:00Z INFO`],
    ['kubectl with prefixes', (name: string) => `[pod/${name}-7d9c5b8f6-x2x9k/app] 2026-01-09T10:00:00Z INFO`],
    ['stern', (name: string) => `${name}-7d9c5b8f6-x2x9k app 2026-01-09T10:00:00Z INFO`],
    ['syslog without process numbers', (name: string) => `Jan  9 10:00:00 host ${name}1:`],
  ])('tells services apart whose lines look alike but for digits in their names: %s', (_, header) => {
    const names = ['web', 'mailer', 'cart'];
    const messages = ['alpha', 'beta', 'gamma', 'delta', 'ready', 'ready'];
    const lines = messages.flatMap((message) => names.map((name) => `${header(name)} ${message} to serve`));
    const counts = read(`${lines.join('\n')}\n`).services.map(({ name, events }) => `${name} ${events}`);
    expect(counts).toHaveLength(3);
    expect(counts.every((count) => count.endsWith(' 6'))).toBe(true);
  });

  test('says that times without a zone were taken for UTC', () => {
    const analysis = read('2026-01-09 10:00:00,123 ERROR [main] com.acme.Pay: declined 4\n');
    expect(analysis.zone).toBe('assumed');
    expect(analysis.from).toBe(Date.UTC(2026, 0, 9, 10, 0, 0, 123));
    expect(analysis.notes.join(' ')).toContain('no zone; read as UTC');
  });

  test.each([
    [60, 'UTC+1'],
    [-210, 'UTC-3:30'],
    [345, 'UTC+5:45'],
  ])('says that times without a zone were read %d minutes ahead: %s', (zoneOffsetMinutes, words) => {
    const reader = createLogReader({ source: 'test', referenceTime: REFERENCE, zoneOffsetMinutes });
    reader.push(new TextEncoder().encode('2026-01-09 10:00:00,123 ERROR [main] com.acme.Pay: declined 4\n'));
    const { from, notes } = reader.finish();
    expect(from).toBe(Date.UTC(2026, 0, 9, 10, 0, 0, 123) - zoneOffsetMinutes * 60_000);
    expect(notes).toEqual([`1 time stamp has no zone; read as ${words}.`]);
  });

  test('reads UTF-16 with and without a byte order mark', () => {
    const text = '2026-01-09T10:00:00Z ERROR broken 5\n2026-01-09T10:00:00Z ERROR broken 6\n';
    const withoutMark = new Uint8Array(Buffer.from(text, 'utf16le'));
    const marked = new Uint8Array([0xff, 0xfe, ...withoutMark]);
    for (const bytes of [withoutMark, marked]) {
      const analysis = read(bytes);
      expect(analysis.encoding).toBe('utf-16le');
      expect(analysis.templates[0]).toMatchObject({ text: 'broken <*>', count: 2 });
    }
  });

  test('reports binary input and reads nothing from it', () => {
    const analysis = read(new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 10, 4, 5]));
    expect(analysis).toMatchObject({ format: 'binary', encoding: 'binary', events: 0 });
    expect(analysis.notes[0]).toContain('binary');
  });

  test('an empty log is empty, not an error', () => {
    expect(read('')).toMatchObject({ format: 'empty', lines: 0, events: 0, templates: [], from: null, notes: [] });
  });

  test('keeps the first and the last events of a rare kind, and the first of a frequent one', () => {
    const sampled = (count: number): (string | undefined)[] | undefined => {
      const line = (index: number): string => `2026-01-09T10:00:00Z INFO deployed release ${index} of shop\n`;
      const analysis = read(Array.from({ length: count }, (_, index) => line(index)).join(''), 1000);
      return analysis.templates[0]?.samples.map(({ text }) => /release (\d+)/.exec(text)?.[1]);
    };
    expect(sampled(4)).toEqual(['0', '1', '2', '3']);
    expect(sampled(16)).toEqual(['0', '1', '2', '13', '14', '15']);
    expect(sampled(17)).toEqual(['0', '1', '2']);
  });

  test('speaks of one line in the singular', () => {
    const { notes } = read(`2026-01-09 10:00:00 INFO ready \u0000\n`);
    expect(notes).toEqual([
      '1 time stamp has no zone; read as UTC.',
      '1 line was cut for its length or holds bytes that are not text.',
    ]);
  });

  test('an unset clock does not stretch the time scale', () => {
    const analysis = read(
      '1970-01-01T00:00:03Z INFO booting\n2026-01-09T10:00:00Z INFO ready\n2026-01-09T10:00:05Z INFO ready\n',
    );
    expect(analysis).toMatchObject({
      events: 3,
      timedEvents: 2,
      from: Date.UTC(2026, 0, 9, 10),
      histogram: { widthMs: 1000 },
    });
  });

  test('keeps a traceback and the error that ends it with the event that logged it', () => {
    const analysis = read(
      [
        '2026-01-09 10:00:00,000 ERROR app: failed',
        'Traceback (most recent call last):',
        '  File "/app/pay.py", line 3, in pay',
        '    raise ValueError("no")',
        'ValueError: no',
        '2026-01-09 10:00:01,000 INFO app: next',
        '',
      ].join('\n'),
    );
    expect(analysis.events).toBe(2);
    expect(analysis.stacks[0]?.text.split('\n').at(-1)).toBe('ValueError: no');
  });

  test('joins a Go panic in a log without headers', () => {
    const analysis = read(
      'starting\npanic: boom\n\ngoroutine 1 [running]:\nmain.pay(0x1)\n\t/app/pay.go:7 +0x1d\nexit status 2\nstopped\n',
    );
    expect(analysis.events).toBe(3);
    expect(analysis.stacks[0]?.text).toContain('/app/pay.go:7');
  });

  test('keeps the causes of a Java trace together', () => {
    const analysis = read(
      '2026-01-09 10:00:00,000 ERROR [main] a.B: failed\njava.lang.IllegalStateException: x\n\tat a.B.c(B.java:3)\nCaused by: java.io.IOException: y\n\tat a.D.e(D.java:9)\n\t... 3 more\n',
    );
    expect(analysis.events).toBe(1);
    expect(analysis.stacks[0]?.text).toContain('... 3 more');
  });
});
