import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { predict } from '../predict.ts';
import type { Prediction, Suite } from '../suites/suite.ts';
import { calibrate, type Calibration, type StatedAnswer } from './calibration.ts';
import type { ReportEnvironment } from './env.ts';
import { hashFolder } from './hash-folder.ts';
import { scoreCases } from './score-cases.ts';
import { readScore } from './read-score.ts';
import type { SuiteScore } from './suite-score.ts';

const MOST_PRINTED = 64 * 1024 * 1024;

/** A suite as it ran: its score, what it cost, and how well it knew what it did not know. */
export interface SuiteRunResult {
  readonly score: SuiteScore;
  readonly inputsHash: string;
  readonly predictions: number;
  readonly wallMilliseconds: number;
  readonly cpuMilliseconds: number;
  /** Longest wait from one prediction to the next, reading included. */
  readonly slowestMilliseconds: number;
  readonly answers: readonly StatedAnswer[];
  readonly calibration?: Calibration;
  /** Why predicting ended early; what was written until then is scored. */
  readonly broke?: string;
}

/** A suite with its result, or with why it could not run. */
export type SuiteOutcome = { readonly suite: Suite } & (
  | {
      readonly result: SuiteRunResult;
      /** When it was measured, where that was in an earlier run. */
      readonly earlier?: { readonly commit: string; readonly date: string };
    }
  | { readonly notRun: string }
);

/** Predicts and scores one suite. Data of own suites is made anew; without data or scorer the outcome says what to get. */
export async function runSuite(suite: Suite, environment: ReportEnvironment): Promise<SuiteOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'mats-report-'));
  try {
    const found = await findData(suite, { environment, folder });
    if ('notRun' in found) return { suite, notRun: found.notRun };
    const out = join(folder, 'predictions.jsonl');
    const truth = join(found.data, 'truth');
    const cost = await predictTimed(leftOut(suite, truth), { data: join(found.data, 'inputs'), out });
    const predictions = readPredictions(out);
    const score = await scoreOf(suite, { truth, out, predictions, environment });
    const answers = statedAnswers(predictions, score);
    const calibration = calibrate(answers);
    const inputsHash = hashFolder(join(found.data, 'inputs'));
    return {
      suite,
      result: { ...cost, score, inputsHash, answers, ...(calibration === undefined ? {} : { calibration }) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was fitted is measured by weights that have not seen the case. */
function leftOut(suite: Suite, truth: string): Suite {
  const { predictLeftOut } = suite;
  return predictLeftOut === undefined ? suite : { ...suite, predict: (run) => predictLeftOut({ ...run, truth }) };
}

async function findData(
  suite: Suite,
  { environment, folder }: { readonly environment: ReportEnvironment; readonly folder: string },
): Promise<{ readonly data: string } | { readonly notRun: string }> {
  if (suite.makeData !== undefined) {
    const data = join(folder, 'data');
    mkdirSync(data);
    await suite.makeData(data);
    return { data };
  }
  const { data, scorer } = environment;
  if (data === undefined) {
    return {
      notRun: `set MATS_EVAL_DATA to the folder that holds \`${suite.name}/inputs\` and \`${suite.name}/truth\``,
    };
  }
  const missing = ['inputs', 'truth'].filter((part) => !existsSync(join(data, suite.name, part)));
  if (missing.length > 0) {
    const folders = missing.map((part) => `\`${suite.name}/${part}\``).join(' and ');
    return { notRun: `unpack the suite into the folder that MATS_EVAL_DATA names; it has no ${folders}` };
  }
  if (suite.score === undefined && (scorer === undefined || !existsSync(scorer))) {
    return { notRun: 'set MATS_EVAL_SCORER to the program that scores predictions' };
  }
  return { data: join(data, suite.name) };
}

type Cost = Pick<
  SuiteRunResult,
  'predictions' | 'wallMilliseconds' | 'cpuMilliseconds' | 'slowestMilliseconds' | 'broke'
>;

async function predictTimed(suite: Suite, request: { readonly data: string; readonly out: string }): Promise<Cost> {
  const ready: number[] = [];
  const timed: Suite = {
    ...suite,
    predict: ({ data, write }) =>
      suite.predict({
        data,
        write: (prediction) => {
          write(prediction);
          ready.push(performance.now());
        },
      }),
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const broke = await predict([timed], { suite: suite.name, ...request }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const wallMilliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const waits = ready.map((at, place) => at - (ready[place - 1] ?? start));
  return {
    predictions: ready.length,
    wallMilliseconds,
    cpuMilliseconds: (user + system) / 1000,
    slowestMilliseconds: Math.max(0, ...waits),
    ...(broke === undefined ? {} : { broke }),
  };
}

function readPredictions(file: string): Prediction[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Prediction);
}

/** Rankings and traces have programs of their own beside the scorer, which take the file of labels. */
function scorerOf(
  { name, scoredBy }: Suite,
  { truth, scorer }: { readonly truth: string; readonly scorer: string },
): { program: string; words: string[]; answers: string; misses: boolean } {
  const labels = join(truth, 'labels.jsonl');
  if (scoredBy === 'code') return { program: `${scorer}-code`, words: [name], answers: labels, misses: true };
  if (scoredBy === 'traces') return { program: `${scorer}-traces`, words: [], answers: labels, misses: false };
  return { program: scorer, words: [name], answers: truth, misses: true };
}

async function scoreOf(
  suite: Suite,
  given: {
    readonly truth: string;
    readonly out: string;
    readonly predictions: readonly Prediction[];
    readonly environment: ReportEnvironment;
  },
): Promise<SuiteScore> {
  const { truth, out, predictions, environment } = given;
  if (suite.score !== undefined) {
    const rows = await suite.score({ truth, predictions });
    const predicted = new Set(predictions.map((prediction) => String(prediction['case'])));
    return scoreCases(rows, { headline: suite.goals[0]?.metric ?? '', predicted });
  }
  const { program, words, answers, misses } = scorerOf(suite, { truth, scorer: environment.scorer ?? '' });
  const printed = execFileSync(
    program,
    [...words, '--truth', answers, '--predictions', out, '--json', ...(misses ? ['--misses'] : [])],
    {
      encoding: 'utf8',
      maxBuffer: MOST_PRINTED,
    },
  );
  return readScore(parsePrinted(printed, suite), suite.goals[0]?.metric ?? '');
}

/** Scorers of rankings print one line of figures and then a line for each miss; the others print one JSON. */
function parsePrinted(printed: string, { scoredBy }: Suite): unknown {
  if (scoredBy !== 'code') return JSON.parse(printed);
  const [figures = '', ...misses] = printed.trim().split('\n');
  return { ...(JSON.parse(figures) as object), misses: misses.map((line): unknown => JSON.parse(line)) };
}

function statedAnswers(predictions: readonly Prediction[], { misses }: SuiteScore): StatedAnswer[] {
  const wrong = new Set(misses);
  return predictions.flatMap((prediction) => {
    const { case: id, confidence } = prediction;
    return typeof confidence === 'number' ? [{ confidence, right: !wrong.has(String(id)) }] : [];
  });
}
