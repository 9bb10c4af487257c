import { claimOf, placeValues } from '@mats/engine/suspect';
import type { CodeQuestion, RepositoryFacts } from '@mats/engine/suspect';
import type { Candidate, Claim } from '@mats/contracts';
import type { RepositoryInvestigation } from '../investigate-repository.ts';

/** The finding in one sentence. */
export function summaryOf(
  question: CodeQuestion,
  candidates: readonly Candidate[],
  facts: readonly RepositoryFacts[],
): string {
  const [best] = candidates;
  if (best?.commit != null) return `Main suspect: ${best.title}.`;
  if (question.failures.length === 0 && question.traces.length === 0) return 'There is no failure to look for in code.';
  const commits = facts.some((item) => item.ranked.length > 0)
    ? 'No commit touches what failed'
    : 'No history was read';
  return best === undefined
    ? `${commits}, and no frame lies in the code.`
    : `${commits}; the failure points to ${best.title}.`;
}

/** Where the failures lie in the code. */
export function locationClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts.flatMap((item) =>
    item.suspects.slice(0, 3).map(({ suspect, evidence }) => {
      const { code, name = '' } = suspect.found;
      const cited = [evidence.id, ...suspect.evidence];
      const values = { ...placeValues(suspect), found: code, name };
      return claimOf('place_found', values, { about: 'location', evidence: cited });
    }),
  );
}

/** Who calls what only a log statement tells of. */
export function callerClaims(facts: readonly RepositoryInvestigation[]): Claim[] {
  return facts.flatMap(({ callers }) =>
    callers.map(({ calling: { of, code }, evidence }) =>
      claimOf(
        'called_from',
        { ...placeValues(code.suspect), callee: of.function },
        { about: 'location', evidence: [evidence.id, ...of.evidence] },
      ),
    ),
  );
}

/** Says "no code cause" when commits were looked at and none touches the failure. */
export function exclusionClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts
    .filter((item) => item.ranked.length > 0 && item.blamed === undefined)
    .map(({ ranked, deployed: { window, evidence } }) =>
      claimOf('no_commit_touches', window.of, {
        about: 'exclusion',
        evidence: [...ranked.map((one) => one.evidence.id), ...evidence],
      }),
    );
}
