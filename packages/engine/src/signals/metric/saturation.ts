import { median } from '../statistics/quantile.ts';
import { findMetricOnset, type TimedValues } from './metric-onset.ts';

/** A resource that ran full. Shares are of its limit, 0..1 (a limit that can be passed gives more than 1). */
export interface Saturation {
  /** When the use of the resource began to rise: nearer to the cause than the moment it was full. */
  readonly risesFrom: number;
  readonly fullFrom: number;
  readonly usual: number;
  readonly highest: number;
}

/** Queues and allocators degrade before the last unit is gone; what is in use up to here is as planned. */
const FULL = 0.9;

/**
 * Whether a gauge (memory, disk, connections, a queue) rose to its limit, and since when it was on its way. A gauge that is always near its limit, such as
 * a cache or a pool that keeps what it has, is at work, not exhausted: only one that has left its level counts. Null when it never was
 * full, or had been from the start.
 */
export function findSaturation(gauge: TimedValues, limit: number): Saturation | null {
  if (!(limit > 0)) return null;
  const shares = gauge.map(([time, value]) => [time, value / limit] as const);
  const full = shares.find(([, share]) => share >= FULL);
  if (full === undefined) return null;
  const onset = findMetricOnset(shares);
  if (onset === null || onset.direction !== 'up' || onset.from > full[0]) return null;
  const usual = median(shares.filter(([time]) => time < onset.at).map(([, share]) => share));
  const highest = shares.reduce((most, [, share]) => Math.max(most, share), 0);
  return { risesFrom: Math.min(onset.at, full[0]), fullFrom: full[0], usual, highest };
}
