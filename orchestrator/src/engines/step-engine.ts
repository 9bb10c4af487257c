import type { EventBody, Report } from '@mats/contracts';
import type { Question, StepName, Steps } from '../investigation/step-context.ts';
import type { OwnedRun } from '../store/run-store.ts';

export const ENGINE_NAMES = ['light', 'dbos', 'temporal'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** One investigation as an engine gets it. */
export interface EngineRun {
  run: OwnedRun;
  question: Question;
  /** What a durable record of the run says of where it belongs, besides the question. */
  about: { tenant: string | undefined; traceparent: string };
  /** Whether nothing of it can have been stored by an engine yet. */
  fresh: boolean;
  /** Aborts when the run is cancelled, or given up for another executor with `WorkParked`. */
  signal: AbortSignal;
  /** Stores an event; one that is stored already is not stored again. `origin`: the step that tells it. */
  emit: (event: EventBody, origin: string) => Promise<void>;
  /** Does a step's work. */
  perform: <Name extends StepName>(
    name: Name,
    input: Steps[Name]['input'],
    key: string,
  ) => Promise<Steps[Name]['output']>;
  /** Whether no further step begins here: the run is left at this point. */
  isParking: () => boolean;
}

/**
 * Runs investigations so that what a step returned is kept: after the death of its process an investigation goes on
 * with the first step that had not finished. Which process works on a run is not its business; see `Executor`.
 */
export interface StepEngine {
  readonly name: EngineName;
  /** Called when the database is there. */
  open(): Promise<void>;
  /**
   * The investigation's report. Rejects with the signal's reason when that aborts, and with `WorkParked` when the run
   * is left here.
   */
  investigate(run: EngineRun): Promise<Report>;
  /** Drops what it kept of a run that has ended. */
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}
