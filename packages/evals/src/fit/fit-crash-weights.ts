import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRASH_COMMIT_RULE_SIGNS, CRASH_RULE_SIGNS } from '@mats/engine/fit';
import { repositoryRoot } from '../bench/repository-root.ts';
import { calibrate } from '../report/calibration.ts';
import { UsageError } from '../usage-error.ts';
import { crashCases } from './crash-cases.ts';
import type { CrashCases } from './crash-cases.ts';
import { foldedCases } from './crash-options.ts';
import type { CrashCase } from './crash-options.ts';
import { figuresOf, fitBest, rounded } from './fit-best.ts';
import type { FittedWeights } from './fit-best.ts';
import { fitSoftmax } from './fit-softmax.ts';
import { optionOdds } from './option-odds.ts';
import { scaledCases, spreadOfMeasures, unscaledWeights } from './scale-measures.ts';
import { testTraceCases, tracebackCases } from './trace-cases.ts';

/** Strengths of the pull to zero that are tried; the one that explains left-out projects best is taken. */
const PENALTIES = [0.01, 0.03];
const FILE = join('packages', 'engine', 'src', 'rules', 'crash-weights.json');
const SUITES = ['fixes', 'defects4j-traces', 'swebench-tracebacks'] as const;

/** How a case that was left out of the fit came out: the place of the first right file, and how sure the first one was. */
interface LeftOut {
  readonly one: CrashCase;
  readonly place: number;
  readonly confidence: number;
  readonly loss: number;
}

interface FittedFiles {
  readonly weights: Readonly<Record<string, number>>;
  readonly penalty: number;
  readonly leftOut: readonly LeftOut[];
}

const LEAST_CHANCE = 1e-6;

function outcomeOf(one: CrashCase, weights: Readonly<Record<string, number>>): LeftOut {
  const { odds, scores, total } = optionOdds(one.options, weights);
  // The last answer is that none of the files is right: it stands in no list of files.
  const files = one.options.slice(0, -1);
  const order = files.map((_, at) => at).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const place = order.findIndex((at) => files[at]?.right === true);
  const right = one.options.reduce((sum, option, at) => sum + (option.right ? (odds[at] ?? 0) : 0), 0);
  return {
    one,
    place: place === -1 ? Number.POSITIVE_INFINITY : place,
    confidence: (odds[order[0] ?? -1] ?? 0) / total,
    loss: -Math.log(Math.max(LEAST_CHANCE, right / total)),
  };
}

/** Weights of the files of crashes by the pull to zero that explains left-out projects best. */
export function fitCrashFiles(cases: readonly CrashCase[], penalties: readonly number[] = PENALTIES): FittedFiles {
  const signs = CRASH_RULE_SIGNS;
  const folded = foldedCases(cases);
  const spread = spreadOfMeasures(folded, Object.keys(signs));
  const scaled = scaledCases(folded, spread);
  const folds = [...new Set(scaled.map(({ fold }) => fold))];
  const tried = penalties.map((penalty) => {
    const leftOut = folds.flatMap((fold) => {
      const weights = unscaledWeights(
        fitSoftmax(
          scaled.filter((one) => one.fold !== fold),
          { signs, penalty },
        ),
        spread,
      );
      return cases.filter((_, at) => scaled[at]?.fold === fold).map((one) => outcomeOf(one, weights));
    });
    const loss = SUITES.reduce((sum, suite) => sum + meanOf(leftOut, suite, (one) => one.loss), 0);
    return { penalty, leftOut, loss };
  });
  const [best] = tried.toSorted((a, b) => a.loss - b.loss);
  if (best === undefined) throw new Error('No penalty was tried.');
  const weights = unscaledWeights(fitSoftmax(scaled, { signs, penalty: best.penalty }), spread);
  return { weights, penalty: best.penalty, leftOut: best.leftOut };
}

function meanOf(outcomes: readonly LeftOut[], suite: CrashCase['suite'], of: (one: LeftOut) => number): number {
  const own = outcomes.filter(({ one }) => one.suite === suite && one.headline);
  return own.reduce((sum, one) => sum + of(one), 0) / Math.max(1, own.length);
}

/** Shares of cases with a right file first, among the first three, among the first five; and how far the stated chance was off. */
export function crashFigures(outcomes: readonly LeftOut[]): Record<string, object> {
  return Object.fromEntries([
    ...SUITES.map((suite) => {
      const within = (count: number): number =>
        rounded(meanOf(outcomes, suite, ({ place }) => (place < count ? 1 : 0)));
      const cases = outcomes.filter(({ one }) => one.suite === suite && one.headline).length;
      const loss = rounded(meanOf(outcomes, suite, (one) => one.loss));
      return [suite, { cases, first: within(1), three: within(3), five: within(5), loss }];
    }),
    ['chance of the first file', reliabilityOf(outcomes)],
  ]);
}

function reliabilityOf(outcomes: readonly LeftOut[]): object {
  const answers = outcomes.map(({ confidence, place }) => ({ confidence, right: place === 0 }));
  const found = calibrate(answers);
  return {
    cases: answers.length,
    expectedError: rounded(found?.expectedError ?? 0),
    brier: rounded(found?.brier ?? 0),
    bins: (found?.bins ?? []).map(({ cases, stated, right }) => ({
      cases,
      stated: rounded(stated),
      right: rounded(right),
    })),
  };
}

/** Reads the crashes of all suites that are there. */
async function readCrashCases(data: string): Promise<CrashCases> {
  const { files, commits, baseline } = await crashCases(join(data, 'fixes'));
  const readers = { 'defects4j-traces': testTraceCases, 'swebench-tracebacks': tracebackCases };
  const others: CrashCase[] = [];
  for (const [suite, read] of Object.entries(readers)) {
    const folder = join(data, suite);
    if (existsSync(folder)) others.push(...(await read(folder)));
  }
  return { files: [...files, ...others], commits, baseline };
}

function hashOf(data: string, suite: string): string | null {
  const file = join(data, suite, 'inputs', 'cases.jsonl');
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
}

/** Fits the weights of a crash's files and commits, whole projects left out in turn, and writes them with their figures. */
export async function fitCrashWeights(data: string | undefined): Promise<FittedWeights> {
  if (data === undefined || !existsSync(join(data, 'fixes'))) {
    throw new UsageError('Set MATS_EVAL_DATA to the folder that holds `fixes/inputs` and `fixes/truth`.');
  }
  const { files, commits, baseline } = await readCrashCases(data);
  const ofFiles = fitCrashFiles(files);
  const ofCommits = fitBest(commits, CRASH_COMMIT_RULE_SIGNS);
  const innermost = { first: rounded(baseline.first), three: rounded(baseline.three) };
  const figures = {
    files: { penalty: ofFiles.penalty, ...crashFigures(ofFiles.leftOut), 'innermost frame of fixes': innermost },
    commits: figuresOf(ofCommits),
  };
  const written = {
    data: Object.fromEntries(SUITES.map((suite) => [suite, hashOf(data, suite)])),
    crossValidated: figures,
    files: ofFiles.weights,
    commits: ofCommits.weights,
  };
  writeFileSync(join(repositoryRoot(), FILE), `${JSON.stringify(written, null, 2)}\n`);
  return { written: FILE, figures };
}
