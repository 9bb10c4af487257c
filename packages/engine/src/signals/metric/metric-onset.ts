import { median, robustCentre } from '../statistics/quantile.ts';

/** Values of one series by time (epoch milliseconds, ascending). */
export type TimedValues = readonly (readonly [timeMs: number, value: number])[];

/**
 * When a series left its level, and how. `from` is the earliest time that fits nearly as well (95 %), `to` the latest: by then the series
 * was further from its level than ever before.
 */
export interface MetricOnset {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down';
  /** `step`: another level from then on. `ramp`: it has been moving since, as a leak or a filling disk does. */
  readonly shape: 'step' | 'ramp';
}

/** More values than this are taken in groups: the shape needs no more. */
const MOST_POINTS = 512;
const LEAST_POINTS = 8;
/** Values needed on either side of a change: a single one is a spike. */
const LEAST_SIDE = 3;
/** Corrected for the number of places tried. Values near in time are alike, so more can pass by chance: `LEAST_SIZE` keeps that out. */
const SIGNIFICANCE = 0.01;
/** A change of less than this many spreads is what the series does anyway. */
const LEAST_SIZE = 3;
/** 95 % quantile of chi-squared with one degree of freedom: the usual drop of a profile likelihood interval. */
const LIKELIHOOD_DROP = 3.84;

/**
 * The one time a series left its level, or null when it did not. Whether it did is tested by ranks at every split (Mann and Whitney 1947,
 * with Bonferroni's correction), which finds changes near the end of a window too, where incidents are. When it did is told by least squares of two
 * models with the same number of parameters, a new level and a straight line: a leak begins long before the level of its second half is
 * reached, and what was deployed in between is not its cause.
 */
export function findMetricOnset(values: TimedValues): MetricOnset | null {
  const points = thinned(values.filter(([time, value]) => Number.isFinite(time) && Number.isFinite(value)));
  if (points.length < LEAST_POINTS || !isChanged(points)) return null;
  const step = bestSplit(points, stepResiduals);
  const { centre, spread } = robustCentre(valuesOf(points.slice(0, step.index)));
  const moved = median(valuesOf(points.slice(step.index))) - centre;
  if (!(Math.abs(moved) >= LEAST_SIZE * spread) || moved === 0) return null;
  const ramp = rampTo(points, { centre, moved });
  const best = ramp ?? step;
  const timeOf = (index: number): number => points[index]?.[0] ?? Number.NaN;
  return {
    at: timeOf(best.index),
    from: timeOf(Math.max(0, best.low - 1)),
    to: timeOf(Math.max(best.high, farFrom(points, { index: best.index, centre, direction: Math.sign(moved) }))),
    direction: moved > 0 ? 'up' : 'down',
    shape: ramp === null ? 'step' : 'ramp',
  };
}

/** The first index from the onset on whose value is further from the level than any before the onset. */
function farFrom(
  points: TimedValues,
  { index, centre, direction }: { readonly index: number; readonly centre: number; readonly direction: number },
): number {
  const ways = points.map(([, value]) => (value - centre) * direction);
  const furthest = ways.slice(0, index).reduce((most, way) => Math.max(most, way), 0);
  return ways.findIndex((way, at) => at >= index && way > furthest);
}

const valuesOf = (points: TimedValues): number[] => points.map(([, value]) => value);

/** The series has arrived when it has made this much of its way; what it does then (a restart, a full disk) is another story. */
const ARRIVED = 0.95;

/** Where a straight line to the furthest value turns off the level, when that fits better than a step on the way there. */
function rampTo(
  points: TimedValues,
  { centre, moved }: { readonly centre: number; readonly moved: number },
): Split | null {
  const ways = points.map(([, value]) => (value - centre) * Math.sign(moved));
  const furthest = ways.reduce((most, way) => Math.max(most, way), 0);
  const way = points.slice(0, ways.findIndex((made) => made >= ARRIVED * furthest) + 1);
  if (way.length < LEAST_POINTS) return null;
  const ramp = bestSplit(way, rampResiduals);
  // A step has arrived with its first value.
  const step = bestSplit(way, stepResiduals, 1);
  return ramp.residual < step.residual ? ramp : null;
}

/** Medians of equal groups, at the time each begins. */
function thinned(points: TimedValues): TimedValues {
  const size = Math.ceil(points.length / MOST_POINTS);
  if (size <= 1) return points;
  return Array.from({ length: Math.ceil(points.length / size) }, (_, group) => {
    const members = points.slice(group * size, (group + 1) * size);
    return [members[0]?.[0] ?? Number.NaN, median(members.map(([, value]) => value))] as const;
  });
}

/** Whether values before some split rank lower (or higher) than those after it, by more than chance. */
function isChanged(points: TimedValues): boolean {
  const ascending = points.map(([, value]) => value).toSorted((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [index, value] of ascending.entries()) {
    if (!first.has(value)) first.set(value, index);
    last.set(value, index);
  }
  const count = points.length;
  const rank = (value: number): number => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2 + 1;
  let sum = 0;
  let furthest = 0;
  for (const [index, [, value]] of points.entries()) {
    sum += rank(value);
    const before = index + 1;
    if (before < LEAST_SIDE || before > count - LEAST_SIDE) continue;
    const deviation = Math.sqrt((before * (count - before) * (count + 1)) / 12);
    furthest = Math.max(furthest, Math.abs(sum - (before * (count + 1)) / 2) / deviation);
  }
  // Both tails of a normal distribution, from above (Mills' ratio).
  const chance = (2 * Math.exp(-(furthest ** 2) / 2)) / (furthest * Math.sqrt(2 * Math.PI));
  return furthest > 1 && chance * count < SIGNIFICANCE;
}

interface Split {
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly residual: number;
}

/** The first index of the best split, and the range of those that are nearly as good. */
function bestSplit(
  points: TimedValues,
  residualsOf: (points: TimedValues) => Float64Array,
  leastAfter: number = LEAST_SIDE,
): Split {
  const residuals = residualsOf(points);
  let index = LEAST_SIDE;
  for (let at = LEAST_SIDE; at <= points.length - leastAfter; at += 1) {
    if ((residuals[at] ?? 0) < (residuals[index] ?? 0)) index = at;
  }
  const residual = residuals[index] ?? 0;
  const isNear = (at: number): boolean =>
    at >= LEAST_SIDE &&
    at <= points.length - leastAfter &&
    points.length * Math.log((residuals[at] ?? 0) / residual) <= LIKELIHOOD_DROP;
  let low = index;
  let high = index;
  while (isNear(low - 1)) low -= 1;
  while (isNear(high + 1)) high += 1;
  return { index, low, high, residual };
}

/** For each split: the squared distances from the mean before and the mean after. */
function stepResiduals(points: TimedValues): Float64Array {
  const shift = points[0]?.[1] ?? 0;
  const values = points.map(([, value]) => value - shift);
  const total = values.reduce((sum, value) => sum + value, 0);
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const residuals = new Float64Array(points.length);
  let before = 0;
  for (const [index, value] of values.entries()) {
    const after = total - before;
    residuals[index] = Math.max(
      0,
      squares - (index > 0 ? before ** 2 / index : 0) - after ** 2 / (values.length - index),
    );
    before += value;
  }
  return residuals;
}

/** For each split: the squared distances from a level that turns into a straight line there. */
function rampResiduals(points: TimedValues): Float64Array {
  const residuals = new Float64Array(points.length);
  const values = points.map(([, value]) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const [index, [turn]] of points.entries()) {
    const elapsed = points.map(([time]) => Math.max(0, time - turn));
    const middle = elapsed.reduce((sum, value) => sum + value, 0) / elapsed.length;
    let spread = 0;
    let together = 0;
    for (const [row, value] of values.entries()) {
      spread += ((elapsed[row] ?? 0) - middle) ** 2;
      together += ((elapsed[row] ?? 0) - middle) * (value - mean);
    }
    const slope = spread > 0 ? together / spread : 0;
    residuals[index] = values.reduce(
      (sum, value, row) => sum + (value - mean - slope * ((elapsed[row] ?? 0) - middle)) ** 2,
      0,
    );
  }
  return residuals;
}
