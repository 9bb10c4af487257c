import { median } from '../statistics/quantile.ts';
import { findMetricOnset, type TimedValues } from './metric-onset.ts';

/** A rise of demand: since when, and how many times as much as before. */
export interface LoadRise {
  readonly from: number;
  readonly factor: number;
}

/** Daily variation and a busy hour do this; services are built for it. */
const LEAST_FACTOR = 1.5;
/** Other services that rise too: demand from outside reaches most, what one part does to another does not. */
const LEAST_SHARE = 0.5;

/**
 * Whether the failing service was asked for more than before, from outside: its own rate of requests rose before it failed (retries of
 * callers come after), and so did those of most other services. Code cannot raise the demand for the service that it runs in;
 * it raises the demand for what it calls, which is why the failing service's own rate decides. Null when demand did not rise.
 */
export function findLoadRise(rates: {
  readonly own: TimedValues;
  readonly others: readonly TimedValues[];
  readonly failingFrom: number;
}): LoadRise | null {
  const rise = riseOf(rates.own);
  if (rise === null || rise.from >= rates.failingFrom) return null;
  const risen = rates.others.filter((other) => riseOf(other) !== null).length;
  return risen >= rates.others.length * LEAST_SHARE ? rise : null;
}

function riseOf(rate: TimedValues): LoadRise | null {
  const onset = findMetricOnset(rate);
  if (onset === null || onset.direction !== 'up') return null;
  const valuesOf = (inside: (time: number) => boolean): number[] =>
    rate.filter(([time]) => inside(time)).map(([, value]) => value);
  const factor = median(valuesOf((time) => time >= onset.at)) / median(valuesOf((time) => time < onset.at));
  return factor >= LEAST_FACTOR ? { from: onset.at, factor } : null;
}
