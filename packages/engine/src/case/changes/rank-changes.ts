import type { Clue } from '../../code/history/clue.ts';
import { rankCommits } from '../../code/history/rank-commits.ts';
import type { RankedCommit } from '../../code/history/rank-commits.ts';
import { deploymentsInFeeds } from '../incident/deployments.ts';
import type { LocatedChange } from '../incident/incident-input.ts';
import { commitOfChange } from './commit-of-change.ts';

/** A change of a feed with what speaks for and against it. */
export interface RankedChange {
  readonly change: LocatedChange;
  readonly entry: RankedCommit;
}

/** What a deployment brings is in its commits; alone it stands for them only where the feed has none of them. */
function isKnownElsewhere(change: LocatedChange, commits: readonly LocatedChange[]): boolean {
  if (change.type !== 'deployment') return false;
  const { revision = '' } = change;
  return commits.some(({ revision: sha = '' }) => sha !== '' && (sha.startsWith(revision) || revision.startsWith(sha)));
}

/** Ranks the changes of feeds by content and time, as commits of a repository are ranked; the likeliest first. */
export function rankChanges(changes: readonly LocatedChange[], clue: Clue): RankedChange[] {
  const commits = changes.filter(({ type }) => type === 'commit');
  const weighed = changes.filter((change) => !isKnownElsewhere(change, commits));
  const undated = clue.onset ?? 0;
  const deployments = [...(clue.deployments ?? []), ...deploymentsInFeeds(changes)];
  const byCommit = new Map(weighed.map((change) => [commitOfChange(change, undated), change]));
  return rankCommits([...byCommit.keys()], { ...clue, deployments }).ranked.flatMap((entry) => {
    const change = byCommit.get(entry.commit);
    return change === undefined ? [] : [{ change, entry }];
  });
}
