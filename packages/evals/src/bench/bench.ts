/** One side of a comparison: medians over the rounds, with the spread beside them. */
export interface Side {
  readonly [figure: string]: number | string | null | readonly number[] | Side;
}

/** What a bench prints: `ratio` against its goal, and both sides it was made of. */
export interface BenchResult {
  readonly ratio?: number;
  readonly [figure: string]: unknown;
}

/** A figure that a bench must reach. `figure` is a path into its result, such as `plain.ratio`. */
export interface Goal {
  readonly figure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What the figure is, in words, for the report. */
  readonly says: string;
}

export interface BenchContext {
  /** Tells a person how it goes; never on stdout. */
  readonly progress: (words: string) => void;
  /** Repetitions of A/B/A/B. */
  readonly rounds: number;
  /** The environment variables of the run. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The day on which it is measured stands beside each figure. */
  readonly now: () => Date;
}

/** A speed bench: one file in `benches/`, one line in the registry. */
export interface Bench {
  readonly name: string;
  /** What is compared with what, in one sentence. */
  readonly compares: string;
  readonly goals: readonly Goal[];
  /** @throws NotRunnable when something that it needs is not on this machine. */
  readonly run: (context: BenchContext) => Promise<BenchResult>;
}

/** A bench that cannot run here; the message names what is missing and how to get it. */
export class NotRunnable extends Error {
  override readonly name = 'NotRunnable';
}
