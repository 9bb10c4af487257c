import { describe, expect, test } from '@jest/globals';
import { crashLines } from './crash-lines.ts';
import type { FeedingLine } from './feeding-lines.ts';
import type { LocatedFrame } from './located-frames.ts';
import { tracedRuns } from './traced-runs.ts';

const frame = (
  line: number | undefined,
  more: { exception?: number; lines?: number; path?: string } = {},
): LocatedFrame =>
  ({
    path: more.path ?? 'a.ts',
    line,
    exception: more.exception ?? 0,
    function: line === undefined ? undefined : `f${line}`,
    range: more.lines === undefined ? undefined : { startLine: 1, endLine: 1 + more.lines },
  }) as LocatedFrame;
const feeding = (line: number): FeedingLine => ({ path: 'a.ts', line, steps: 1, through: 'local', name: 'x' });

/** Role, steps, file and line of each. */
const linesOf = (parts: Partial<Parameters<typeof crashLines>[0]>): string[] =>
  crashLines({ frames: [], feeding: [], makers: [], ...parts }).map(
    ({ role, steps, path, line }) => `${role} ${steps} ${path}:${line}`,
  );

describe('the lines of a crash', () => {
  test('are where it threw and the calls on the way', () => {
    expect(linesOf({ frames: [frame(1), frame(2), frame(undefined), frame(3)] })).toEqual([
      'throw 0 a.ts:1',
      'call 1 a.ts:2',
      'call 2 a.ts:3',
    ]);
  });

  test('are those of the root cause before those of what wraps it', () => {
    const wrapping = [1, 2, 3, 4, 5].map((line) => frame(10 + line, { exception: 0 }));
    expect(linesOf({ frames: [frame(1, { exception: 1 }), ...wrapping, frame(2, { exception: 1 })] })).toEqual([
      'throw 0 a.ts:1',
      'call 1 a.ts:2',
      'call 2 a.ts:11',
      'call 3 a.ts:12',
      'call 4 a.ts:13',
      'call 5 a.ts:14',
    ]);
  });

  test('threw for whoever asks, where the innermost only hands on', () => {
    const [three, four] = [frame(1, { lines: 3 }), frame(2, { lines: 4 })];
    expect(linesOf({ frames: [three, four, frame(3)] })).toEqual(['call 1 a.ts:1', 'throw 0 a.ts:2', 'call 1 a.ts:3']);
    expect(linesOf({ frames: [four, three] })).toEqual(['throw 0 a.ts:2', 'call 1 a.ts:1']);
    expect(linesOf({ frames: [three] })).toEqual(['throw 0 a.ts:1']);
  });

  test('are ten calls, twelve that feed and four that make at the most, the nearest first', () => {
    const many = Array.from({ length: 20 }, (_, index) => index + 1);
    const counted = Map.groupBy(
      linesOf({
        frames: many.map((line) => frame(line)),
        feeding: many.map((line) => feeding(100 + line)),
        makers: many.map((line) => ({ name: 'make', path: 'b.ts', line, steps: 30 - line })),
      }),
      (line) => line.split(' ', 1)[0],
    );
    expect([...counted].map(([role, lines]) => [role, lines.length])).toEqual([
      ['throw', 1],
      ['call', 9],
      ['feeds', 12],
      ['makes', 4],
    ]);
    expect(counted.get('makes')?.[0]).toBe('makes 10 b.ts:20');
  });

  test('are each told once, by what tells most', () => {
    expect(
      linesOf({
        frames: [frame(1)],
        feeding: [feeding(1), feeding(2)],
        makers: [{ name: 'make', path: 'a.ts', line: 2, steps: 1 }],
      }),
    ).toEqual(['throw 0 a.ts:1', 'feeds 1 a.ts:2']);
  });
});

describe('the traces of one failure', () => {
  const run = (...paths: readonly string[]) => ({ frames: paths.map((path) => frame(1, { path })) });
  const [own, other, test_, another, empty] = [
    run('a.ts'),
    run('b.ts'),
    run('a.ts', 'a.test.ts'),
    run('b.test.ts'),
    run(),
  ];

  test('are those of all tests that fail together', () => {
    expect(tracedRuns([test_, own, another, empty], test_)).toEqual({ runs: [test_, another], others: [own] });
  });

  test('are one where it is none of a test', () => {
    expect(tracedRuns([own, test_, other, empty], own)).toEqual({ runs: [own], others: [test_, other] });
  });
});
