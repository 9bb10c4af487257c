import type { Clue } from '../../code/history/clue.ts';
import { rankCommits } from '../../code/history/rank-commits.ts';
import { TOLD_AT, toldCommits } from '../../code/commits/testing/told-commits.ts';
import type { ToldCommit } from '../../code/commits/testing/told-commits.ts';
import { CHANGE_RULES } from '../change-rules.ts';
import type { ChangeCode, ChangeRule } from '../change-rules.ts';
import type { Weights } from '../weigh.ts';
import type { RuleExample } from './rule-example.ts';
import type { Outcome } from './try-rules.ts';

/** A failure that began at `TOLD_AT`, and the commits that may have brought it, each with a name. */
export interface ChangeCase {
  readonly clue: Partial<Clue>;
  readonly commits: readonly (ToldCommit & { readonly sha: string })[];
}

export type ChangeExample = RuleExample<ChangeCase> & { readonly code: ChangeCode };

/** Facts are weighed where they are found, so the rules themselves get other weights for as long as it ranks. */
function withWeights<Result>(weights: Weights, rank: () => Result): Result {
  const rules: Record<string, ChangeRule> = CHANGE_RULES;
  const kept = { ...rules };
  for (const [code, rule] of Object.entries(kept)) rules[code] = { ...rule, weight: weights[code] ?? 0 };
  try {
    return rank();
  } finally {
    Object.assign(rules, kept);
  }
}

/** Ranks the commits; one that comes first without being blamed has a question mark. */
export function rankChanges({ clue, commits }: ChangeCase, weights: Weights): Outcome {
  const { ranked, blamed } = withWeights(weights, () =>
    rankCommits(toldCommits(commits), { suspects: [], onset: TOLD_AT, ...clue }),
  );
  const best = ranked[0]?.commit.sha ?? '';
  return {
    first: blamed ?? `${best}?`,
    measured: Object.fromEntries(
      ranked.map(({ commit, reasons }) => [
        commit.sha,
        Object.fromEntries(reasons.map(({ code, weight }) => [code, weight])),
      ]),
    ),
  };
}
