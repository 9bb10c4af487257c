import type { Commit } from '../history/commit.ts';
import { measureAll, probabilitiesOf, reasonsOf } from '../../rules/weigh.ts';
import type { Weights } from '../../rules/weigh.ts';
import { COMMON_WORDS, COMMIT_WEIGHTS } from './commit-weights.ts';
import { COMMIT_RULES } from './commit-rules.ts';
import { readCommitQuery } from './commit-query.ts';
import type { CommonWords } from './commit-query.ts';
import { viewCommits } from './commit-view.ts';

/** What was said of a failure, and the commits that may have brought it. */
export interface SuspectQuestion {
  /** What somebody says broke: title, description, trace. */
  readonly texts: readonly string[];
  /** Epoch milliseconds at which it was said. */
  readonly time: number;
  /** Newest first, in the order in which they landed, with their diffs. */
  readonly commits: readonly Commit[];
}

/** What one rule found in a commit. */
export interface CommitReason {
  readonly code: string;
  /** Log odds that it adds. */
  readonly weight: number;
  /** What the rule measured. */
  readonly value: number;
}

export interface SuspectCommit {
  readonly commit: Commit;
  /** Chance that it is the one, given that one of the commits is. */
  readonly probability: number;
  /** Strongest first. */
  readonly reasons: readonly CommitReason[];
}

/** What a ranking rests on; without it, what was fitted. */
export interface RankingKnowledge {
  readonly weights?: Weights;
  readonly common?: CommonWords;
}

/** Ranks commits by the chance that they brought what somebody says broke, best first. */
export function rankSuspectCommits(question: SuspectQuestion, knowledge: RankingKnowledge = {}): SuspectCommit[] {
  const { weights = COMMIT_WEIGHTS, common = COMMON_WORDS } = knowledge;
  const measured = measureCommits(question, common);
  const scores = measured.map((values) =>
    Object.entries(values).reduce((sum, [code, value]) => sum + value * (weights[code] ?? 0), 0),
  );
  const chances = probabilitiesOf(scores);
  return question.commits
    .map((commit, place) => {
      const values = measured[place] ?? {};
      const reasons = reasonsOf(values, weights).map((reason) => ({ ...reason, value: values[reason.code] ?? 0 }));
      return { commit, probability: chances[place] ?? 0, reasons };
    })
    .toSorted((a, b) => b.probability - a.probability);
}

/** What each rule measures of each commit, in the order of the commits. */
export function measureCommits(
  question: SuspectQuestion,
  common: CommonWords = COMMON_WORDS,
): Readonly<Record<string, number>>[] {
  const query = readCommitQuery(question.texts, common);
  return viewCommits(query, question).map((view) => measureAll(COMMIT_RULES, view));
}
