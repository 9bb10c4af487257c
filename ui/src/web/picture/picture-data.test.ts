import { describe, expect, test } from '@jest/globals';
import type { Picture } from '@mats/contracts';
import { alignPicture, bucketAt, loudestSeries, placeMarks, readingAt, seriesTotal, zoomed } from './picture-data.ts';
import { pictureSummary } from './picture-summary.ts';

const FROM = Date.parse('2026-01-02T03:00:00Z');
const MINUTE = 60_000;

const picture: Picture = {
  from: FROM,
  to: FROM + 4 * MINUTE,
  bucketMs: MINUTE,
  series: [
    {
      label: 'charge failed',
      kind: 'errors',
      unit: '',
      points: [
        { at: FROM + 2 * MINUTE, value: 3 },
        { at: FROM + 2 * MINUTE + 10_000, value: 1 },
      ],
    },
    { label: 'latency', kind: 'metric', unit: 'ms', points: [{ at: FROM + 90_000, value: 250 }] },
  ],
  marks: [
    { at: FROM + 2 * MINUTE, kind: 'onset', label: 'onset' },
    { at: FROM + MINUTE, kind: 'deploy', label: 'v2' },
    { at: FROM - MINUTE, kind: 'commit', label: 'before' },
  ],
};

describe('alignPicture', () => {
  const aligned = alignPicture(picture);

  test('counts fill their buckets: added up within one, zero where nothing was', () => {
    const errors = aligned.values[0];
    const row = Object.fromEntries(aligned.times.map((time, index) => [(time - FROM) / MINUTE, errors?.[index]]));
    expect(row).toEqual({ 0: 0, 1: 0, 1.5: 0, 2: 4, 3: 0, 4: 0 });
  });

  test('a metric keeps its own times and has no invented readings', () => {
    expect(aligned.values[1]).toEqual([null, null, 250, null, null, null]);
  });

  test('an absurd number of buckets is not filled', () => {
    const huge = alignPicture({ ...picture, to: FROM + 1e12, bucketMs: 1 });
    expect(huge.times.length).toBeLessThan(10);
  });
});

describe('reading the picture', () => {
  test('the bucket under the pointer is the one that began before it, however near the next is', () => {
    expect([0, 9.9, 10, 19.9, 25].map((at) => bucketAt([0, 10, 20], at))).toEqual([0, 0, 1, 1, 2]);
    expect([bucketAt([0, 10], -5), bucketAt([], 3)]).toEqual([0, 0]);
  });

  test('errors are those of the bucket, a metric its latest reading within a bucket', () => {
    const aligned = alignPicture(picture);
    const at = (series: number, index: number): number | null => readingAt(picture, aligned, { series, index });
    expect([at(0, 3), at(1, 3), at(1, 4)]).toEqual([4, 250, null]);
  });

  test('a stretch begins and ends with a whole bucket, and holds what lies in it', () => {
    const part = zoomed(picture, { from: FROM + 2.5 * MINUTE, to: FROM + 2.6 * MINUTE });
    expect([part.from, part.to]).toEqual([FROM + 2 * MINUTE, FROM + 3 * MINUTE]);
    expect(part.series.map(seriesTotal)).toEqual([4, Number.NEGATIVE_INFINITY]);
    expect(part.marks.map(({ kind }) => kind)).toEqual(['onset']);
  });

  test('a click means the highest errors, a metric where there are none, and nothing where all is silent', () => {
    const series = [{ kind: 'errors' as const }, { kind: 'errors' as const }, { kind: 'metric' as const }];
    const values = [
      [2, 0, 0],
      [5, 0, 0],
      [250, 250, null],
    ];
    expect([0, 1, 2].map((index) => loudestSeries(series, { values, index }))).toEqual([1, 2, -1]);
  });

  test('counts are added, metrics give their peak', () => {
    expect(picture.series.map(seriesTotal)).toEqual([4, 250]);
  });

  test('is told in sentences', () => {
    expect(pictureSummary(picture, { timeZone: 'UTC', now: FROM })).toBe(
      '2 series from 03:00:00 UTC to 03:04:00 UTC. charge failed: 4 errors. latency: highest 250 ms. It began at 03:02:00 UTC.',
    );
  });
});

describe('placeMarks', () => {
  test('orders by time, puts a commit from before at the edge, and an earlier label above the one it reaches over', () => {
    const placed = placeMarks(picture, { width: 400, letterWidth: 40 });
    expect(placed.map(({ mark, share, row, before }) => [mark.kind, share, row, before])).toEqual([
      ['commit', 0, 0, true],
      ['deploy', 0.25, 1, false],
      ['onset', 0.5, 2, false],
    ]);
  });

  test('labels with room share a row', () => {
    expect(placeMarks(picture, { width: 400, letterWidth: 6 }).map(({ row }) => row)).toEqual([0, 1, 1]);
  });

  test('a label has all the room beside its mark, on the wider side', () => {
    const label = 'a'.repeat(99);
    const marks = [0, 1, 3].map((minute) => ({ at: FROM + minute * MINUTE, kind: 'deploy' as const, label }));
    const placed = placeMarks({ ...picture, marks }, { width: 400, letterWidth: 6 });
    expect(placed.map(({ labelWidth, flipped }) => [labelWidth, flipped])).toEqual([
      [400, false],
      [300, false],
      [300, true],
    ]);
  });

  test('labels at the end of the axis stand to the left of their marks, the last one on top', () => {
    const marks = [3.8, 3.9].map((minute) => ({
      at: FROM + minute * MINUTE,
      kind: 'deploy' as const,
      label: String(minute),
    }));
    const placed = placeMarks({ ...picture, marks }, { width: 400, letterWidth: 6 });
    expect(placed.map(({ row, flipped }) => [row, flipped])).toEqual([
      [1, true],
      [0, true],
    ]);
  });
});
