import type { FitOption } from './fit-softmax.ts';

/** Scores of the answers of a case, and their odds with the best at 1. */
export interface OptionOdds {
  readonly scores: readonly number[];
  readonly odds: readonly number[];
  readonly total: number;
}

/** What weights make of the answers of a case. */
export function optionOdds(options: readonly FitOption[], weights: Readonly<Record<string, number>>): OptionOdds {
  const scores = options.map(({ measured }) =>
    Object.entries(measured).reduce((sum, [code, value]) => sum + value * (weights[code] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  return { scores, odds, total: odds.reduce((sum, one) => sum + one, 0) };
}
