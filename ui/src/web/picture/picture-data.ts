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

/**
 * The series that a click in a bucket means, as an index: the highest errors there, else a metric that has a reading;
 * -1 when all are silent.
 */
export function loudestSeries(
  series: readonly Pick<PictureSeries, 'kind'>[],
  bucket: { values: AlignedPicture['values']; index: number },
): number {
  const heights = series.map(({ kind }, index) => ({ kind, index, height: bucket.values[index]?.[bucket.index] ?? 0 }));
  const audible = heights.filter(({ height }) => height > 0);
  const errors = audible.filter(({ kind }) => kind === 'errors');
  const [loudest] = (errors.length > 0 ? errors : audible).toSorted((first, second) => second.height - first.height);
  return loudest?.index ?? -1;
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
  /** The row its label stands in, from 0 at the top, so that labels do not lie on each other. */
  row: number;
  /** At the end of the axis the label stands to the left of its mark. */
  flipped: boolean;
}

interface LevelledMark extends Omit<PlacedMark, 'row'> {
  x: number;
  level: number;
}

/**
 * Places marks along an axis of `width` pixels; a label takes `labelWidth` beside its mark, and every mark has a stem
 * down to the axis. An earlier label stands above the later ones it reaches over, so that no stem runs through it.
 */
export function placeMarks(picture: Picture, axis: { width: number; labelWidth: number }): PlacedMark[] {
  const length = picture.to - picture.from;
  const marks: LevelledMark[] = picture.marks
    .filter((mark) => mark.at >= picture.from && mark.at <= picture.to)
    .toSorted((first, second) => first.at - second.at)
    .map((mark) => {
      const share = length > 0 ? (mark.at - picture.from) / length : 0.5;
      const x = share * axis.width;
      return { mark, share, x, flipped: x > axis.width - axis.labelWidth, level: 0 };
    });
  const place = (placed: LevelledMark, others: readonly LevelledMark[]): void => {
    const near = others.filter((other) => Math.abs(other.x - placed.x) < axis.labelWidth);
    placed.level = near.reduce((level, other) => Math.max(level, other.level + 1), 0);
  };
  const flipped = marks.filter((mark) => mark.flipped);
  flipped.forEach((mark, index) => place(mark, flipped.slice(0, index)));
  marks.forEach((_, offset) => {
    const index = marks.length - 1 - offset;
    const mark = marks[index];
    if (mark !== undefined && !mark.flipped) place(mark, marks.slice(index + 1));
  });
  const highest = marks.reduce((level, mark) => Math.max(level, mark.level), 0);
  return marks.map(({ mark, share, flipped: atEnd, level }) => ({ mark, share, row: highest - level, flipped: atEnd }));
}
