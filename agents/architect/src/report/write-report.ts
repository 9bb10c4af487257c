import type { Judgement, WeighedCandidate } from '@mats/engine';
import type {
  ChainNode,
  CheckedClaim,
  Claim,
  Evidence,
  Finding,
  Incident,
  InvokeContext,
  Report,
  Usage,
} from '@mats/contracts';
import type { Verification } from '../tools/verify-claims.ts';
import { adviceFor } from './advice.ts';
import { pictureOf } from './picture.ts';

export interface ReportInput {
  findings: readonly Finding[];
  evidence: readonly Evidence[];
  judgement: Judgement;
  verification: Verification;
  missingAgents: InvokeContext['missingAgents'];
  durationMs: number;
}

const MOST_CLAIMS = 10;
const MOST_LEADS = 12;

function authorOf(commit: string | null, evidence: readonly Evidence[]): { author?: string } {
  const piece = evidence.find((item) => item.detail.kind === 'commit' && item.detail.sha === commit);
  return piece?.detail.kind === 'commit' ? { author: piece.detail.author } : {};
}

function commitOf(sha: string, evidence: readonly Evidence[]): string {
  const piece = evidence.find((item) => item.detail.kind === 'commit' && item.detail.sha === sha);
  const subject = piece?.detail.kind === 'commit' ? ` "${piece.detail.subject}"` : '';
  return `Commit ${sha.slice(0, 10)}${subject}`;
}

/** The failure that the candidate's evidence shows being thrown, in the words of the trace. */
function thrownBy(best: WeighedCandidate, evidence: readonly Evidence[]): string | undefined {
  const cited = new Set(best.for.flatMap((claim) => claim.evidence));
  const trace = evidence.find((piece) => piece.detail.kind === 'stack_trace' && cited.has(piece.id));
  if (trace?.detail.kind !== 'stack_trace') return undefined;
  const { exception, message } = trace.detail;
  return exception === '' ? message : `${exception}: ${message}`;
}

/** What a commit did, and what fails since. */
function changeSentence(best: WeighedCandidate & { commit: string }, evidence: readonly Evidence[]): string {
  const name = commitOf(best.commit, evidence);
  const who = best.service ?? 'the service';
  const thrown = thrownBy(best, evidence);
  if (thrown !== undefined) return `${name} makes ${best.function ?? who} throw ${thrown}.`;
  const [what] = best.for.filter(({ about }) => about === 'cause');
  return what === undefined ? `${name} changed ${who}, which has failed since.` : `${name}: ${what.text}`;
}

function causeSentence(judgement: Judgement, input: ReportInput): string {
  const { best, verdict } = judgement;
  if (verdict === 'no_incident') return 'No failure was found in what was read.';
  if (best === undefined || verdict === 'inconclusive') return knownSentence(input);
  const { commit } = best;
  return commit === null ? `${best.title}.` : changeSentence({ ...best, commit }, input.evidence);
}

/** What is known where no cause is: the line that tells most, since when. */
function knownSentence({ findings, evidence }: ReportInput): string {
  const incident = findings.find((finding) => finding.incident !== undefined)?.incident;
  const [first] = (incident?.telling ?? []).flatMap((id) => evidence.find((piece) => piece.id === id) ?? []);
  if (first === undefined) return 'The evidence does not name one cause.';
  const who = first.service === undefined ? '' : `${first.service}: `;
  return `The cause is not known. What tells most is ${who}“${first.title}”.`;
}

function whereOf(best: WeighedCandidate | undefined, evidence: readonly Evidence[]): Report['where'] {
  if (best === undefined) return {};
  const { service, repository, file, line, commit } = best;
  return {
    ...(service === undefined ? {} : { service }),
    ...(repository === undefined ? {} : { repository }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(best.function === undefined ? {} : { function: best.function }),
    ...(commit === null ? {} : { commit }),
    ...authorOf(commit, evidence),
  };
}

/** A claim ships when it cites evidence and every piece of it was read again; one that does not is dropped. */
function checkClaims(
  claims: readonly Claim[],
  verified: ReadonlySet<string>,
): { kept: CheckedClaim[]; dropped: number } {
  const unique = [...new Map(claims.map((claim) => [claim.text, claim])).values()];
  const kept = unique
    .filter((claim) => claim.evidence.length > 0 && claim.evidence.every((id) => verified.has(id)))
    .map((claim) => ({ ...claim, verified: true }));
  return { kept: kept.slice(0, MOST_CLAIMS), dropped: unique.length - kept.length };
}

const GRAVE: ReadonlySet<string> = new Set(['error', 'fatal']);

function chainOf(
  best: WeighedCandidate | undefined,
  options: { evidence: readonly Evidence[]; incident: Incident | undefined },
): ChainNode[] {
  const { evidence, incident } = options;
  if (best === undefined) return [];
  const cited = new Set(best.for.flatMap((claim) => claim.evidence));
  const own = evidence.filter((piece) => cited.has(piece.id));
  const commit = evidence.find((piece) => piece.detail.kind === 'commit' && piece.detail.sha === best.commit);
  const code =
    own.find((piece) => piece.detail.kind === 'code_range') ?? own.find((piece) => piece.detail.kind === 'stack_trace');
  // The failure in its own words rather than the line that only tells of a status.
  const templates = evidence.filter((piece) => piece.detail.kind === 'log_template' && piece.service === best.service);
  const template =
    templates.find(({ detail }) => 'severity' in detail && GRAVE.has(detail.severity ?? '')) ?? templates[0];
  const victims = (incident?.services ?? []).filter((service) => service.errors > 0 && service.name !== best.service);
  const symptom = evidence.find((piece) => piece.detail.kind === 'log_template' && piece.service === victims[0]?.name);
  const request = evidence.find((piece) => piece.detail.kind === 'trace' && piece.service !== best.service);
  const nodes: (ChainNode | undefined)[] = [
    commit === undefined ? undefined : { kind: 'commit', label: commit.title, evidence: [commit.id] },
    best.commit === null && best.file === undefined
      ? { kind: 'signal', label: best.title, evidence: [...cited] }
      : undefined,
    best.file === undefined
      ? undefined
      : {
          kind: 'code',
          label: `${best.file}${best.line === undefined ? '' : `:${best.line}`}`,
          evidence: code === undefined ? [] : [code.id],
        },
    template?.detail.kind === 'log_template'
      ? { kind: 'template', label: template.detail.template, evidence: [template.id] }
      : undefined,
    best.service === undefined
      ? undefined
      : { kind: 'service', label: best.service, evidence: template === undefined ? [] : [template.id] },
    symptom?.detail.kind === 'log_template'
      ? { kind: 'symptom', label: `${symptom.service ?? ''}: ${symptom.detail.template}`, evidence: [symptom.id] }
      : request === undefined
        ? undefined
        : { kind: 'symptom', label: request.title, evidence: [request.id] },
  ];
  return nodes.flatMap((node) => node ?? []);
}

/** Candidates that evidence does not exclude, best first. */
function weakerLeads(judgement: Judgement): Report['weakerLeads'] {
  const named = judgement.verdict === 'root_cause' || judgement.verdict === 'probable_cause';
  const others = judgement.weighed.filter((candidate) => !named || candidate !== judgement.best);
  return others.slice(0, MOST_LEADS).map((candidate) => {
    const cited = [...new Set(candidate.for.concat(candidate.against).flatMap((claim) => claim.evidence))].slice(0, 3);
    return {
      title: candidate.title,
      reason: candidate.against[0]?.text ?? 'the evidence for it is weaker',
      evidence: cited,
      score: candidate.score,
      ...(candidate.service === undefined ? {} : { service: candidate.service }),
      ...(candidate.commit === null ? {} : { commit: candidate.commit }),
      ...(candidate.file === undefined ? {} : { file: candidate.file }),
      ...(candidate.line === undefined ? {} : { line: candidate.line }),
    };
  });
}

/** What evidence excludes: it was there before the incident and did not rise. */
function ruledOut(evidence: readonly Evidence[]): Report['ruledOut'] {
  const background = evidence.flatMap((piece) =>
    piece.detail.kind === 'log_template' && ['vanished', 'steady', 'fallen'].includes(piece.detail.change)
      ? [{ title: piece.title, reason: 'it was there before the onset and did not rise', evidence: [piece.id] }]
      : [],
  );
  return background;
}

/** Requests that are late without failing: how late, against what was usual before the onset. */
function latenessOf(incident: Incident | undefined, evidence: readonly Evidence[]): string | null {
  const split = Date.parse(incident?.onset?.at ?? '');
  for (const { detail, service } of evidence) {
    if (detail.kind !== 'metric_window' || detail.unit !== 'ms') continue;
    const before = middle(detail.points.filter(({ at }) => at < split).map(({ count }) => count));
    const since = middle(detail.points.filter(({ at }) => at >= split).map(({ count }) => count));
    if (before === null || since === null || since <= before) continue;
    return `Requests to ${service ?? 'it'} are late: the slowest tenth takes ${since} ms, ${before} ms before.`;
  }
  return null;
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

function impactOf(incident: Incident | undefined, evidence: readonly Evidence[]): string {
  const failing = (incident?.services ?? []).filter((service) => service.errors > 0);
  if (failing.length === 0) return latenessOf(incident, evidence) ?? 'No failing service was found.';
  const parts = failing
    .toSorted((a, b) => b.errors - a.errors)
    .map((service) => `${service.name} ${service.errors} failures`);
  return `${parts.join(', ')}.`;
}

/** Services that fail, the first to fail first, then the loudest. */
function affectedServices(incident: Incident | undefined): string[] {
  if (incident === undefined) return [];
  const { firstService: first, services } = incident;
  const failing = services.filter(({ errors }) => errors > 0).toSorted((a, b) => b.errors - a.errors);
  const names = failing.map(({ name }) => name);
  return first === null ? names : [first, ...names.filter((name) => name !== first)];
}

function usageOf(input: ReportInput): Usage {
  const calls = input.findings.map((finding) => finding.usage);
  const prompt = calls.reduce((sum, call) => sum + call.tokens.prompt, 0);
  const completion = calls.reduce((sum, call) => sum + call.tokens.completion, 0);
  const cost = calls.reduce((sum, call) => sum + call.cost_usd, 0);
  const duration = calls.reduce((sum, call) => sum + call.duration_ms, input.durationMs);
  const model = calls.find((call) => call.model !== null)?.model ?? null;
  return { agent: 'architect', tokens: { prompt, completion }, cost_usd: cost, model, duration_ms: duration, calls };
}

/** The report: every sentence of it rests on evidence that was just read again. */
export function writeReport(input: ReportInput): Report {
  const { findings, evidence, judgement, verification, missingAgents } = input;
  const incident = findings.find((finding) => finding.incident !== undefined)?.incident;
  const best = judgement.verdict === 'no_incident' ? undefined : judgement.best;
  const named = judgement.verdict === 'root_cause' || judgement.verdict === 'probable_cause';
  const { kept, dropped } = checkClaims(
    [...(named ? (best?.for ?? []) : []), ...findings.flatMap((finding) => finding.claims)],
    verification.verified,
  );
  const partial = missingAgents.length > 0 && judgement.verdict === 'inconclusive';
  const abstention = partial ? 'agent_missing' : judgement.abstention;
  const cause = causeSentence(judgement, input);
  return {
    verdict: judgement.verdict,
    confidence: Math.round(judgement.confidence * 100) / 100,
    ...(abstention === undefined ? {} : { abstention }),
    answer: cause,
    cause,
    kind: named ? (best?.kind ?? null) : null,
    change: named ? (best?.change ?? 'none_known') : 'none_known',
    component: named ? (best?.component ?? best?.service ?? null) : null,
    where: named ? whereOf(best, evidence) : {},
    onset: incident?.onset ?? null,
    impact: impactOf(incident, evidence),
    affected: affectedServices(incident),
    ...adviceFor(named ? best : undefined, judgement.verdict),
    claims: kept,
    chain: named ? chainOf(best, { evidence, incident }) : [],
    picture: pictureOf(evidence, incident),
    ruledOut: ruledOut(evidence),
    weakerLeads: weakerLeads(judgement),
    read: findings.flatMap(({ read }) => read),
    notRead: [
      ...findings.flatMap((finding) => finding.notChecked),
      ...missingAgents.map((agent) => ({
        what: `What the ${agent} agent would have found`,
        why: 'It did not answer.',
      })),
      ...verification.failed.map(({ evidence: piece, reason }) => ({ what: piece.title, why: reason })),
    ],
    missingAgents,
    evidence: [...evidence],
    droppedClaims: dropped,
    usage: usageOf(input),
  };
}
