/** In so many failures the fault lies in no file that the trace leads to: what a caller handed over, or what was never called. */
const OUTSIDE_OF_TRACES = 0.2;

/**
 * The chance that the first file of a trace's ranking is the one to repair: its part of all files (softmax, as scores add up like log
 * odds), less what lies outside of every trace. So a trace alone never makes sure. One half of that when there is nothing to compare.
 */
export function confidenceOfTrace(scores: readonly number[]): number {
  const [first, ...others] = scores;
  const inside = 1 - OUTSIDE_OF_TRACES;
  if (first === undefined || others.length === 0) return inside / 2;
  return inside / (1 + others.reduce((sum, score) => sum + Math.exp(score - first), 0));
}
