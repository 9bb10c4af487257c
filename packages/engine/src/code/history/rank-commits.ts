import type { Commit } from './commit.ts';
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
  /** Why `blamed` is what it is, in a sentence. */
  readonly explanation: string;
}

/**
 * Evidence weights add up like log odds. A commit is blamed from this score on: one connection by content (the failing key, the
 * failing function, the failing dependency) reaches it, nearness in time or in the tree and a kind of failure alone do not.
 */
const BLAME_FROM = 2.3;
/** A second commit this close makes the answer a guess, which the explanation says. */
const CLEAR_LEAD = 1;

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

/** A change that can hardly alter what runs stays unlikely however close it lies to the failure. */
function ceilingOf(reasons: readonly Reason[]): number {
  const worst = Math.min(0, ...reasons.map((reason) => reason.weight));
  return worst <= -5 ? -2 : worst <= -2.5 ? 0.5 : Number.POSITIVE_INFINITY;
}

/** Whether more than time ties a commit to the failure, and strongly enough to blame it. */
export function isConnected({ reasons, score }: RankedCommit): boolean {
  return score >= BLAME_FROM && reasons.some((reason) => reason.connects && reason.weight > 0);
}

function conclude(ranked: readonly RankedCommit[]): CommitRanking {
  const [best, second] = ranked;
  if (best === undefined)
    return { ranked, explanation: 'There is no commit between the last good state and the onset.' };
  if (!isConnected(best)) {
    return { ranked, explanation: 'No commit touches the failing code, its configuration or its dependencies.' };
  }
  const lead = best.score - (second?.score ?? 0);
  const why = best.reasons
    .filter((reason) => reason.weight > 0)
    .map((reason) => reason.text)
    .join('; ');
  const doubt =
    lead < CLEAR_LEAD && second !== undefined ? ` ${second.commit.sha.slice(0, 8)} is nearly as likely.` : '';
  return { ranked, blamed: best.commit.sha, explanation: `${why}.${doubt}` };
}

function historyEvidence(
  commit: Commit,
  about: { traits: CommitTraits | undefined; revert: Commit | undefined; clue: Clue },
): Reason[] {
  const { traits, revert, clue } = about;
  const reasons: Reason[] = [];
  if (traits?.inert === true) {
    reasons.push({ weight: -6, text: 'changes only tests, documentation, comments or white space', connects: false });
  }
  if (commit.parents?.length === 0) {
    // What was there from the start has no "before" in which it worked; clones cut short make such commits too.
    reasons.push({ weight: -2, text: 'is the first commit there is', connects: false });
  }
  if (traits?.merge === true && commit.files.length === 0) {
    reasons.push({ weight: -1, text: 'a merge without changes of its own', connects: false });
  }
  if (revert !== undefined) {
    const before = clue.onset !== undefined && revert.time < clue.onset;
    reasons.push(
      before
        ? { weight: -6, text: `taken back by ${revert.sha.slice(0, 8)} before the failure began`, connects: false }
        : { weight: 1, text: `taken back by ${revert.sha.slice(0, 8)} after the failure began`, connects: false },
    );
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
