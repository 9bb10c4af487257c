import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CRASH_COMMIT_RULE_SIGNS, CRASH_RULE_SIGNS, FAILURE_RULE_SIGNS, JUDGE_RULE_SIGNS } from '@mats/engine';
import { repositoryRoot } from '../bench/repository-root.ts';
import { hashFolder } from '../report/hash-folder.ts';
import { makeDemo } from '../suites/demo/make-demo.ts';
import { UsageError } from '../usage-error.ts';
import { crossValidate } from './cross-validate.ts';
import type { CrossValidated } from './cross-validate.ts';
import { crashCases } from './crash-cases.ts';
import { demoFailureCases, failureCases } from './failure-cases.ts';
import { fitSoftmax } from './fit-softmax.ts';
import type { FitCase } from './fit-softmax.ts';
import { judgeCases } from './judge-cases.ts';

/** Strengths of the pull to zero that are tried; the one that explains left-out folds best is taken. */
const PENALTIES = [0.001, 0.002, 0.004, 0.008, 0.016, 0.032];
const FILE = join('packages', 'engine', 'src', 'rules', 'weights.json');
const LEFT_OUT_FILE = join('packages', 'evals', 'src', 'fit', 'left-out-weights.json');
const CRASH_FILE = join('packages', 'engine', 'src', 'rules', 'crash-weights.json');

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function hashFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

interface Fitted {
  readonly weights: Readonly<Record<string, number>>;
  readonly penalty: number;
  readonly figures: CrossValidated;
}

function fitBest(cases: readonly FitCase[], signs: Readonly<Record<string, 1 | -1>>): Fitted {
  const tried = PENALTIES.map((penalty) => ({ penalty, figures: crossValidate(cases, { signs, penalty }) }));
  const best = tried.toSorted((a, b) => a.figures.loss - b.figures.loss)[0];
  if (best === undefined) throw new Error('No penalty was tried.');
  return { ...best, weights: fitSoftmax(cases, { signs, penalty: best.penalty }) };
}

function figuresOf({ figures, penalty }: Fitted): object {
  const { cases, folds, right, loss } = figures;
  return { cases, folds, right: rounded(right), loss: rounded(loss), penalty };
}

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

export interface FittedWeights {
  readonly written: string;
  readonly figures: Readonly<Record<string, object>>;
}

/** Fits the weights of a crash's files and commits on `fixes`, whole repositories left out in turn, and writes them. */
export async function fitCrashWeights(data: string | undefined): Promise<FittedWeights> {
  const folder = join(data ?? '', 'fixes');
  if (data === undefined || !existsSync(folder)) {
    throw new UsageError('Set MATS_EVAL_DATA to the folder that holds `fixes/inputs` and `fixes/truth`.');
  }
  const { files, commits, baseline } = await crashCases(folder);
  const ofFiles = fitBest(files, CRASH_RULE_SIGNS);
  const ofCommits = fitBest(commits, CRASH_COMMIT_RULE_SIGNS);
  const figures = {
    files: { ...figuresOf(ofFiles), innermost: rounded(baseline.first), innermostThree: rounded(baseline.three) },
    commits: figuresOf(ofCommits),
  };
  const written = {
    data: { fixes: hashFile(join(folder, 'inputs', 'cases.jsonl')) },
    crossValidated: figures,
    files: ofFiles.weights,
    commits: ofCommits.weights,
  };
  writeFileSync(join(repositoryRoot(), CRASH_FILE), `${JSON.stringify(written, null, 2)}\n`);
  return { written: CRASH_FILE, figures };
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
