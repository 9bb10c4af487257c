import type { Candidate, Evidence, Finding, Incident, Report, Signal } from '@mats/contracts';
import { RESOURCE_SIGNALS } from '../incident/failure-signals.ts';

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

const SIGNAL_WORDS: Readonly<Partial<Record<Signal['kind'], string>>> = {
  out_of_memory: 'ran out of memory',
  disk_full: 'found its disk full',
  descriptor_limit: 'ran out of file descriptors',
  pool_exhausted: 'ran out of pooled connections',
  certificate: 'met an invalid certificate',
  rate_limited: 'was rate limited',
  name_resolution: 'could not resolve a name',
};

/** Signs of a resource giving way in the first failing service: a cause without any change of code. */
function resourceCandidates(incident: Incident): Candidate[] {
  return incident.signals
    .filter((signal) => RESOURCE_SIGNALS.has(signal.kind))
    .map((signal): Candidate => {
      const service = signal.service ?? incident.firstService ?? 'a service';
      const words = SIGNAL_WORDS[signal.kind] ?? signal.kind.replaceAll('_', ' ');
      return {
        id: `signal:${signal.kind}:${service}`,
        kind: signal.kind === 'disk_full' ? 'infrastructure' : 'resource_exhaustion',
        title: `${service} ${words}`,
        commit: null,
        service,
        score: 0.5,
        for: [{ text: `${service} ${words} (${signal.count} signs).`, about: 'cause', evidence: signal.evidence }],
        against: [],
      };
    });
}

/** Somebody who was not read is blamed by the services that fail: the cause lies outside. */
function outsideCandidates(incident: Incident): Candidate[] {
  const known = new Set(incident.services.map((service) => service.name));
  const blamedBy = new Map<string, Signal[]>();
  for (const signal of incident.signals) {
    const { target } = signal;
    if (target === undefined || known.has(target) || RESOURCE_SIGNALS.has(signal.kind)) continue;
    blamedBy.set(target, [...(blamedBy.get(target) ?? []), signal]);
  }
  return [...blamedBy].map(([target, signals]): Candidate => {
    const services = [...new Set(signals.flatMap((signal) => signal.service ?? []))];
    const kinds = [...new Set(signals.map((signal) => signal.kind.replaceAll('_', ' ')))].join(', ');
    const evidence = [...new Set(signals.flatMap((signal) => signal.evidence))];
    return {
      id: `outside:${target}`,
      kind: 'external_dependency',
      title: `${target} fails: ${services.join(', ')} report ${kinds}`,
      commit: null,
      ...(services[0] === undefined ? {} : { service: services[0] }),
      score: 0.5,
      for: [
        {
          text: `${services.join(', ')} report ${kinds} of ${target}, which runs outside of what was read.`,
          about: 'cause',
          evidence,
        },
      ],
      against: [],
    };
  });
}

interface Weighing {
  readonly incident: Incident | undefined;
  readonly bestCommitScore: number;
  readonly verified: ReadonlySet<string>;
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
  if (
    candidate.commit !== null &&
    candidate.for.some((claim) => claim.text.includes('was deployed with the revision'))
  ) {
    reasons.push({ weight: 1, text: 'deployed right before it began' });
  }
  if (
    candidate.kind === 'external_dependency' ||
    candidate.kind === 'infrastructure' ||
    candidate.kind === 'resource_exhaustion'
  ) {
    // A resource or a neighbour gives way either by itself or because of a change; a change that fits explains both.
    const weight = bestCommitScore >= 0.6 ? -1.2 : 0.9;
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
    return detail.kind === 'stack_trace' || (detail.kind === 'container_state' && (detail.exitCode ?? 0) !== 0);
  }).length;
}

/**
 * Weighs all candidates against each other and says how sure it is, or that it is not. Weights are log odds, so that
 * independent reasons add up; what could not be read again counts for nothing.
 */
export function judge(input: JudgeInput): Judgement {
  const incident = input.findings.find((finding) => finding.incident !== undefined)?.incident;
  const own = incident === undefined ? [] : [...resourceCandidates(incident), ...outsideCandidates(incident)];
  const given = input.findings.flatMap((finding) => finding.candidates);
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
