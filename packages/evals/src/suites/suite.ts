/**
 * One line of a prediction file; `case` names the case, the rest is the suite's. An engine that knows how sure it is adds
 * `confidence`, from 0 to 1: the chance that its first answer is right. Scorers ignore it; the report draws the
 * reliability curve from it.
 */
export type Prediction = Readonly<Record<string, unknown>>;

/** Where a suite's inputs lie, and where its predictions go: `write` stores each one at once, so that a crash loses only the rest. */
export interface SuiteRun {
  readonly data: string;
  readonly write: (prediction: Prediction) => void;
}

/** What somebody else reaches on the same cases. */
export interface Rival {
  readonly by: string;
  readonly value: number;
}

/** A figure that the suite must reach, as `docs/accuracy.md` shows it. */
export interface AccuracyGoal {
  /** The scorer's name of the figure, such as `AC@1`. */
  readonly metric: string;
  /** The group of cases it is taken from, as the scorer names it; without one, the cases of the headline. */
  readonly group?: string;
  /** `mean` over the cases (the default) or their `sum`, for figures that are counted, such as decoys. */
  readonly of?: 'mean' | 'sum';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What the figure is, in words. */
  readonly says: string;
  readonly toBeat?: readonly Rival[];
}

/** How one case came out: each metric from 0 to 1. A metric that does not apply to the case is left out. */
export interface CaseScore {
  readonly case: string;
  readonly metrics: Readonly<Record<string, number>>;
  /** Tables that the case also counts in, such as `without a code cause`. */
  readonly groups?: readonly string[];
}

/** What a suite's own scorer gets: its folder of answers, and predictions that may be missing, malformed or repeated. */
export interface Scoring {
  readonly truth: string;
  readonly predictions: readonly Prediction[];
}

/** A benchmark that the engine can be run on. It reads its inputs folder only, and no case depends on another. */
export interface Suite {
  readonly name: string;
  /** What is asked of the engine, in one sentence. */
  readonly asks: string;
  /** The first goal's metric is the headline: a case below 1 on it is a miss. */
  readonly goals: readonly AccuracyGoal[];
  readonly predict: (run: SuiteRun) => void | Promise<void>;
  /** Suites that weights were fitted on: the same by weights that have not seen the case, which is what the report scores. */
  readonly predictLeftOut?: (run: SuiteRun & { readonly truth: string }) => Promise<void>;
  /** Suites of our own only: one row for every case of the truth folder, a missing prediction all 0. Others have a scorer outside. */
  readonly score?: (scoring: Scoring) => readonly CaseScore[] | Promise<readonly CaseScore[]>;
  /** Suites of our own only: writes `inputs/` and `truth/` into an empty folder, the same bytes in every run. */
  readonly makeData?: (folder: string) => void | Promise<void>;
}
