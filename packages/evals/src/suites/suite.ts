/** One line of a prediction file; `case` names the case, the rest is the suite's. */
export type Prediction = Readonly<Record<string, unknown>>;

/** Where a suite's inputs lie, and where its predictions go: `write` stores each one at once, so that a crash loses only the rest. */
export interface SuiteRun {
  readonly data: string;
  readonly write: (prediction: Prediction) => void;
}

/** A benchmark that the engine can be run on. It reads its inputs folder only, and no case depends on another. */
export interface Suite {
  readonly name: string;
  readonly predict: (run: SuiteRun) => void | Promise<void>;
}
