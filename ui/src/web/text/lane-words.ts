/*
 * What the lanes of agents say while an investigation runs, and what a screen reader hears of it.
 */
import type { LaneStatus } from '../state/turn.ts';

export const LANE_STATUS_WORDS: Readonly<Record<LaneStatus, string>> = {
  waiting: 'Waiting',
  not_needed: 'Not needed',
  running: 'Working',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
};

export const LANE = {
  attempt: (number: number): string => `, attempt ${number}`,
  failed: 'The agent failed.',
  notNeeded: 'This question does not need it.',
  starting: 'Starting…',
  stoppedBefore: 'Stopped before it began.',
  waits: 'Waits for the others.',
  again: (message: string): string => `${message} Trying again.`,
  earlier: (count: number): string => `${count} earlier`,
} as const;

/** Where a turn stands, for a screen reader. */
export const PROGRESS = {
  answered: (verdict: string, given: { confidence: string; cause: string }): string =>
    `${verdict}, ${given.confidence}: ${given.cause}`,
  failed: 'The investigation failed.',
  stopped: 'The investigation was stopped.',
  asked: 'The question is asked.',
  step: (agent: string, step: string | null): string => `${agent}: ${step ?? 'starting'}`,
} as const;
