import type { Candidate, Evidence, Finding, Incident, Reason, Report } from '@mats/contracts';
import { JUDGE_RULES } from '../../rules/judge-rules.ts';
import type { CandidateView } from '../../rules/judge-rules.ts';
import { measureAll, probabilitiesOf, reasonsOf } from '../../rules/weigh.ts';
import type { Weights } from '../../rules/weigh.ts';
import { WEIGHTS } from '../../rules/weights.ts';
import { joinExplained } from './join-explained.ts';
import type { Draft } from './join-explained.ts';
import { alarmCandidates, outsideCandidates, placeCandidates } from './outside-candidates.ts';

/** What the judge weighs: everything the agents before it found, with evidence that was checked. */
export interface JudgeInput {
  readonly findings: readonly Finding[];
  /** Ids of evidence whose excerpt still stands in its source. */
  readonly verified: ReadonlySet<string>;
}

export interface WeighedCandidate extends Candidate {
  /** Log odds against "not known". */
  readonly odds: number;
}

export interface Judgement {
  readonly verdict: Report['verdict'];
  readonly confidence: number;
  readonly abstention?: NonNullable<Report['abstention']>;
  readonly best?: WeighedCandidate;
  readonly weighed: readonly WeighedCandidate[];
}

/** From this probability on the cause is named without reserve. */
const ROOT_CAUSE_FROM = 0.8;
/** What is named is more probable than everything else together. */
const PROBABLE_FROM = 0.5;
/** Two candidates of which neither is this much more probable contradict each other. */
const TOO_CLOSE = 1.15;
const LEAST_PROBABILITY = 0.001;
/** The most that is claimed: logs and histories may lack what would say otherwise. */
const MOST_CONFIDENCE = 0.99;

/** Whether any of the evidence for a candidate could be read again: what cannot is no evidence. */
function isVerified(candidate: Candidate, { verified }: JudgeInput): boolean {
  const cited = candidate.for.flatMap(({ evidence }) => evidence);
  return cited.length === 0 || cited.some((id) => verified.has(id));
}

function viewOf(candidate: Candidate, input: JudgeInput & { incident: Incident | undefined }): CandidateView {
  const first = input.incident?.firstService ?? null;
  return {
    candidate,
    inFirstService: first === null || candidate.service === undefined ? null : candidate.service === first,
  };
}

/** An answer of a case before it is weighed: a candidate, "not known" or "no incident". */
export interface JudgedAnswer {
  readonly is: 'candidate' | 'unknown' | 'no_incident';
  readonly candidate: Candidate | null;
  /** What the rules measured, by code: what the weights are fitted on. */
  readonly measured: Readonly<Record<string, number>>;
}

interface Weighed {
  readonly candidates: readonly WeighedCandidate[];
  readonly unknown: number;
  readonly noIncident: number;
}

/** Whether its score is a probability already: of a known form, or of a place's part in an excess. */
function hasProbability({ found }: Candidate): boolean {
  return found === 'known_failure' || found === 'measured' || found === 'complaint';
}

/** Everything that is weighed in a case. */
export function judgedAnswers(input: JudgeInput): JudgedAnswer[] {
  const incident = incidentOf(input);
  const given = input.findings.flatMap(({ candidates }) => candidates);
  const outside = incident === undefined ? [] : outsideCandidates(incident);
  // What an asker reports says nothing of where it fails.
  const found = given.filter((candidate) => candidate.found !== 'reported');
  const open = found.length + outside.length === 0;
  const own = open && incident !== undefined ? [...placeCandidates(incident), ...alarmCandidates(incident)] : outside;
  const outlook = incident?.outlook ?? { unknown: 0.5, noIncident: LEAST_PROBABILITY };
  const unknown = Math.max(LEAST_PROBABILITY, outlook.unknown);
  const against = (probability: number): number => Math.log(Math.max(LEAST_PROBABILITY, probability) / unknown);
  const candidates = [...given, ...own]
    .filter((candidate) => isVerified(candidate, input))
    .map((candidate): JudgedAnswer => {
      const measured = measureAll(JUDGE_RULES, viewOf(candidate, { ...input, incident }));
      const known = hasProbability(candidate) ? { known_odds: against(candidate.score) } : {};
      return { is: 'candidate', candidate, measured: { ...measured, ...known } };
    });
  return [
    ...candidates,
    { is: 'unknown', candidate: null, measured: {} },
    { is: 'no_incident', candidate: null, measured: { well_odds: against(outlook.noIncident) } },
  ];
}

/** A change that the asker reports and that no failure names. */
function isUnexplained({ found, kind }: Candidate): boolean {
  return found === 'reported' && kind === null;
}

/**
 * A reported change that explains no failure that was found is a part of "not known", as likely as changes are where the cause is not
 * known; it takes nothing from causes that were found.
 */
function splitUnknown(drafts: readonly Draft[], weights: Weights): { unknown: number; drafts: readonly Draft[] } {
  const open = drafts.filter(({ candidate }) => isUnexplained(candidate));
  if (open.length === 0) return { unknown: 0, drafts };
  const share = 1 / (1 + Math.exp(-(weights['reported_change'] ?? 0)));
  const odds = Math.log(share / open.length);
  return {
    unknown: Math.log(1 - share),
    drafts: drafts.map((draft) => (isUnexplained(draft.candidate) ? { ...draft, odds } : draft)),
  };
}

/** Probabilities of all candidates, of "not known" and of "no incident": together 1. */
function weighAll(answers: readonly JudgedAnswer[], weights: Weights): Weighed {
  const oddsOf = ({ measured }: JudgedAnswer): number =>
    reasonsOf(measured, weights).reduce((sum, { weight }) => sum + weight, 0);
  const drafts = answers.flatMap((answer) => {
    if (answer.candidate === null) return [];
    const own = reasonsOf(answer.measured, weights).map((reason) => ({ ...reason, values: {}, evidence: [] }));
    const reasons: Reason[] = [...answer.candidate.reasons, ...own];
    return [{ candidate: { ...answer.candidate, reasons }, odds: oddsOf(answer) }];
  });
  const joined = joinExplained(drafts);
  const well = answers.find(({ is }) => is === 'no_incident');
  const split = splitUnknown(joined, weights);
  const noIncident = well === undefined ? 0 : oddsOf(well);
  const probabilities = probabilitiesOf([split.unknown, noIncident, ...split.drafts.map(({ odds }) => odds)]);
  const candidates = split.drafts
    .map(({ candidate, odds }, place) => ({
      found: candidate.score,
      weighed: { ...candidate, odds, score: probabilities[place + 2] ?? 0 },
    }))
    // What is equal to the judge keeps the order of who found it.
    .toSorted((a, b) => b.weighed.odds - a.weighed.odds || b.found - a.found || (a.weighed.id < b.weighed.id ? -1 : 1))
    .map(({ weighed }) => weighed);
  const open = candidates.filter(isUnexplained).reduce((sum, { score }) => sum + score, 0);
  return { candidates, unknown: (probabilities[0] ?? 0) + open, noIncident: probabilities[1] ?? 0 };
}

function incidentOf({ findings }: JudgeInput): Incident | undefined {
  return findings.find((finding) => finding.incident !== undefined)?.incident;
}

/** What was guessed from the words of lines in no known form, or is known of a change by words alone: however probable, that is not without reserve. */
const IN_WORDS: ReadonlySet<string> = new Set(['unknown_form', 'told_in_words']);

function isGuessed({ reasons }: Candidate): boolean {
  return reasons.some(({ code }) => IN_WORDS.has(code));
}

function isInCode({ found }: Candidate): boolean {
  return found === 'code' || found === 'change';
}

/**
 * How probable the failure is that a candidate tells of: places of one excess are one failure, and so are the lines and changes of one
 * service that may have brought it.
 */
function probabilityOfFailure(best: WeighedCandidate, candidates: readonly WeighedCandidate[]): number {
  const isSame = (one: WeighedCandidate): boolean => {
    if (one.id === best.id || (best.found === 'measured' && one.found === 'measured')) return true;
    return isInCode(best) && isInCode(one) && one.service === best.service && one.repository === best.repository;
  };
  return candidates.filter(isSame).reduce((sum, { score }) => sum + score, 0);
}

function conclude(weighed: Weighed, input: JudgeInput): Judgement {
  const { candidates, unknown, noIncident } = weighed;
  const [best, second] = candidates;
  const read = input.findings.some(({ evidence, claims }) => evidence.length > 0 || claims.length > 0);
  const seen = input.findings.some(({ read: sources }) =>
    sources.some(({ lines }) => lines === undefined || lines > 0),
  );
  if (!read && !seen && best === undefined) {
    return { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed: candidates };
  }
  const failure = best === undefined ? 0 : probabilityOfFailure(best, candidates);
  if (noIncident > unknown && noIncident > failure) {
    return { verdict: 'no_incident', confidence: noIncident, abstention: 'no_anomaly', weighed: candidates };
  }
  if (best === undefined) {
    return { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed: candidates };
  }
  const rival = second !== undefined && best.score < TOO_CLOSE * second.score;
  if (best.kind === null || failure < PROBABLE_FROM || best.score < unknown || rival) {
    const abstention = rival && best.score > unknown ? 'conflicting_evidence' : 'insufficient_data';
    return { verdict: 'inconclusive', confidence: best.score, abstention, best, weighed: candidates };
  }
  const sure = best.score >= ROOT_CAUSE_FROM && !isGuessed(best);
  const verdict = sure ? 'root_cause' : 'probable_cause';
  return { verdict, confidence: Math.min(MOST_CONFIDENCE, best.score), best, weighed: candidates };
}

/** Evidence that something fails at all. */
function somethingFails(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ detail }) => {
    if (detail.kind === 'log_template') return ['new', 'risen', 'unknown'].includes(detail.change);
    if (detail.kind === 'container_state') return (detail.exitCode ?? 0) !== 0;
    return detail.kind === 'trace' || detail.kind === 'metric_window' || detail.kind === 'stack_trace';
  });
}

/**
 * Weighs all candidates against each other, against "not known" and against "no incident", and says how sure it is. Weights are log
 * odds, so that independent reasons add up; what could not be read again counts for nothing. Without `weights`, the fitted ones.
 */
export function judge(input: JudgeInput, weights: Weights = WEIGHTS.judge): Judgement {
  const answers = judgedAnswers(input);
  const evidence = input.findings.flatMap((finding) => finding.evidence);
  const found = answers.some(({ is }) => is === 'candidate');
  if (!found && !somethingFails(evidence) && incidentOf(input)?.outlook === undefined) {
    const read = input.findings.some(({ claims }) => claims.length > 0) || evidence.length > 0;
    return read
      ? { verdict: 'no_incident', confidence: 0.6, abstention: 'no_anomaly', weighed: [] }
      : { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed: [] };
  }
  return conclude(weighAll(answers, weights), input);
}
