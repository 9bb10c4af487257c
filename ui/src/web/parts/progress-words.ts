import { confidenceWords, VERDICT_WORDS } from '../text/verdict-words.ts';
import { lanesOf } from '../state/turn.ts';
import type { Turn } from '../state/turn.ts';

/** Where a turn stands, in one sentence for a screen reader. */
export function progressWords(turn: Turn): string {
  if (turn.report !== null) {
    const { verdict, confidence, cause } = turn.report;
    return `${VERDICT_WORDS[verdict].label}, ${confidenceWords(confidence)}: ${cause}`;
  }
  if (turn.state === 'failed' || turn.state === 'unsent') return turn.failure?.message ?? 'The investigation failed.';
  if (turn.state === 'cancelled') return 'The investigation was stopped.';
  const running = lanesOf(turn).filter((lane) => lane.status === 'running');
  if (running.length === 0) return 'The question is asked.';
  return running.map((lane) => `${lane.title}: ${lane.step ?? 'starting'}`).join('. ');
}
