import type { Candidate, Evidence, Finding, Incident, Report } from '@mats/contracts';
import { outsideCandidates, placeCandidates } from './outside-candidates.ts';

/** What the judge weighs: everything the agents before it found, with evidence that was checked. */
export interface JudgeInput {
  readonly findings: readonly Finding[];
  /** Ids of evidence whose excerpt still stands in its source. */
  readonly verified: ReadonlySet<string>;
}

export interface WeighedCandidate extends Candidate {
  /** Log odds, the sum of the reasons' weights. */
  readonly odds: number;
  readonly reasons: readonly { readonly weight: number; readonly text: string }[];
}

export interface Judgement {
  readonly verdict: Report['verdict'];
  readonly confidence: number;
  readonly abstention?: NonNullable<Report['abstention']>;
  readonly best?: WeighedCandidate;
  readonly weighed: readonly WeighedCandidate[];
}

/** From this confidence on the cause is named without reserve, and from that one on with reserve. */
const ROOT_CAUSE_FROM = 0.8;
const PROBABLE_FROM = 0.5;
/** Two candidates this close (in log odds) contradict each other. */
const TOO_CLOSE = 0.35;
const NEUTRAL = -0.4;

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function logit(probability: number): number {
  const bounded = Math.min(0.98, Math.max(0.02, probability));
  return Math.log(bounded / (1 - bounded));
}

interface Weighing {
  readonly incident: Incident | undefined;
  readonly bestCommitScore: number;
  readonly verified: ReadonlySet<string>;
}

/** Causes that need no change of code. */
const NOT_CODE: ReadonlySet<Candidate['kind']> = new Set([
  'external_dependency',
  'infrastructure',
  'resource_exhaustion',
  'data',
]);
/** From this probability on a change is taken to explain the failure. */
const EXPLAINS = 0.6;

function tellsDeployment(claim: { text: string }): boolean {
  return claim.text.includes('was deployed with the revision');
}

function weigh(candidate: Candidate, weighing: Weighing): WeighedCandidate {
  const { incident, verified, bestCommitScore } = weighing;
  const reasons: { weight: number; text: string }[] = [
    { weight: logit(candidate.score) + NEUTRAL, text: 'the strength of what was found' },
  ];
  const first = incident?.firstService ?? null;
  if (first !== null && candidate.service !== undefined && candidate.commit === null) {
    reasons.push(
      candidate.service === first
        ? { weight: 0.6, text: 'in the service that failed first' }
        : { weight: -0.8, text: 'not in the service that failed first' },
    );
  }
  if (candidate.commit !== null && candidate.score >= EXPLAINS && candidate.for.some(tellsDeployment)) {
    reasons.push({ weight: 1, text: 'deployed right before it began' });
  }
  if (NOT_CODE.has(candidate.kind)) {
    // A resource or a neighbour gives way either by itself or because of a change; a change that fits explains both.
    const weight = bestCommitScore >= EXPLAINS ? -1.2 : 0.9;
    reasons.push({ weight, text: weight < 0 ? 'a change explains it' : 'no change explains it' });
  }
  const cited = candidate.for.flatMap((claim) => claim.evidence);
  if (cited.length > 0 && !cited.some((id) => verified.has(id)))
    reasons.push({ weight: -4, text: 'its evidence could not be read again' });
  const odds = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return { ...candidate, odds, reasons, score: sigmoid(odds) };
}

function conclude(weighed: readonly WeighedCandidate[], input: JudgeInput & { failures: number }): Judgement {
  const [best, second] = weighed;
  if (input.failures === 0 && best === undefined) {
    const read = input.findings.some((finding) => finding.evidence.length > 0 || finding.claims.length > 0);
    return read
      ? { verdict: 'no_incident', confidence: 0.6, abstention: 'no_anomaly', weighed }
      : { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed };
  }
  if (best === undefined) return { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed };
  const confidence = best.score;
  const rival = second !== undefined && best.odds - second.odds < TOO_CLOSE && second.commit !== best.commit;
  if (confidence < PROBABLE_FROM || (rival && confidence < ROOT_CAUSE_FROM)) {
    return {
      verdict: 'inconclusive',
      confidence,
      abstention: rival ? 'conflicting_evidence' : 'insufficient_data',
      best,
      weighed,
    };
  }
  const verdict = confidence >= ROOT_CAUSE_FROM && !rival ? 'root_cause' : 'probable_cause';
  return { verdict, confidence, best, weighed };
}

/** Evidence that something fails at all. */
function failureCount(evidence: readonly Evidence[]): number {
  return evidence.filter((piece) => {
    const { detail } = piece;
    if (detail.kind === 'log_template')
      return detail.change !== 'vanished' && detail.change !== 'steady' && detail.change !== 'fallen';
    if (detail.kind === 'trace' || detail.kind === 'metric_window') return true;
    return detail.kind === 'stack_trace' || (detail.kind === 'container_state' && (detail.exitCode ?? 0) !== 0);
  }).length;
}

/**
 * Weighs all candidates against each other and says how sure it is, or that it is not. Weights are log odds, so that
 * independent reasons add up; what could not be read again counts for nothing.
 */
export function judge(input: JudgeInput): Judgement {
  const incident = input.findings.find((finding) => finding.incident !== undefined)?.incident;
  const given = input.findings.flatMap((finding) => finding.candidates);
  const outside = incident === undefined ? [] : outsideCandidates(incident);
  const isOpen = given.length + outside.length === 0;
  const own = isOpen && incident !== undefined ? placeCandidates(incident) : outside;
  const bestCommitScore = Math.max(
    0,
    ...given.filter((candidate) => candidate.commit !== null).map((candidate) => candidate.score),
  );
  const weighing = { incident, verified: input.verified, bestCommitScore };
  const weighed = [...given, ...own]
    .map((candidate) => weigh(candidate, weighing))
    .toSorted((a, b) => b.odds - a.odds || (a.id < b.id ? -1 : 1));
  const evidence = input.findings.flatMap((finding) => finding.evidence);
  return conclude(weighed, { ...input, failures: failureCount(evidence) });
}
