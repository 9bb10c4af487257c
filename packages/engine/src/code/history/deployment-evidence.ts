import { because } from './clue.ts';
import type { Clue, Reason } from './clue.ts';
import type { Commit } from './commit.ts';

/** Faults of a release show when traffic reaches it, so within minutes; each time this long halves what the nearness says. */
const HALF_LIFE_MS = 15 * 60_000;
/** Clocks of deployments and of measurements differ, and measurements are dated to their interval. */
const CLOCK_MS = 2 * 60_000;

/**
 * Whether a commit ran. That it went live on a failing part right before its measurements changed supports it; a commit that nothing deployed
 * before the failure, or only on parts that the failing one does not call, can hardly be its cause. All only weigh in: deployments carry many
 * innocent commits, and records of them have gaps.
 */
export function deploymentEvidence(commit: Commit, clue: Clue): Reason[] {
  const { onset, deployments = [] } = clue;
  if (onset === undefined) return [];
  const dated = deployments.flatMap(({ time, ...rest }) => (time === null ? [] : [{ ...rest, time }]));
  const earlier = dated.filter(({ time }) => time <= onset + CLOCK_MS);
  if (earlier.length > 0 && earlier.every(({ time }) => time < commit.time)) {
    return [because('not_live')];
  }
  const parts = new Set(clue.parts);
  const own = earlier.filter(({ revision }) => isSame(revision, commit.sha));
  const [elsewhere] = own;
  if (elsewhere !== undefined && parts.size > 0 && !own.some(({ service }) => parts.has(service))) {
    return [because('live_elsewhere', { part: elsewhere.service })];
  }
  const changes = [...(clue.changes ?? []), onset];
  const lags = own
    .filter(({ service }) => parts.has(service))
    .flatMap(({ time, service: part }) => changes.map((change) => ({ part, lag: change - time })))
    .filter(({ lag }) => lag >= -CLOCK_MS)
    .toSorted((a, b) => a.lag - b.lag);
  const [nearest] = lags;
  if (nearest === undefined) return [];
  return [because('went_live', { part: nearest.part }, 2 ** (-Math.max(0, nearest.lag) / HALF_LIFE_MS))];
}

function isSame(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
