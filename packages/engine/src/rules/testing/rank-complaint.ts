import type { ComplaintCase } from '../../code/commits/testing/pair-of-commits.ts';
import { TOLD_AT, toldCommits } from '../../code/commits/testing/told-commits.ts';
import { measureCommits, rankSuspectCommits } from '../../code/commits/rank-suspect-commits.ts';
import type { Weights } from '../weigh.ts';
import type { Outcome } from './try-rules.ts';

/** Ranks the commits before a complaint. */
export function rankComplaint({ text, commits: told }: ComplaintCase, weights: Weights): Outcome {
  const commits = toldCommits(told);
  const question = { texts: [text], time: TOLD_AT, commits };
  const [best] = rankSuspectCommits(question, { weights });
  const measured = measureCommits(question);
  return {
    first: best?.commit.sha ?? '',
    measured: Object.fromEntries(commits.map(({ sha }, place) => [sha, measured[place] ?? {}])),
  };
}
