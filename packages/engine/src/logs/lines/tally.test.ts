import { describe, expect, test } from '@jest/globals';
import { keptSamples, resolveTally, Tally, TallyBook } from './tally.ts';
import type { LogSample } from './types.ts';

const sample = (line: number): LogSample => ({ line, lines: 1, time: null, text: `line ${line}` });
const linesOf = (samples: readonly LogSample[]): number[] => samples.map(({ line }) => line);
/** A tally of events, a line and a time each. */
const tallyOf = (...events: readonly (readonly [number, number])[]): Tally => {
  const tally = new Tally(0, 'error', 'web');
  for (const [line, time] of events) tally.hit(line, time);
  return tally;
};

describe('what is kept of samples', () => {
  const samples = Array.from({ length: 10 }, (_, index) => sample(10 - index));

  test('is the first three and the last three of a rare kind, in order of lines', () => {
    expect(linesOf(keptSamples(samples, 16))).toEqual([1, 2, 3, 8, 9, 10]);
    expect(linesOf(keptSamples(samples.slice(5), 5))).toEqual([1, 2, 3, 4, 5]);
  });

  test('is the first three of a frequent one', () => {
    expect(linesOf(keptSamples(samples, 17))).toEqual([1, 2, 3]);
  });

  test('is the same while events come', () => {
    const tally = new Tally(0, null, null);
    for (let line = 1; line <= 20; line += 1) {
      if (tally.wantsSample) tally.sample(sample(line));
      tally.hit(line, Number.NaN);
      const seen = Array.from({ length: Math.min(line, 16) }, (_, index) => sample(index + 1));
      expect(linesOf(tally.snapshot().samples)).toEqual(linesOf(keptSamples(seen, line)));
    }
  });
});

describe('the counts of a kind of event', () => {
  test('have where it was first and last seen, and the span of its times', () => {
    const { count, timed, first, last, from, to } = tallyOf([3, 5_000], [4, Number.NaN], [9, 2_000]).snapshot();
    expect({ count, timed, first, last, from, to }).toEqual({
      count: 3,
      timed: 2,
      first: { line: 3, time: 5_000 },
      last: { line: 9, time: 2_000 },
      from: 2_000,
      to: 5_000,
    });
  });

  test('are added up, whichever part was read first', () => {
    const parts = (): Tally[] => [tallyOf([1, 1_000], [2, 9_000]), tallyOf([7, Number.NaN], [8, 4_000])];
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const all = parts();
      const [one, other] = [all[order[0]], all[order[1]]] as [Tally, Tally];
      one.absorb(other);
      expect(one.snapshot()).toMatchObject({
        count: 4,
        timed: 3,
        first: { line: 1, time: 1_000 },
        last: { line: 8, time: 4_000 },
        from: 1_000,
        to: 9_000,
      });
      expect([...one.snapshot().histogram.counts]).toEqual([1, 0, 0, 1, 0, 0, 0, 0, 1]);
      expect(resolveTally(other)).toBe(one);
    }
  });

  test('are those of the other where there are none', () => {
    const [none, some] = [tallyOf(), tallyOf([7, 4_000])];
    none.absorb(some);
    expect(none.snapshot()).toMatchObject({ count: 1, first: { line: 7 }, last: { line: 7 } });
    none.absorb(tallyOf());
    expect(none.snapshot()).toMatchObject({ count: 1, first: { line: 7 }, last: { line: 7 } });
  });
});

describe('all kinds of a log', () => {
  test('are told apart by shape, severity and service', () => {
    const book = new TallyBook();
    const tally = book.get(0, 'error', 'web');
    expect(book.get(0, 'error', 'web')).toBe(tally);
    for (const other of [book.get(1, 'error', 'web'), book.get(0, 'warn', 'web'), book.get(0, 'error', null)])
      expect(other).not.toBe(tally);
  });

  test('of which nothing came are not among them', () => {
    const book = new TallyBook();
    book.get(0, null, null);
    book.get(1, null, null).hit(1, Number.NaN);
    expect(book.live().map(({ shape }) => shape)).toEqual([1]);
    expect([book.weight(0), book.weight(1), book.weight(9)]).toEqual([0, 1, 0]);
  });

  test('that become one shape are one, and the one that was meant is found', () => {
    const book = new TallyBook();
    const [one, other, third] = [book.get(0, null, 'a'), book.get(1, null, 'a'), book.get(2, null, 'b')];
    one.hit(1, Number.NaN);
    other.hit(2, Number.NaN);
    third.hit(3, Number.NaN);
    book.remap(Int32Array.of(4, 4, 4));
    expect(book.live().map(({ shape, service, count }) => [shape, service, count])).toEqual([
      [4, 'a', 2],
      [4, 'b', 1],
    ]);
    expect(resolveTally(other)).toBe(one);
    expect(book.get(4, null, 'b')).toBe(third);
  });
});
