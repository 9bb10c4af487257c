import { optionOdds } from './option-odds.ts';
import { fitSoftmax } from './fit-softmax.ts';
import type { FitCase, FitOptions } from './fit-softmax.ts';

/** Figures of rankings of cases whose fold was left out of the fit. */
export interface RankFigures {
  readonly cases: number;
  readonly folds: number;
  /** Share of cases with the right answer first, among the first three, among the first five. */
  readonly ac1: number;
  readonly ac3: number;
  readonly ac5: number;
  /** `ac1` of the half of the cases whose first answer is surest. */
  readonly ac1SurestHalf: number;
  /** Mean of minus the logarithm of the right answer's probability. */
  readonly loss: number;
}

interface Ranked {
  readonly place: number;
  readonly confidence: number;
  readonly chance: number;
}

/** Ranks the answers of each case by weights that have not seen its fold. Answers that weigh the same keep their order. */
export function rankLeftOut(cases: readonly FitCase[], options: FitOptions): RankFigures {
  const folds = [...new Set(cases.map(({ fold }) => fold))].toSorted();
  const ranked = folds.flatMap((fold) => {
    const seen = cases.filter((one) => one.fold !== fold);
    const weights = fitSoftmax(seen, options);
    return cases.filter((one) => one.fold === fold).flatMap((one) => rank(one, weights) ?? []);
  });
  const within = (count: number): number => ranked.filter(({ place }) => place < count).length / cases.length;
  const surest = ranked.toSorted((a, b) => b.confidence - a.confidence).slice(0, Math.floor(cases.length / 2));
  return {
    cases: cases.length,
    folds: folds.length,
    ac1: within(1),
    ac3: within(3),
    ac5: within(5),
    ac1SurestHalf: surest.filter(({ place }) => place === 0).length / Math.max(1, surest.length),
    loss: ranked.reduce((sum, { chance }) => sum - Math.log(Math.max(chance, 1e-12)), 0) / Math.max(1, ranked.length),
  };
}

function rank({ options }: FitCase, weights: Readonly<Record<string, number>>): Ranked | undefined {
  const right = options.findIndex((option) => option.right);
  if (right === -1) return undefined;
  const { scores, odds, total } = optionOdds(options, weights);
  const own = scores[right] ?? 0;
  const before = scores.filter((score, at) => score > own || (score === own && at < right));
  return { place: before.length, confidence: 1 / total, chance: (odds[right] ?? 0) / total };
}
