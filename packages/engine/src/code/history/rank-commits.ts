import type { Commit } from './commit.ts';
import { CHANGE_RULES } from '../../rules/change-rules.ts';
import type { ChangeRule } from '../../rules/change-rules.ts';
import { because } from './clue.ts';
import type { Clue, Reason } from './clue.ts';
import { commitEvidence } from './commit-evidence.ts';
import { type CommitTraits, traitsOf } from './commit-traits.ts';

/** A commit with the evidence for and against it. `score` is a sum of weights; compare it only within one ranking. */
export interface RankedCommit {
  readonly commit: Commit;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** The answer: commits best first, and the one to blame, or that none is. */
export interface CommitRanking {
  readonly ranked: readonly RankedCommit[];
  /** The sha to blame; absent when nothing connects a commit with the failure. */
  readonly blamed?: string;
}

/**
 * Evidence weights add up like log odds. A commit is blamed from this score on: one connection by content (the failing key, the
 * failing function, the failing dependency) reaches it, nearness in time or in the tree and a kind of failure alone do not.
 */
const BLAME_FROM = 2.3;

/**
 * Ranks commits by how their change touches what failed. Content decides, time only excludes and breaks ties: near every incident
 * lie innocent commits. Reverts are followed: what was taken back before the onset cannot be the cause, what was taken back
 * after it probably was. Answers "none" when no commit is connected with the failure by more than time.
 */
export function rankCommits(commits: readonly Commit[], clue: Clue): CommitRanking {
  const traits = new Map(commits.map((commit) => [commit.sha, traitsOf(commit)]));
  const reverted = revertedBy(commits, traits);
  const ranked = commits
    .map((commit): RankedCommit => {
      const reasons = [
        ...commitEvidence(commit, { clue, commits }),
        ...historyEvidence(commit, { traits: traits.get(commit.sha), revert: reverted.get(commit.sha), clue }),
      ];
      return { commit, reasons, score: Math.min(ceilingOf(reasons), total(reasons)) };
    })
    .toSorted((a, b) => b.score - a.score || b.commit.time - a.commit.time || a.commit.sha.localeCompare(b.commit.sha));
  return conclude(ranked);
}

function total(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, reason) => sum + reason.weight, 0);
}

/** A change that can hardly alter what runs stays unlikely however close it lies to the failure: only what speaks against it limits it. */
function ceilingOf(reasons: readonly Reason[]): number {
  const against = reasons.filter(({ weight }) => weight < 0);
  const ceilings = against.flatMap(({ code }) => (CHANGE_RULES[code] as ChangeRule).ceiling ?? []);
  return Math.min(Number.POSITIVE_INFINITY, ...ceilings);
}

/** Whether more than time ties a commit to the failure, and strongly enough to blame it. */
export function isConnected({ reasons, score }: RankedCommit): boolean {
  return score >= BLAME_FROM && reasons.some((reason) => reason.connects && reason.weight > 0);
}

/** Whether the failure was followed through the code to what the commit changed. */
export function isFollowed({ reasons }: RankedCommit): boolean {
  return reasons.some(({ code, weight }) => weight > 0 && (CHANGE_RULES[code] as ChangeRule).followed === true);
}

function conclude(ranked: readonly RankedCommit[]): CommitRanking {
  const [best] = ranked;
  return best === undefined || !isConnected(best) ? { ranked } : { ranked, blamed: best.commit.sha };
}

function historyEvidence(
  commit: Commit,
  about: { traits: CommitTraits | undefined; revert: Commit | undefined; clue: Clue },
): Reason[] {
  const { traits, revert, clue } = about;
  const reasons: Reason[] = [];
  if (traits?.inert === true) {
    reasons.push(because('changes_nothing'));
  }
  if (commit.parents?.length === 0) {
    // What was there from the start has no "before" in which it worked; clones cut short make such commits too.
    reasons.push(because('first_commit'));
  }
  if (traits?.merge === true && commit.files.length === 0) {
    reasons.push(because('empty_merge'));
  }
  if (revert !== undefined) {
    const before = clue.onset !== undefined && revert.time < clue.onset;
    reasons.push(because(before ? 'taken_back_before' : 'taken_back_after', { sha: revert.sha.slice(0, 8) }));
  }
  return reasons;
}

/** Which commit took which back, by the sha or the subject that a revert names; a re-landed change is a commit of its own. */
function revertedBy(commits: readonly Commit[], traits: ReadonlyMap<string, CommitTraits>): Map<string, Commit> {
  const found = new Map<string, Commit>();
  for (const commit of commits) {
    const { reverts, revertsSubject } = traits.get(commit.sha) ?? {};
    if (reverts === undefined && revertsSubject === undefined) continue;
    const target =
      commits.find((other) => reverts !== undefined && other.sha.startsWith(reverts)) ??
      commits
        .filter((other) => other.subject === revertsSubject && other.time <= commit.time && other !== commit)
        .toSorted((a, b) => b.time - a.time)[0];
    if (target !== undefined && target !== commit) found.set(target.sha, commit);
  }
  return found;
}
