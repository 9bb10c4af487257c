import type { CheckedClaim, Evidence, Intent, Report, Usage } from '@mats/contracts';
import type { Answer } from '../answer/answer.ts';
import type { SessionFacts } from '../answer/session-facts.ts';

const MOST_CLAIMS = 60;

/** The answer as a claim: it ships when all that it cites was read again. */
export function answerClaim({ code, text, about, evidence }: Answer, verified: ReadonlySet<string>): CheckedClaim[] {
  const holds = evidence.length > 0 && evidence.every((id) => verified.has(id));
  return holds ? [{ code, values: {}, text, about, evidence: [...evidence], verified: true }] : [];
}

function uniqueClaims(claims: readonly CheckedClaim[]): CheckedClaim[] {
  return [...new Map(claims.map((claim) => [claim.text, claim])).values()].slice(0, MOST_CLAIMS);
}

function citedIn({ claims, chain, ruledOut, weakerLeads, onset }: Report): string[] {
  const pieces = [...claims, ...chain, ...ruledOut, ...weakerLeads];
  return [...pieces.flatMap(({ evidence }) => evidence), ...(onset?.evidence ?? [])];
}

/** The evidence of a conclusion and of what is said beside it. */
function evidenceFor(report: Report, facts: SessionFacts): Evidence[] {
  const own = facts.findings.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  const ids = new Set([...own, ...citedIn(report)]);
  return [...ids].flatMap((id) => facts.evidence.get(id) ?? []);
}

/**
 * The report of a follow-up: the answer on top of the conclusion it rests on. Verdict, cause, confidence and all that belongs to them stay
 * what they were, however often is asked.
 */
export function followUpReport(
  answer: Answer,
  given: { facts: SessionFacts; intent: Intent; verified: ReadonlySet<string>; usage: Usage },
): Report {
  const { facts, intent, verified, usage } = given;
  const { conclusion, concludedIn, turns } = facts;
  const said = answerClaim(answer, verified);
  const earlier = intent === 'summary' ? turns.flatMap(({ report }) => report.claims) : [];
  const claims = uniqueClaims([...said, ...conclusion.claims, ...earlier]);
  const report: Report = {
    ...conclusion,
    answer: answer.text,
    intent,
    ...(concludedIn === null ? {} : { repeats: { turn: concludedIn } }),
    claims,
    droppedClaims: answer.evidence.length > 0 && said.length === 0 ? 1 : 0,
    usage,
  };
  return { ...report, evidence: evidenceFor(report, facts) };
}
