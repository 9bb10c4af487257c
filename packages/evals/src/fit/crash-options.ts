import { ELSEWHERE } from '@mats/engine/fit';
import type { CrashFile, Ranked } from '@mats/engine/fit';
import { repositoryFolds } from './repository-folds.ts';
import type { FitCase, FitOption } from './fit-softmax.ts';

/** Which file has to be repaired after one crash, as the rules measured it. */
export interface CrashCase {
  readonly suite: 'fixes' | 'defects4j-traces' | 'swebench-tracebacks';
  readonly project: string;
  /** Whether it counts in the suite's headline. */
  readonly headline: boolean;
  readonly options: readonly FitOption[];
}

/**
 * How much cases count: failing tests are many, of few projects, and without history or code. One whose trace shows no code but the test's
 * says of crashes the least.
 */
const WEIGHTS = { known: 1, tests: 0.6, testsAlone: 0.25 };

/** The files of a crash, and that it is none of them. */
export function optionsOf(
  files: readonly Ranked<CrashFile>[],
  isRight: (path: string) => boolean,
): readonly FitOption[] {
  const options = files.map(({ item, measured }) => ({ measured, right: isRight(item.path) }));
  return [...options, { measured: { [ELSEWHERE]: 1 }, right: !options.some(({ right }) => right) }];
}

/** Cases with their folds: projects are left out whole. */
export function foldedCases(cases: readonly CrashCase[]): FitCase[] {
  const folds = repositoryFolds(cases.map(({ project }) => project));
  return cases.map(({ suite, project, headline, options }) => ({
    fold: folds.get(project) ?? '',
    options,
    weight: suite === 'defects4j-traces' ? (headline ? WEIGHTS.tests : WEIGHTS.testsAlone) : WEIGHTS.known,
  }));
}
