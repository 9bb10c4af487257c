import { agentTitle } from '@mats/contracts';
import type { AgentName, Finding, NotChecked, Report, Usage } from '@mats/contracts';

const SHOWN = 5;

function totalUsage(findings: readonly Finding[]): Usage {
  const calls = findings.map((finding) => finding.usage);
  const sum = (pick: (usage: Usage) => number): number => calls.reduce((total, usage) => total + pick(usage), 0);
  return {
    agent: 'orchestrator',
    tokens: { prompt: sum((usage) => usage.tokens.prompt), completion: sum((usage) => usage.tokens.completion) },
    cost_usd: sum((usage) => usage.cost_usd),
    model: calls.find((usage) => usage.model !== null)?.model ?? null,
    duration_ms: sum((usage) => usage.duration_ms),
    calls,
  };
}

/**
 * The answer when nobody could weigh the findings: it repeats what was found, names who is missing, and draws no
 * conclusion of its own.
 */
export function partialReport(input: {
  findings: readonly Finding[];
  missing: readonly (NotChecked & { agent: AgentName })[];
}): Report {
  const { findings, missing } = input;
  const incident = findings.find((finding) => finding.incident !== undefined)?.incident;
  const names = missing.map((entry) => agentTitle(entry.agent)).join(', ');
  const cause = `No conclusion: ${names} did not answer.`;
  return {
    verdict: 'inconclusive',
    confidence: 0,
    abstention: 'agent_missing',
    answer: cause,
    cause,
    kind: null,
    change: 'none_known',
    component: null,
    where: {},
    onset: incident?.onset ?? null,
    impact: findings.map((finding) => finding.summary).join(' ') || 'Not known.',
    affected: [],
    nextSteps: missing.map((entry) => ({
      text: `Start the ${agentTitle(entry.agent)} agent and ask again: ${entry.why}`,
    })),
    prevention: [],
    claims: findings
      .flatMap((finding) => finding.claims)
      .slice(0, SHOWN * 4)
      .map((claim) => ({ ...claim, verified: false })),
    chain: [],
    picture: null,
    ruledOut: [],
    weakerLeads: findings
      .flatMap((finding) => finding.candidates)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, SHOWN)
      .map(({ title, for: claims }) => ({
        title,
        reason: 'It was not weighed against the others.',
        evidence: claims.flatMap(({ evidence }) => evidence).slice(0, 3),
      })),
    read: findings.flatMap(({ read }) => read),
    notRead: [...findings.flatMap((finding) => finding.notChecked), ...missing.map(({ what, why }) => ({ what, why }))],
    missingAgents: missing.map((entry) => entry.agent),
    evidence: findings.flatMap((finding) => finding.evidence),
    droppedClaims: 0,
    usage: totalUsage(findings),
  };
}
