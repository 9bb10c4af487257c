import type { Picture } from '@mats/contracts';

export type PictureSeries = Picture['series'][number];
export type PictureMark = Picture['marks'][number];

/** A picture as columns: one time axis, one row of values per series; null where a series says nothing. */
export interface AlignedPicture {
  /** Epoch milliseconds, ascending. */
  times: number[];
  values: (number | null)[][];
}

/** More buckets than pixels on a wall screen: beyond that no zeros are filled in. */
const MOST_BUCKETS = 4000;

function grid(picture: Picture): number[] {
  const count = Math.floor((picture.to - picture.from) / picture.bucketMs) + 1;
  if (count < 1 || count > MOST_BUCKETS) return [];
  return Array.from({ length: count }, (_, index) => picture.from + index * picture.bucketMs);
}

function bucketOf(at: number, picture: Picture): number {
  return picture.from + Math.floor((at - picture.from) / picture.bucketMs) * picture.bucketMs;
}

/**
 * Puts all series on one time axis. Errors are counts: points of one bucket are added and a bucket without a point is
 * zero. A metric is a reading: it keeps its own times, and where it has none there is none.
 */
export function alignPicture(picture: Picture): AlignedPicture {
  const times = new Set<number>(grid(picture));
  const columns = picture.series.map((series) => {
    const column = new Map<number, number>();
    for (const point of series.points) {
      const at = series.kind === 'errors' ? bucketOf(point.at, picture) : point.at;
      column.set(at, series.kind === 'errors' ? (column.get(at) ?? 0) + point.value : point.value);
      times.add(at);
    }
    return column;
  });
  const ordered = [...times].toSorted((first, second) => first - second);
  const values = picture.series.map((series, index) =>
    ordered.map((at) => columns[index]?.get(at) ?? (series.kind === 'errors' ? 0 : null)),
  );
  return { times: ordered, values };
}

/** The index of the time that is nearest. -1 when there is none. */
export function nearestIndex(times: readonly number[], at: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  times.forEach((time, index) => {
    const gap = Math.abs(time - at);
    if (gap < distance) {
      best = index;
      distance = gap;
    }
  });
  return best;
}

/** The series that stands highest in a bucket, as an index; -1 when all are silent there. A click means this one. */
export function loudestSeries(values: readonly (readonly (number | null)[])[], bucket: number): number {
  let best = -1;
  let height = 0;
  values.forEach((column, index) => {
    const value = column[bucket] ?? 0;
    if (value > height) {
      best = index;
      height = value;
    }
  });
  return best;
}

/** The sum of a series of counts, or the highest reading of a metric: the number beside its name. */
export function seriesTotal(series: PictureSeries): number {
  const values = series.points.map((point) => point.value);
  if (series.kind === 'errors') return values.reduce((sum, value) => sum + value, 0);
  return values.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY);
}

export interface PlacedMark {
  mark: PictureMark;
  /** 0 to 1 along the axis. */
  share: number;
  /** The row its label stands in, from 0, so that labels do not lie on each other. */
  row: number;
}

/**
 * Places marks along an axis of `width` pixels; a label takes `labelWidth` to the right of its mark, or to the left
 * at the end of the axis. Marks outside the axis are left out.
 */
export function placeMarks(picture: Picture, axis: { width: number; labelWidth: number }): PlacedMark[] {
  const length = picture.to - picture.from;
  const inside = picture.marks.filter((mark) => mark.at >= picture.from && mark.at <= picture.to);
  const rowEnds: number[] = [];
  return inside
    .toSorted((first, second) => first.at - second.at)
    .map((mark) => {
      const share = length > 0 ? (mark.at - picture.from) / length : 0.5;
      const start = Math.min(share * axis.width, Math.max(0, axis.width - axis.labelWidth));
      const free = rowEnds.findIndex((end) => end <= start);
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = start + axis.labelWidth;
      return { mark, share, row };
    });
}
