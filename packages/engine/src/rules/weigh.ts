import type { Rule } from './rule.ts';

/** Weights by the code of their rule; a rule without one counts for nothing. */
export type Weights = Readonly<Record<string, number>>;

/** What one rule said of one answer. */
export interface RuleReason {
  readonly code: string;
  /** Log odds that it adds. */
  readonly weight: number;
}

/** What each rule measures, by its code; zeros are left out. */
export function measureAll<View>(rules: readonly Rule<View>[], view: View): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rules.flatMap(({ code, measure }) => {
      const value = measure(view);
      return value === 0 ? [] : [[code, value]];
    }),
  );
}

/** The reasons that measured values give under the weights, strongest first. */
export function reasonsOf(measured: Readonly<Record<string, number>>, weights: Weights): RuleReason[] {
  return Object.entries(measured)
    .map(([code, value]) => ({ code, weight: value * (weights[code] ?? 0) }))
    .filter(({ weight }) => weight !== 0)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1));
}

/** Probabilities from log odds, given that exactly one of the answers is right (softmax). */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
