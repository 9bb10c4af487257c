import type { Judgement, WeighedCandidate } from '@mats/engine';
import { broughtBy, agentTitle } from '@mats/contracts';
import type { CheckedClaim, Claim, Evidence, Finding, Incident, InvokeContext, Report, Usage } from '@mats/contracts';
import type { Verification } from '../tools/verify-claims.ts';
import { adviceFor } from './advice.ts';
import { chainOf } from './chain.ts';
import { crashOf, headlineOfCause, headlineOfOpenCase, placeOfCrash, subjectOf, thrownIn } from './headline.ts';
import type { PrintedPlace } from './headline.ts';
import { knownFacts, missingSources } from './open-case.ts';
import { pictureOf } from './picture.ts';
import { serviceMapOf } from './service-map.ts';
import { CAUSES, HEADLINES, IMPACT, LEADS, NOT_READ } from './sentences.ts';

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

/** What is wrong, in the program's own words where it wrote any, and what brought it. */
function causeOf(best: WeighedCandidate, evidence: readonly Evidence[]): string {
  if (best.commit !== null) {
    const changed = { sha: best.commit, subject: subjectOf(best.commit, evidence) };
    return broughtBy(best) === null
      ? CAUSES.lastChanged(best.title, changed)
      : CAUSES.changed(headlineOfCause(best, evidence), changed);
  }
  const isTold = best.found === 'known_failure' || best.found === 'change';
  return best.headline === undefined || !isTold ? `${best.title}.` : CAUSES.known(best.headline, best.quote ?? null);
}

type Told = Pick<Report, 'cause'> & Partial<Pick<Report, 'headline' | 'quote' | 'crash' | 'known' | 'missing'>>;

/** The answer in words: of a case that is solved, of one that is open, and of no incident. */
function tell(input: ReportInput, given: { incident: Incident | undefined; abstention: Report['abstention'] }): Told {
  const { judgement, evidence, findings, missingAgents } = input;
  const { best, verdict } = judgement;
  if (verdict === 'no_incident') return { headline: HEADLINES.noIncident(), cause: CAUSES.noIncident() };
  if (best !== undefined && verdict !== 'inconclusive') {
    const crash = crashOf(best, evidence);
    const quote = best.quote ?? thrownIn(crash);
    return {
      headline: headlineOfCause(best, evidence),
      cause: causeOf(best, evidence),
      ...(quote === null ? {} : { quote }),
      ...(crash === undefined ? {} : { crash: crash.id }),
    };
  }
  const { incident, abstention } = given;
  const open = { evidence, incident, read: findings.flatMap(({ read }) => read), missingAgents };
  const [known, missing] = [knownFacts(open), missingSources(open)];
  const headline = headlineOfOpenCase(abstention, missing);
  const [first] = known;
  const told = first === undefined ? null : { text: first.text, service: first.service ?? null };
  const crash = evidence.find(({ detail }) => detail.kind === 'stack_trace');
  return {
    headline,
    cause: CAUSES.unknown(headline, told),
    known,
    missing,
    ...(crash === undefined ? {} : { crash: crash.id }),
  };
}

/** Whether somebody read the code of a place. */
function wasRead({ file }: PrintedPlace, evidence: readonly Evidence[]): boolean {
  return evidence.some(
    ({ detail, locator: { path } }) =>
      detail.kind === 'code_range' && path !== undefined && `/${file}`.endsWith(`/${path}`),
  );
}

function whereOf(
  best: WeighedCandidate | undefined,
  { evidence, printed }: { readonly evidence: readonly Evidence[]; readonly printed: PrintedPlace | undefined },
): Report['where'] {
  if (best === undefined) return {};
  const { service, repository, file, line, commit } = best;
  return {
    ...(service === undefined ? {} : { service }),
    ...printed,
    ...(repository === undefined ? {} : { repository }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(best.function === undefined ? {} : { function: best.function }),
    ...(commit === null ? {} : { commit }),
    ...authorOf(commit, evidence),
    ...ownersOf(best, evidence),
  };
}

/** Whom to call for the file, as its repository says. */
function ownersOf({ repository, file }: WeighedCandidate, evidence: readonly Evidence[]): { owners?: string[] } {
  for (const { detail, locator } of evidence) {
    if (detail.kind !== 'code_range' || detail.owners === undefined) continue;
    if (locator.path === file && locator.name === repository) return { owners: detail.owners };
  }
  return {};
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

/** The cause itself, or its own place without the commit that brought it. */
function isSameCause(candidate: WeighedCandidate, best: WeighedCandidate | undefined): boolean {
  if (candidate === best) return true;
  const { commit, file, line } = candidate;
  return commit === null && file !== undefined && file === best?.file && line === best.line;
}

/** The place that the answer names already, as what else may be the cause. */
function isPlaceItself({ commit, file, line }: WeighedCandidate, where: Report['where']): boolean {
  const isFile = file !== undefined && where.file !== undefined && `/${file}`.endsWith(`/${where.file}`);
  return commit === null && isFile && line === where.line;
}

/** Candidates that evidence does not exclude, best first. */
function weakerLeads(judgement: Judgement, where: Report['where']): Report['weakerLeads'] {
  const named = judgement.verdict === 'root_cause' || judgement.verdict === 'probable_cause';
  const { best } = judgement;
  const others = judgement.weighed.filter(
    (candidate) => !named || !(isSameCause(candidate, best) || isPlaceItself(candidate, where)),
  );
  return others.slice(0, MOST_LEADS).map((candidate) => {
    const cited = [...new Set(candidate.for.concat(candidate.against).flatMap((claim) => claim.evidence))].slice(0, 3);
    return {
      title: candidate.title,
      reason: candidate.against[0]?.text ?? LEADS.notTied(),
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
      ? [{ title: piece.title, reason: LEADS.seenBefore(), evidence: [piece.id] }]
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
    return IMPACT.late(service ?? null, { since, before });
  }
  return null;
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

function impactOf(
  incident: Incident | undefined,
  given: {
    readonly evidence: readonly Evidence[];
    /** The cause lies in no service that anybody knows the name of. */
    readonly whole: boolean;
  },
): string {
  const { evidence, whole } = given;
  const failing = (incident?.services ?? []).filter((service) => service.errors > 0);
  if (failing.length === 0) return latenessOf(incident, evidence) ?? '';
  const [only, ...others] = failing;
  if (whole && only !== undefined && others.length === 0) return IMPACT.failuresOfOne(only);
  return IMPACT.failures(failing.toSorted((a, b) => b.errors - a.errors));
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

/** What was not read or could not be, each once: two agents may have met the same. */
function unreadOf({ findings, missingAgents, verification }: ReportInput): Report['notRead'] {
  const all = [
    ...findings.flatMap((finding) => finding.notChecked),
    ...missingAgents.map((agent) => NOT_READ.agent(agentTitle(agent))),
    ...verification.failed.map(({ evidence: piece, reason }) => ({ what: piece.title, why: reason })),
  ];
  return [...new Map(all.map((one) => [`${one.what}\n${one.why}`, one])).values()];
}

/** The report: every sentence of it rests on evidence that was just read again. */
export function writeReport(input: ReportInput): Report {
  const { findings, judgement, verification, missingAgents } = input;
  const evidence = input.evidence.filter(({ id }) => verification.verified.has(id));
  const incident = findings.find((finding) => finding.incident !== undefined)?.incident;
  const best = judgement.verdict === 'no_incident' ? undefined : judgement.best;
  const named = judgement.verdict === 'root_cause' || judgement.verdict === 'probable_cause';
  const { kept, dropped } = checkClaims(
    [...(named ? (best?.for ?? []) : []), ...findings.flatMap((finding) => finding.claims)],
    verification.verified,
  );
  const partial = missingAgents.length > 0 && judgement.verdict === 'inconclusive';
  const abstention = partial ? 'agent_missing' : judgement.abstention;
  const told = tell(input, { incident, abstention });
  const map = serviceMapOf(incident);
  const crash = crashOf(judgement.best, evidence);
  // Of a cause that names no line itself its crash does.
  const place = judgement.best?.file === undefined ? placeOfCrash(crash, judgement.weighed) : undefined;
  const printed = place === undefined || wasRead(place, evidence) ? undefined : place;
  const where = named ? whereOf(best, { evidence, printed }) : {};
  return {
    verdict: judgement.verdict,
    confidence: Math.round(judgement.confidence * 100) / 100,
    ...(abstention === undefined ? {} : { abstention }),
    answer: told.cause,
    ...told,
    kind: named ? (best?.kind ?? null) : null,
    change: named ? (best?.change ?? 'none_known') : 'none_known',
    component: named ? (best?.component ?? best?.service ?? null) : null,
    where,
    onset: incident?.onset ?? null,
    impact: impactOf(incident, { evidence, whole: named && best?.service === undefined }),
    affected: affectedServices(incident),
    ...adviceFor(named ? best : undefined, {
      verdict: judgement.verdict,
      incident,
      missing: told.missing ?? [],
      printed,
      likeliest: judgement.weighed.find(({ found }) => found === 'known_failure'),
    }),
    claims: kept,
    chain: named ? chainOf(best, { evidence, incident, crash, place }) : [],
    picture: pictureOf(evidence, {
      incident,
      read: findings.flatMap(({ read }) => read),
      blamed: named && best !== undefined ? broughtBy(best) : null,
    }),
    ...(map === undefined ? {} : { map }),
    ruledOut: ruledOut(evidence),
    weakerLeads: weakerLeads(judgement, where),
    read: findings.flatMap(({ read }) => read),
    notRead: unreadOf(input),
    missingAgents,
    evidence,
    droppedClaims: dropped,
    usage: usageOf(input),
  };
}
