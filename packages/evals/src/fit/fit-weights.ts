import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_RULE_SIGNS } from '@mats/engine';
import { repositoryRoot } from '../bench/repository-root.ts';
import { hashFolder } from '../report/hash-folder.ts';
import { UsageError } from '../usage-error.ts';
import { crossValidate } from './cross-validate.ts';
import type { CrossValidated } from './cross-validate.ts';
import { failureCases } from './failure-cases.ts';
import { fitSoftmax } from './fit-softmax.ts';

/** Strengths of the pull to zero that are tried; the one that explains left-out folds best is taken. */
const PENALTIES = [0.001, 0.002, 0.004, 0.008, 0.016, 0.032];
const FILE = join('packages', 'engine', 'src', 'rules', 'weights.json');

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

export interface FittedWeights {
  readonly written: string;
  readonly figures: CrossValidated;
}

/** Fits the weights of the rules on the suites of `data` and writes them beside the rules, with what they were fitted on. */
export async function fitWeights(data: string | undefined): Promise<FittedWeights> {
  const folder = join(data ?? '', 'field-ops');
  if (data === undefined || !existsSync(folder)) {
    throw new UsageError('Set MATS_EVAL_DATA to the folder that holds `field-ops/inputs` and `field-ops/truth`.');
  }
  const cases = await failureCases(folder);
  const tried = PENALTIES.map((penalty) => ({
    penalty,
    figures: crossValidate(cases, { signs: FAILURE_RULE_SIGNS, penalty }),
  }));
  const best = tried.toSorted((a, b) => a.figures.loss - b.figures.loss)[0];
  if (best === undefined) throw new Error('No penalty was tried.');
  const file = join(repositoryRoot(), FILE);
  const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { cases: count, folds, right, loss } = best.figures;
  const after = {
    ...before,
    data: { 'field-ops': hashFolder(join(folder, 'inputs')) },
    crossValidated: {
      failures: { cases: count, folds, right: rounded(right), loss: rounded(loss), penalty: best.penalty },
    },
    failures: fitSoftmax(cases, { signs: FAILURE_RULE_SIGNS, penalty: best.penalty }),
  };
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  return { written: FILE, figures: best.figures };
}
