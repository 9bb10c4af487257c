import type { CodeQuestion, CodeSuspect, RepositoryFacts } from '@mats/engine/suspect';
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

function placeWords({ path, line, function: name }: CodeSuspect): string {
  return `${path}:${line}${name === undefined ? '' : ` in ${name}`}`;
}

/** Where the failures lie in the code. */
export function locationClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts.flatMap((item) =>
    item.suspects.slice(0, 3).map(({ suspect, evidence }) => ({
      text: `${placeWords(suspect)}: ${suspect.because}.`,
      about: 'location' as const,
      evidence: [evidence.id, ...suspect.evidence],
    })),
  );
}

/** Who calls what only a log statement tells of. */
export function callerClaims(facts: readonly RepositoryInvestigation[]): Claim[] {
  return facts.flatMap(({ callers }) =>
    callers.map(({ calling: { of, code }, evidence }) => ({
      text: `${placeWords(code.suspect)} ${code.suspect.because}, which wrote it.`,
      about: 'location' as const,
      evidence: [evidence.id, ...of.evidence],
    })),
  );
}

/** Says "no code cause" when commits were looked at and none touches the failure. */
export function exclusionClaims(facts: readonly RepositoryFacts[]): Claim[] {
  return facts
    .filter((item) => item.ranked.length > 0 && item.blamed === undefined)
    .map((item) => ({
      text: `None of the commits ${item.deployed.window.words} touches what failed.`,
      about: 'exclusion' as const,
      evidence: [...item.ranked.map((ranked) => ranked.evidence.id), ...item.deployed.evidence],
    }));
}
