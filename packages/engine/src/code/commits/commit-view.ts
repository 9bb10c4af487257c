import type { Commit } from '../history/commit.ts';
import { commitFates } from './commit-fate.ts';
import type { CommitFate } from './commit-fate.ts';
import { deedsOf } from './commit-message.ts';
import type { Deed } from './commit-message.ts';
import type { CommitQuery, ComplaintKind } from './commit-query.ts';
import { commitRelatives } from './commit-relatives.ts';
import type { CommitRelatives } from './commit-relatives.ts';
import { shapeOf } from './commit-shape.ts';
import type { CommitShape } from './commit-shape.ts';
import { createWordReader } from './commit-words.ts';
import { matchWords } from './match-words.ts';
import type { WordMatch } from './match-words.ts';

/** All that the rules look at of one commit, beside the complaint. */
export interface CommitView {
  readonly commit: Commit;
  /** How many commits landed after it. */
  readonly place: number;
  /** Hours between its landing and the complaint. */
  readonly hours: number;
  /** Hours between its writing and its landing. */
  readonly waited: number;
  readonly deeds: ReadonlySet<Deed>;
  readonly match: WordMatch;
  readonly shape: CommitShape;
  readonly fate: CommitFate;
  readonly relatives: CommitRelatives;
  /** What kind of failure is complained of. */
  readonly kinds: ReadonlySet<ComplaintKind>;
  /** How much the complaint tells: the logarithm of its telling words. */
  readonly told: number;
}

const HOUR = 3_600_000;

/** Views of commits that come newest first, in the order in which they landed. `time` is when the failure was told. */
export function viewCommits(query: CommitQuery, given: { commits: readonly Commit[]; time: number }): CommitView[] {
  const { commits, time } = given;
  const words = commits.map(createWordReader(query));
  const { matches, told } = matchWords(query, words);
  const [fates, relatives] = [commitFates(commits), commitRelatives(commits)];
  return commits.flatMap((commit, place) => {
    const [match, fate, related] = [matches[place], fates[place], relatives[place]];
    if (match === undefined || fate === undefined || related === undefined) return [];
    const landed = commit.landed ?? commit.time;
    return {
      commit,
      place,
      hours: Math.max(0, (time - landed) / HOUR),
      waited: Math.max(0, (landed - commit.time) / HOUR),
      deeds: deedsOf(commit.subject),
      match,
      shape: shapeOf(commit),
      fate,
      relatives: related,
      kinds: query.kinds,
      told: Math.log1p(told),
    };
  });
}
