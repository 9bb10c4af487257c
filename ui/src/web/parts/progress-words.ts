import { confidenceWords, VERDICT_WORDS } from '../text/verdict-words.ts';
import { lanesOf } from '../state/turn.ts';
import type { Turn } from '../state/turn.ts';
import { PROGRESS } from '../text/lane-words.ts';

/** Where a turn stands, in one sentence for a screen reader. */
export function progressWords(turn: Turn): string {
  if (turn.report !== null) {
    const { verdict, confidence, cause } = turn.report;
    return PROGRESS.answered(VERDICT_WORDS[verdict].label, { confidence: confidenceWords(confidence), cause });
  }
  if (turn.state === 'failed' || turn.state === 'unsent') return turn.failure?.message ?? PROGRESS.failed;
  if (turn.state === 'cancelled') return PROGRESS.stopped;
  const running = lanesOf(turn).filter((lane) => lane.status === 'running');
  if (running.length === 0) return PROGRESS.asked;
  return running.map((lane) => PROGRESS.step(lane.title, lane.step)).join('. ');
}
