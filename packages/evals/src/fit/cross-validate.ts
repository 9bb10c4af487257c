import { fitSoftmax } from './fit-softmax.ts';
import { optionOdds } from './option-odds.ts';
import type { FitCase, FitOptions } from './fit-softmax.ts';

export interface CrossValidated {
  readonly cases: number;
  readonly folds: number;
  /** Share of cases whose most probable answer is right, each judged by weights that have not seen its fold. */
  readonly right: number;
  /** Mean of minus the logarithm of the right answers' probability. */
  readonly loss: number;
}

const LEAST = 1e-9;

/** How right the most probable answer is when whole folds are left out in turn. */
export function crossValidate(cases: readonly FitCase[], options: FitOptions): CrossValidated {
  const folds = [...new Set(cases.map(({ fold }) => fold))];
  let right = 0;
  let loss = 0;
  for (const fold of folds) {
    const weights = fitSoftmax(
      cases.filter((one) => one.fold !== fold),
      options,
    );
    for (const { options: answers, weight = 1 } of cases.filter((one) => one.fold === fold)) {
      const { scores, odds, total } = optionOdds(answers, weights);
      const chance = odds.reduce((sum, one, place) => sum + (answers[place]?.right === true ? one : 0), 0) / total;
      if (answers[scores.indexOf(Math.max(...scores))]?.right === true) right += weight;
      if (answers.some(({ right: is }) => is)) loss -= weight * Math.log(Math.max(LEAST, chance));
    }
  }
  const count = Math.max(
    1,
    cases.reduce((sum, { weight = 1 }) => sum + weight, 0),
  );
  return { cases: cases.length, folds: folds.length, right: right / count, loss: loss / count };
}
