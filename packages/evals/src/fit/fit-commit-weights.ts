import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMIT_RULE_SIGNS } from '@mats/engine/fit';
import { repositoryRoot } from '../bench/repository-root.ts';
import { UsageError } from '../usage-error.ts';
import { commitCases } from './commit-cases.ts';
import { commonWords } from './common-words.ts';
import { fitSoftmax } from './fit-softmax.ts';
import { rankLeftOut } from './rank-left-out.ts';
import type { RankFigures } from './rank-left-out.ts';
import { scaledCases, spreadOfMeasures, unscaledWeights } from './scale-measures.ts';

/** Strengths of the pull to zero that are tried; the one that explains left-out repositories best is taken. */
const PENALTIES = [0.02, 0.05, 0.1];
const FILE = join('packages', 'engine', 'src', 'rules', 'commit-weights.json');

function rounded(figures: RankFigures): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]));
}

/** Fits the weights of the commit rules on the reverts of `data` and writes them beside the rules, with what they were fitted on. */
export async function fitCommitWeights(data: string | undefined): Promise<{ written: string; figures: object }> {
  const folder = join(data ?? '', 'reverts');
  if (data === undefined || !existsSync(folder)) {
    throw new UsageError('Set MATS_EVAL_DATA to the folder that holds `reverts/inputs` and `reverts/truth`.');
  }
  const { cases: measured, complaints, hash } = await commitCases(folder);
  const signs = COMMIT_RULE_SIGNS;
  const spread = spreadOfMeasures(measured, Object.keys(signs));
  const cases = scaledCases(measured, spread);
  const tried = PENALTIES.map((penalty) => ({ penalty, figures: rankLeftOut(cases, { signs, penalty }) }));
  const best = tried.toSorted((a, b) => a.figures.loss - b.figures.loss)[0];
  if (best === undefined) throw new Error('No penalty was tried.');
  const figures = { ...rounded(best.figures), penalty: best.penalty };
  const fitted = {
    data: { reverts: hash },
    crossValidated: figures,
    weights: unscaledWeights(fitSoftmax(cases, { signs, penalty: best.penalty }), spread),
    commonWords: commonWords(complaints),
  };
  writeFileSync(join(repositoryRoot(), FILE), `${JSON.stringify(fitted, null, 2)}\n`);
  return { written: FILE, figures };
}
