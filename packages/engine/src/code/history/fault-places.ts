import type { CodeReach } from './clue.ts';
import type { CommitRanking } from './rank-commits.ts';
import { type ChangedPlace, changedPlaces } from './slice-evidence.ts';

/** A place where the fault may be. */
export interface FaultPlace {
  readonly path: string;
  readonly line: number;
}

/** Lines nearer than this are one place to look at. */
const SAME_PLACE = 3;
/** Places that the first commit and its rival give, before the calls of the stack follow. */
const OF_BLAMED = 2;
const OF_RIVAL = 1;

/**
 * Where to look, best first: what the blamed commit changed among what the failure depends on, the same of its nearest rival, then the calls of
 * the stack. A fault shows where it throws, and was made where something changed: the change tells the place better when it is known.
 */
export function faultPlaces(
  ranking: CommitRanking,
  about: { reach: CodeReach; calls: readonly FaultPlace[] },
): FaultPlace[] {
  const { reach, calls } = about;
  const [first, second] = ranking.ranked;
  const blamed = ranking.blamed !== undefined && first !== undefined ? changedPlaces(first.commit, reach) : [];
  const rival = blamed.length > 0 && second !== undefined ? changedPlaces(second.commit, reach) : [];
  const connected = rival.filter(({ distance }) => distance !== undefined);
  const places: FaultPlace[] = [...apart(blamed).slice(0, OF_BLAMED), ...apart(connected).slice(0, OF_RIVAL), ...calls];
  return [...new Map(places.map(({ path, line }) => [`${path}:${line}`, { path, line }])).values()];
}

function apart(places: readonly ChangedPlace[]): ChangedPlace[] {
  const kept: ChangedPlace[] = [];
  for (const place of places) {
    const near = kept.some(({ path, line }) => path === place.path && Math.abs(line - place.line) <= SAME_PLACE);
    if (!near) kept.push(place);
  }
  return kept;
}
