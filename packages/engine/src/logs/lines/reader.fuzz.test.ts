import { describe, expect, test } from '@jest/globals';
import type { LogAnalysis } from './types.ts';
import { createLogReader } from './reader.ts';

const REFERENCE = Date.UTC(2026, 0, 10);

/** Marsaglia's xorshift: the same numbers in every run. */
const createRandom = (seed: number): ((below: number) => number) => {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const PIECES = [
  '2026-01-09T10:00:00.123Z ',
  '2026-01-09 10:00:61,5 ',
  'Jan  9 10:00:00 host app[12]: ',
  '[09/Jan/2026:10:00:00 +0000] ',
  '<165>1 ',
  '{"level":50,"msg":"',
  '"}',
  '{"log":"x\\n","time":"2026-01-09T10:00:00Z"}',
  'level=error msg="',
  'ERROR ',
  'INFO [',
  ']',
  'web-1  | ',
  '    at f (/a/b.js:1:2)',
  'Caused by: x.Y: z',
  'Traceback (most recent call last):',
  '  File "a.py", line 3, in f',
  'panic: x',
  'goroutine 1 [running]:',
  '\t',
  '\r',
  '\0',
  '\u00e9\u4e16',
  'user=',
  'a=b ',
  '((((((((',
  '[[[[[[[[',
  '::::',
  '....',
  '""""',
  '<*>',
  '10.0.0.1:80 ',
  '/a/b/c ',
  'GET /x HTTP/1.1',
  ' - - ',
  '99999999999999999999',
  'x'.repeat(300),
  '1'.repeat(300),
  '',
  ' ',
];

const randomLog = (random: (below: number) => number): Uint8Array => {
  const lines: string[] = [];
  for (let line = random(30); line >= 0; line -= 1) {
    let text = '';
    for (let piece = random(8); piece > 0; piece -= 1) text += PIECES[random(PIECES.length)] ?? '';
    lines.push(text);
  }
  const bytes = new TextEncoder().encode(lines.join(random(5) === 0 ? '\r\n' : '\n'));
  for (let flips = random(6) - 3; flips > 0; flips -= 1)
    if (bytes.length > 0) bytes[random(bytes.length)] = random(256);
  return bytes.subarray(0, bytes.length - random(3));
};

const read = (bytes: Uint8Array, chunkSize: number): LogAnalysis => {
  const reader = createLogReader({ source: 'fuzz', referenceTime: REFERENCE, keepLines: true });
  // One buffer is used for all chunks, as a reader of files does.
  const buffer = new Uint8Array(chunkSize);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const chunk = bytes.subarray(at, at + chunkSize);
    buffer.set(chunk);
    reader.push(buffer.subarray(0, chunk.length));
  }
  return reader.finish();
};

describe('createLogReader on broken logs', () => {
  test('never fails, loses no event and does not depend on how the bytes were cut', () => {
    const random = createRandom(20260110);
    for (let round = 0; round < 150; round += 1) {
      const bytes = randomLog(random);
      const whole = read(bytes, Math.max(1, bytes.length));
      expect(read(bytes, 1 + random(40))).toEqual(whole);
      expect(whole.templates.reduce((sum, template) => sum + template.count, 0)).toBe(whole.events);
      expect(whole.lines).toBeGreaterThanOrEqual(whole.events);
    }
  });

  test('a line of 10 MB is cut, counted and noted', () => {
    const reader = createLogReader({ source: 'long', referenceTime: REFERENCE });
    const chunk = new TextEncoder().encode('(a[b{c='.repeat(10_000));
    for (let sent = 0; sent < 10_000_000; sent += chunk.length) reader.push(chunk);
    reader.push(new TextEncoder().encode('\nshort\n'));
    const analysis = reader.finish();
    expect(analysis).toMatchObject({ lines: 2, events: 2, unreadableLines: 1 });
    expect(analysis.notes.join(' ')).toContain('1 line was cut for its length');
  });

  test('a log in which every line is new keeps few templates and says what was given up', () => {
    const random = createRandom(7);
    const word = (): string => Array.from({ length: 6 }, () => String.fromCharCode(97 + random(26))).join('');
    const reader = createLogReader({ source: 'new', referenceTime: REFERENCE });
    const lines = 40_000;
    for (let line = 0; line < lines; line += 1)
      reader.push(new TextEncoder().encode(`${word()} ${word()} ${word()}\n`));
    const analysis = reader.finish();
    expect(analysis.events).toBe(lines);
    expect(analysis.templates.length).toBeLessThan(17_000);
    expect(analysis.notes.join(' ')).toContain('counted together');
  });

  test('a word that is new in every line becomes a variable of one template', () => {
    const random = createRandom(9);
    const word = (): string => Array.from({ length: 8 }, () => String.fromCharCode(97 + random(26))).join('');
    const reader = createLogReader({ source: 'names', referenceTime: REFERENCE });
    for (let line = 0; line < 20_000; line += 1)
      reader.push(new TextEncoder().encode(`2026-01-09T10:00:00Z INFO customer ${word()} placed an order\n`));
    const analysis = reader.finish();
    expect(analysis.templates.map(({ text, count }) => ({ text, count }))).toEqual([
      { text: 'customer <*> placed an order', count: 20_000 },
    ]);
  });

  test('times that go backwards keep the true first and last time', () => {
    const reader = createLogReader({ source: 'backwards', referenceTime: REFERENCE });
    reader.push(
      new TextEncoder().encode(
        '2026-01-09T10:00:09Z INFO a\n2026-01-09T09:59:00Z INFO b\n2026-01-09T10:00:01Z INFO a\n',
      ),
    );
    expect(reader.finish()).toMatchObject({ from: Date.UTC(2026, 0, 9, 9, 59), to: Date.UTC(2026, 0, 9, 10, 0, 9) });
  });
});
