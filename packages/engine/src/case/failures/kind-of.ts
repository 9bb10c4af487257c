import type { CauseKind } from '@mats/contracts';
import type { FailureView } from '../../rules/failure-view.ts';

/** From this probability on a guessed kind is taken for one. */
const SURE_GUESS = 0.3;

/** What kind of failure the lines tell of, by their form or their words; null when neither says, or a person wrote them. */
export function kindOf({ sighting, guess, prose }: FailureView): CauseKind | null {
  // A sentence about a failure is not the failure.
  if (prose === 1) return null;
  if (sighting !== null) return sighting.entry.kind;
  return guess !== null && guess.probability >= SURE_GUESS ? guess.kind : null;
}
