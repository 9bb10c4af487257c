import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FAILURE_RULE_SIGNS, JUDGE_RULE_SIGNS } from '@mats/engine/fit';
import { repositoryRoot } from '../bench/repository-root.ts';
import { hashFolder } from '../report/hash-folder.ts';
import { makeDemo } from '../suites/demo/make-demo.ts';
import { UsageError } from '../usage-error.ts';
import { demoFailureCases, failureCases } from './failure-cases.ts';
import { figuresOf, fitBest } from './fit-best.ts';
import type { FittedWeights } from './fit-best.ts';
import { fitSoftmax } from './fit-softmax.ts';
import type { FitCase } from './fit-softmax.ts';
import { judgeCases } from './judge-cases.ts';

const FILE = join('packages', 'engine', 'src', 'rules', 'weights.json');
const LEFT_OUT_FILE = join('packages', 'evals', 'src', 'fit', 'left-out-weights.json');

/** Weights of known failures for each fold, fitted without it; each is made once. */
function leftOut(known: readonly FitCase[], penalty: number): (fold: string) => Readonly<Record<string, number>> {
  const made = new Map<string, Readonly<Record<string, number>>>();
  return (fold) => {
    const before = made.get(fold);
    if (before !== undefined) return before;
    const others = known.filter((one) => one.fold !== fold);
    const weights = fitSoftmax(others, { signs: FAILURE_RULE_SIGNS, penalty });
    made.set(fold, weights);
    return weights;
  };
}

/** Fits the weights of the rules on the suites of `data` and writes them beside the rules, with what they were fitted on. */
export async function fitWeights(data: string | undefined): Promise<FittedWeights> {
  const operations = join(data ?? '', 'field-ops');
  if (data === undefined || !existsSync(operations)) {
    throw new UsageError('Set MATS_EVAL_DATA to the folder that holds `field-ops/inputs` and `field-ops/truth`.');
  }
  const file = join(repositoryRoot(), FILE);
  const folders = [operations, join(repositoryRoot(), 'packages', 'evals', 'incidents')];
  const known: FitCase[] = [];
  for (const folder of folders) known.push(...(await failureCases(folder)));
  const traces = join(data, 'field-traces');
  const demo = mkdtempSync(join(tmpdir(), 'mats-fit-'));
  try {
    makeDemo(demo);
    known.push(...(await demoFailureCases(demo)));
    const failures = fitBest(known, FAILURE_RULE_SIGNS);
    const weightsOf = leftOut(known, failures.penalty);
    const cases = await judgeCases({
      demo,
      traces: existsSync(traces) ? traces : null,
      operations: folders,
      weightsOf,
    });
    const judge = fitBest(cases, JUDGE_RULE_SIGNS);
    const figures = { failures: figuresOf(failures), judge: figuresOf(judge) };
    const hashes = {
      ...Object.fromEntries(folders.map((folder) => [basename(folder), hashFolder(join(folder, 'inputs'))])),
      demo: hashFolder(join(demo, 'inputs')),
      ...(existsSync(traces) ? { 'field-traces': hashFolder(join(traces, 'inputs')) } : {}),
    };
    const folds = [...new Set(cases.map(({ fold }) => fold))].toSorted();
    const unseen = folds.map((fold) => {
      const others = cases.filter((one) => one.fold !== fold);
      const judged = fitSoftmax(others, { signs: JUDGE_RULE_SIGNS, penalty: judge.penalty });
      return [fold, { failures: weightsOf(fold), judge: judged }] as const;
    });
    writeFileSync(
      join(repositoryRoot(), LEFT_OUT_FILE),
      `${JSON.stringify({ data: hashes, weights: Object.fromEntries(unseen) }, null, 1)}\n`,
    );
    const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const after = {
      ...before,
      data: hashes,
      crossValidated: figures,
      failures: failures.weights,
      judge: judge.weights,
    };
    writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
    return { written: FILE, figures };
  } finally {
    rmSync(demo, { recursive: true, force: true });
  }
}
