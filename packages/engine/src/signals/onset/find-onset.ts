import type { Histogram } from '../../logs/lines/histogram.ts';
import { changeOfCounts, changeOfValues } from './change-point.ts';

/** A series to look for an onset in. Times are epoch milliseconds, ascending. */
export type OnsetSeries =
  | { readonly kind: 'counts'; readonly name: string; readonly histogram: Histogram; readonly weight?: number }
  | {
      readonly kind: 'values';
      readonly name: string;
      readonly points: readonly (readonly [timeMs: number, value: number])[];
      readonly weight?: number;
    };

/** One series' part in an onset. */
export interface OnsetWitness {
  readonly name: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly direction: 'up' | 'down';
  readonly pValue: number;
}

/** When things began to go wrong: a time, the interval it lies in (95 %), and who says so. */
export interface Onset {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** 0..1: one minus the p-value of the strongest witness after allowing for the number of series looked at. */
  readonly confidence: number;
  readonly witnesses: readonly OnsetWitness[];
}

export interface OnsetWindow {
  readonly from: number;
  readonly to: number;
}

const SIGNIFICANCE = 0.01;

/**
 * Finds the one time from which on the series behave differently, or null when none does so significantly. Each series is searched
 * for its own change; those that agree in time (their intervals touch) form an onset, and the group with the most evidence wins. Its
 * earliest change is the onset: what follows in the same group is the spread of the incident.
 */
export const findOnset = (series: readonly OnsetSeries[], window: OnsetWindow): Onset | null => {
  const found: (OnsetWitness & { readonly weight: number })[] = [];
  for (const one of series) {
    const change = one.kind === 'counts' ? changeOfCounts(one.histogram, window) : changeOfValues(one.points, window);
    if (change === null || change.pValue * series.length > SIGNIFICANCE) continue;
    if (one.kind === 'counts' && change.direction === 'down') continue;
    found.push({ name: one.name, ...change, weight: (one.weight ?? 1) * -Math.log(Math.max(change.pValue, 1e-300)) });
  }
  if (found.length === 0) return null;
  const sorted = found.toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  const groups: (typeof sorted)[] = [];
  const reach = Math.max(30_000, (window.to - window.from) * 0.02);
  let groupEnd = Number.NEGATIVE_INFINITY;
  for (const witness of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && witness.from <= groupEnd + reach) group.push(witness);
    else groups.push([witness]);
    groupEnd = Math.max(groupEnd, witness.to);
  }
  const evidence = (group: typeof sorted): number => group.reduce((sum, witness) => sum + witness.weight, 0);
  const best = groups.reduce((a, b) => (evidence(b) > evidence(a) ? b : a));
  const first = best[0];
  if (first === undefined) return null;
  const strongest = Math.min(...best.map((witness) => witness.pValue));
  return {
    at: first.at,
    from: first.from,
    to: first.to,
    confidence: 1 - Math.min(1, strongest * series.length),
    witnesses: best.map(({ name, at, from, to, direction, pValue }) => ({ name, at, from, to, direction, pValue })),
  };
};
