import { expect, test } from '@jest/globals';
import { findStackTraces } from './find-stack-traces.ts';
import { rankFrames } from '../../code/frames/rank-frames.ts';

const SAMPLES = [
  'TypeError: x\n    at f (/a.js:1:2) {\n  [cause]: Error: y\n      at g (/b.js:3:4)\n}',
  'Traceback (most recent call last):\n  File "a.py", line 1, in f\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 1, in g\nValueError: 2',
  '  + Exception Group Traceback (most recent call last):\n  |   File "a.py", line 9, in run\n  | ExceptionGroup: w (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | ValueError: bad\n    +------------------------------------',
  'java.lang.X: m\n\tat a.B.c(B.java:1)\nCaused by: java.lang.Y: n\n\tat a.D.e(D.java:2)\n\t... 3 more',
  'panic: boom\n\ngoroutine 1 [running]:\nmain.f(0x1)\n\t/a/x.go:1 +0x1\ncreated by main.g in goroutine 2\n\t/a/y.go:2 +0x2',
  'Unhandled exception. A.B: c\n ---> D.E: f\n   at A.B.C(D d) in /a.cs:line 1\n   --- End of inner exception stack trace ---\n   at A.F.G()',
  "a.rb:1:in 'A#b': m (E)\n\tfrom b.rb:2:in '<main>'",
  'PHP Fatal error:  Uncaught A: m in /a.php:1\nStack trace:\n#0 /b.php(2): A->b()\n#1 {main}\n\nNext B: n in /c.php:3\nStack trace:\n#0 {main}\n  thrown',
  "thread 'main' panicked at src/a.rs:1:2:\nm\nstack backtrace:\n   0: a::b\n             at ./src/a.rs:1:2",
  '{"err":{"stack":"Error: x\\n    at f (/a.js:1:2)"}}',
];

/** A small linear congruential generator: the same cases in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('damaged, cut, interleaved and shuffled traces never throw and never point outside of the text', () => {
  const random = generator(7);
  for (let round = 0; round < 2000; round += 1) {
    const lines = [0, 1, 2].flatMap(() => (SAMPLES[random(SAMPLES.length)] ?? '').split('\n'));
    for (let change = random(6); change > 0; change -= 1) {
      const at = random(lines.length);
      const line = lines[at] ?? '';
      const cut = random(line.length + 1);
      const variants = [
        () => lines.splice(at, 1),
        () => lines.splice(at, 0, lines[random(lines.length)] ?? ''),
        () => lines.splice(at, 1, line.slice(0, cut)),
        () => lines.splice(at, 1, line.slice(cut)),
        () => lines.splice(at, 1, `${line.slice(0, cut)}\u0000\ud800${line.slice(cut)}`),
        () => lines.splice(at, 1, `${' '.repeat(random(9))}${line}`),
      ];
      variants[random(variants.length)]?.();
    }
    const text = lines.join(random(5) === 0 ? '\r\n' : '\n');
    const traces = findStackTraces(text);
    for (const trace of traces) {
      expect(trace.lines.first).toBeGreaterThanOrEqual(1);
      expect(trace.lines.last).toBeLessThanOrEqual(lines.length + 1);
      expect(trace.exceptions.length).toBeGreaterThan(0);
      for (const [place, { causes }] of trace.exceptions.entries()) expect(causes).not.toContain(place);
    }
    rankFrames(traces);
  }
});

test('finds every sample of a log that holds them all', () => {
  const log = SAMPLES.map((sample) => `2024-05-01 10:00:00 INFO started\n${sample}\n\n`).join('');
  expect(findStackTraces(log).map(({ runtime }) => runtime)).toEqual([
    'javascript',
    'python',
    'python',
    'java',
    'go',
    'dotnet',
    'ruby',
    'php',
    'rust',
    'javascript',
  ]);
});

test('text without traces gives none', () => {
  expect(findStackTraces('')).toEqual([]);
  expect(findStackTraces('look at this (it is:1:2)\nmeet me at 10:30:00\n#1 in the list')).toEqual([]);
});

test('a chain of ten thousand causes is cut, not followed', () => {
  const chain = `a.E: x\n\tat a.B.c(B.java:1)\n${'Caused by: a.E: x\n\tat a.B.c(B.java:1)\n'.repeat(10_000)}`;
  expect(findStackTraces(chain)[0]?.exceptions.length).toBeLessThanOrEqual(100);
});
