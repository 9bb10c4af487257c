import { describe, expect, test } from '@jest/globals';
import { compareWindows } from './compare-windows.ts';
import type { Counted } from './compare-windows.ts';

const WINDOWS = { from: 10_000, split: 20_000, to: 30_000 };
const of = (id: string, ...buckets: (readonly [number, number])[]): Counted => ({
  id,
  histogram: { widthMs: 1_000, buckets },
});
const compare = (...items: Counted[]) => compareWindows(items, WINDOWS);

describe('events of two windows', () => {
  test('are those of buckets that reach into them', () => {
    const [change] = compare(
      of('a', [8_000, 1], [9_000, 2], [10_000, 4], [19_000, 8], [20_000, 16], [30_000, 32], [31_000, 64]),
    );
    expect(change).toMatchObject({ before: 4 + 8, after: 16 + 32 });
  });

  test('are divided in proportion to the time on each side where a bucket lies across', () => {
    const wide: Counted = { id: 'a', histogram: { widthMs: 4_000, buckets: [[19_000, 8]] } };
    expect(compareWindows([wide], WINDOWS)[0]).toMatchObject({ before: 2, after: 6 });
  });

  test('are compared with half an event added to each', () => {
    expect(compare(of('a', [15_000, 2], [25_000, 7]))[0]?.ratio).toBe(3);
    expect(compareWindows([of('a', [15_000, 2], [25_000, 7])], { ...WINDOWS, to: 25_000 })[0]?.ratio).toBe(6);
  });

  test.each([
    ['new', 0, 1, false],
    ['new', 0, 20, true],
    ['vanished', 1, 0, false],
    ['vanished', 20, 0, true],
    ['steady', 5, 6, false],
    ['steady', 50, 50, false],
    ['risen', 5, 40, true],
    ['fallen', 40, 5, true],
  ])('are %s: %d before and %d after', (kind, before, after, significant) => {
    expect(compare(of('a', [15_000, before], [25_000, after]))[0]).toMatchObject({ kind, before, after, significant });
  });

  test('that no window has are left out', () => {
    expect(compare(of('a', [5_000, 9]), of('b', [25_000, 9])).map(({ item }) => item.id)).toEqual(['b']);
  });

  test('are in order of what is least like chance, equal ones by id', () => {
    const items = [of('b', [25_000, 9]), of('c', [25_000, 1]), of('a', [25_000, 9]), of('d', [15_000, 5], [25_000, 5])];
    expect(compare(...items).map(({ item }) => item.id)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('need more of each the more are compared', () => {
    const [alone] = compare(of('a', [25_000, 7]));
    const [first] = compare(
      of('a', [25_000, 7]),
      ...Array.from({ length: 9 }, (_, index) => of(`x${index}`, [15_000, 5], [25_000, 5])),
    );
    expect([alone?.significant, first?.significant]).toEqual([true, false]);
    expect(first?.qValue).toBeCloseTo(10 * (alone?.pValue ?? 0), 9);
  });
});
