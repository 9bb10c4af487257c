import type { Rig } from './rig.ts';
import type { Asked } from './asker.ts';

/** What a fault may use: the platform, how often to strike, and random numbers that are the same in every run. */
export interface FaultTools {
  readonly rig: Rig;
  readonly runs: number;
  readonly random: () => number;
}

/** What came of a fault beside the questions, each as a sentence for whoever reads the result. */
export interface Struck {
  readonly asked: readonly Asked[];
  readonly broken?: readonly string[];
}

/** One thing that may happen to the platform while it works. */
export interface Fault {
  readonly name: string;
  readonly says: string;
  /** How often it strikes in the full and in the short form. */
  readonly runs: readonly [full: number, short: number];
  /** Settings of services, by their compose names, for this fault; `folder` is the rig's. */
  readonly settings?: (folder: string) => Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the platform has to have for this fault to be possible. */
  readonly needs?: readonly FaultNeed[];
  readonly strike: (tools: FaultTools) => Promise<Struck>;
}

/**
 * `postgres`, `embedded`: that database; `own-phoenix`: one that nobody else uses; `small-disk`: a file system that fills
 * up; `toxiproxy`, `collector`: that program, between the parts; `two-orchestrators`: another one, to take over.
 */
export type FaultNeed =
  | 'two-orchestrators'
  | 'own-phoenix'
  | 'postgres'
  | 'embedded'
  | 'small-disk'
  | 'toxiproxy'
  | 'collector';

/** What is printed of a fault on an engine. */
export interface FaultResult {
  readonly fault: string;
  readonly engine: string;
  readonly runs: number;
  readonly accepted: number;
  readonly finished: number;
  /** Accepted and never finished. */
  readonly lost: number;
  /** Finished more than once, or with an event twice. */
  readonly doubled: number;
  /** Finished with another answer than without the fault, or with an event missing. */
  readonly damaged: number;
  /** Calls of agents beyond one for each step. */
  readonly repeated_steps: number;
  /**
   * The longest time until a question went on that was under way when its orchestrator was gone: from when that was ready
   * again, or from when it was gone where another one had to take over. Left out where nothing was under way.
   */
  readonly resumed_ms?: number;
  /** Spans that Phoenix does not hold although a turn without the fault has them, and spans without their parent. */
  readonly spans_missing: number;
  readonly seconds: number;
  /** A few words for each thing that is wrong. */
  readonly shown: readonly string[];
}
