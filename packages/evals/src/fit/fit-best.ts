import { crossValidate } from './cross-validate.ts';
import type { CrossValidated } from './cross-validate.ts';
import { fitSoftmax } from './fit-softmax.ts';
import type { FitCase } from './fit-softmax.ts';

/** Strengths of the pull to zero that are tried; the one that explains left-out folds best is taken. */
const PENALTIES = [0.001, 0.002, 0.004, 0.008, 0.016, 0.032];

/** Weights with the pull to zero that they were fitted under, and how they do on folds they have not seen. */
interface Fitted {
  readonly weights: Readonly<Record<string, number>>;
  readonly penalty: number;
  readonly figures: CrossValidated;
}

/** What a command that fits has written, for the person who called it. */
export interface FittedWeights {
  readonly written: string;
  readonly figures: Readonly<Record<string, object>>;
}

/** Three digits behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** Fits weights with each strength of the pull to zero, and keeps those that explain left-out folds best. */
export function fitBest(cases: readonly FitCase[], signs: Readonly<Record<string, 1 | -1>>): Fitted {
  const tried = PENALTIES.map((penalty) => ({ penalty, figures: crossValidate(cases, { signs, penalty }) }));
  const best = tried.toSorted((a, b) => a.figures.loss - b.figures.loss)[0];
  if (best === undefined) throw new Error('No penalty was tried.');
  return { ...best, weights: fitSoftmax(cases, { signs, penalty: best.penalty }) };
}

/** The figures as they are written beside the weights. */
export function figuresOf({ figures, penalty }: Fitted): object {
  const { cases, folds, right, loss } = figures;
  return { cases, folds, right: rounded(right), loss: rounded(loss), penalty };
}
