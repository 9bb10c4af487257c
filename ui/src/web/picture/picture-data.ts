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
 * Puts all series on one time axis. Errors are counts: points of one bucket are added, a bucket without a point is zero, and the count
 * holds for the whole bucket. A metric is a reading: it keeps its own times, and where it has none there is none.
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
    ordered.map((at) =>
      series.kind === 'errors' ? (columns[index]?.get(bucketOf(at, picture)) ?? 0) : (columns[index]?.get(at) ?? null),
    ),
  );
  return { times: ordered, values };
}

/** The index of the last time that is not after a moment: the bucket that is drawn there. 0 before the first. */
export function bucketAt(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a series reads in a bucket: errors of the bucket, of a metric its latest reading up to the next bucket. */
export function readingAt(
  picture: Picture,
  aligned: AlignedPicture,
  of: { series: number; index: number },
): number | null {
  const value = aligned.values[of.series]?.[of.index] ?? null;
  if (value !== null || picture.series[of.series]?.kind === 'errors') return value;
  const least = (aligned.times[of.index] ?? 0) - picture.bucketMs;
  for (let index = of.index - 1; index >= 0 && (aligned.times[index] ?? 0) > least; index -= 1) {
    const earlier = aligned.values[of.series]?.[index] ?? null;
    if (earlier !== null) return earlier;
  }
  return null;
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
  /** It lies before the axis begins and stands at its edge. */
  before: boolean;
  /** Room of the label, in pixels. */
  labelWidth: number;
}

interface LevelledMark extends Omit<PlacedMark, 'row'> {
  x: number;
  level: number;
}

/** Room for the sign before a label and the gap after it. */
const AROUND_LABEL = 30;
/** A mark from before the axis says when it was: `17 Nov 14:25:32 CET`. */
const LETTERS_OF_MOMENT = 20;

/** How wide a label is: its letters as wide as they are on the average, at most the room on the wider side of its mark. */
function labelWidthOf(
  { label, at }: PictureMark,
  axis: { from: number; x: number; width: number; letterWidth: number },
): number {
  const letters = label.length + (at < axis.from ? LETTERS_OF_MOMENT : 0);
  const room = Math.max(axis.x, axis.width - axis.x);
  return Math.min(AROUND_LABEL + Math.ceil(letters * axis.letterWidth), room);
}

/**
 * Places marks along an axis of `width` pixels; a label stands beside its mark, and every mark has a stem down to the axis. An earlier
 * label stands above the later ones it reaches over, so that no stem runs through it.
 */
export function placeMarks(picture: Picture, axis: { width: number; letterWidth: number }): PlacedMark[] {
  const length = picture.to - picture.from;
  const marks: LevelledMark[] = picture.marks
    .filter((mark) => mark.at <= picture.to && (mark.at >= picture.from || mark.kind === 'commit'))
    .toSorted((first, second) => first.at - second.at)
    .map((mark) => {
      const before = mark.at < picture.from;
      const share = length > 0 ? Math.max(0, mark.at - picture.from) / length : 0.5;
      const x = share * axis.width;
      const labelWidth = labelWidthOf(mark, { ...axis, from: picture.from, x });
      return { mark, share, x, before, labelWidth, flipped: x > axis.width - labelWidth, level: 0 };
    });
  const reaches = (one: LevelledMark, other: LevelledMark): boolean => {
    const [left, right] = one.x <= other.x ? [one, other] : [other, one];
    const room = (left.flipped ? 0 : left.labelWidth) + (right.flipped ? right.labelWidth : 0);
    return right.x - left.x < room;
  };
  const place = (placed: LevelledMark, others: readonly LevelledMark[]): void => {
    const near = others.filter((other) => reaches(other, placed));
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
  return marks.map(({ level, x: _x, ...mark }) => ({ ...mark, row: highest - level }));
}

/** A stretch of a picture: what lies in it, with a whole bucket at least. */
export function zoomed(picture: Picture, range: { from: number; to: number }): Picture {
  const from = Math.max(picture.from, Math.min(range.from, range.to));
  const to = Math.min(picture.to, Math.max(range.from, range.to));
  const begin = picture.from + Math.floor((from - picture.from) / picture.bucketMs) * picture.bucketMs;
  const end = Math.max(begin + picture.bucketMs, to);
  const inside = ({ at }: { at: number }): boolean => at >= begin && at <= end;
  return {
    ...picture,
    from: begin,
    to: end,
    series: picture.series.map((series) => ({ ...series, points: series.points.filter(inside) })),
    marks: picture.marks.filter(inside),
  };
}
