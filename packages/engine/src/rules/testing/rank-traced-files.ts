import { rankFrames } from '../../code/frames/rank-frames.ts';
import type { RankOptions } from '../../code/frames/rank-frames.ts';
import { SUSPICION_RULES } from '../../code/frames/suspicion-rules.ts';
import { findTraces } from '../../logs/stack/find-traces.ts';
import type { Weights } from '../weigh.ts';
import type { Outcome } from './try-rules.ts';

/** A pasted trace, and the files of the repository. */
export interface TracedCase extends RankOptions {
  readonly trace: string;
  readonly knownFiles: readonly string[];
}

/** Ranks the files of a trace; what one rule measures is what it gives with a weight of one beside no other. */
export function rankTracedFiles({ trace, ...options }: TracedCase, weights: Weights): Outcome {
  const { traces } = findTraces(trace);
  const measured: Record<string, Record<string, number>> = {};
  for (const { code } of SUSPICION_RULES) {
    for (const { file, score } of rankFrames(traces, options, { [code]: 1 }).files)
      measured[file] = { ...measured[file], [code]: score };
  }
  return { first: rankFrames(traces, options, weights).files[0]?.file ?? '', measured };
}
