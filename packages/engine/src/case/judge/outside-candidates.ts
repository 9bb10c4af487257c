import type { Candidate, CauseKind, Incident, Signal } from '@mats/contracts';
import { stepsOfKind } from '../failures/cause-facts.ts';
import { CAUSE_SIGNALS } from '../incident/failure-signals.ts';
import { claimOf } from '../words/claim-of.ts';
import type { SignValues } from '../words/claim-words.ts';
import { CANDIDATE_HEADLINES, TITLES } from '../words/title-words.ts';

/** What is wrong with a service of which a sign tells. */
const KINDS: Readonly<Partial<Record<Signal['kind'], CauseKind>>> = {
  out_of_memory: 'memory_exhausted',
  disk_full: 'disk_full',
  descriptor_limit: 'descriptor_limit',
  pool_exhausted: 'pool_exhausted',
  killed: 'crash_signal',
  corrupt_data: 'data_corruption',
  failing_requests: 'code_defect',
  slow: 'slow_dependency',
  saturated: 'cpu_starved',
  changed_behaviour: 'code_defect',
};

/** Failures that too much work brings about. */
const OVERLOAD: ReadonlySet<Signal['kind']> = new Set([
  'rate_limited',
  'timeout',
  'pool_exhausted',
  'out_of_memory',
  'descriptor_limit',
  'upstream_failure',
  'slow',
  'saturated',
]);

/** What gives way under too much work. */
const KIND_OF_OVERLOAD: Readonly<Partial<Record<Signal['kind'], CauseKind>>> = {
  rate_limited: 'rate_limited',
  pool_exhausted: 'pool_exhausted',
  out_of_memory: 'memory_exhausted',
  descriptor_limit: 'descriptor_limit',
};

/** Before anything else is weighed, a cause that nobody had to change is as likely as not. */
const UNWEIGHED = 0.5;

const KIND_OF_LACK = { cpu: 'cpu_starved', memory: 'memory_exhausted', network: 'slow_dependency' } as const;

/** What a service that is late or uses more than before lacks, where that is known. */
function kindOfLack({ kind, resource }: Signal): CauseKind | null {
  return resource !== undefined && (kind === 'slow' || kind === 'saturated') ? KIND_OF_LACK[resource] : null;
}

/** What traces and metrics tell comes with a probability. */
function foundBy({ kind, confidence }: Signal): Candidate['found'] {
  if (kind === 'failing_requests') return 'place';
  return confidence === undefined ? 'resource' : 'measured';
}

function placeOf({ place }: Signal): Pick<Candidate, 'file' | 'line'> {
  if (place === undefined) return {};
  return { file: place.file, ...(place.line === null ? {} : { line: place.line }) };
}

function candidateOf(signal: Signal, incident: Incident): Candidate {
  const { kind, target = '', resource = '', reading = '', source, count } = signal;
  const service = signal.service ?? incident.firstService ?? 'a service';
  const sign: SignValues = { service, kind, target, resource, reading, source, count };
  const waits = kind === 'slow' && target !== '';
  return {
    id: `signal:${kind}:${service}`,
    found: foundBy(signal),
    kind: kindOfLack(signal) ?? KINDS[kind] ?? 'memory_exhausted',
    change: 'none_known',
    title: TITLES.sign(sign),
    headline: CANDIDATE_HEADLINES.sign(sign),
    commit: null,
    service,
    ...placeOf(signal),
    score: signal.confidence ?? UNWEIGHED,
    reasons: [],
    nextSteps: waits ? stepsOfKind('slow_dependency', { service, peer: target, platform: incident.platform }) : [],
    for: [claimOf('sign_of_service', { ...sign }, { about: 'cause', evidence: signal.evidence })],
    against: [],
  };
}

/** A resource gave way, as containers, traces and metrics show: a cause without any change of code. What lines say are known failures. */
function resourceCandidates(incident: Incident): Candidate[] {
  // A service that is short of a resource is slow because of that.
  const short = new Set(incident.signals.flatMap(({ kind, service }) => (kind === 'saturated' ? [service] : [])));
  return incident.signals
    .filter(({ source }) => source !== 'logs')
    .filter((signal) => CAUSE_SIGNALS.has(signal.kind) && !(signal.kind === 'slow' && short.has(signal.service)))
    .map((signal) => candidateOf(signal, incident));
}

const KIND_OF_ALARM = { latency: 'slow_dependency', failures: 'code_defect' } as const;

/** Where a metric that was asked about leaves the ordinary: places, each as probable as its part of the excess. */
export function alarmCandidates({ alarm }: Incident): Candidate[] {
  if (alarm === undefined) return [];
  const { of, metric, service: alarmed } = alarm;
  return alarm.causes.map(({ service, probability, share }) => {
    const excess = { service, alarm: of, share, metric, alarmed };
    return {
      id: `alarm:${service}`,
      found: 'measured',
      kind: KIND_OF_ALARM[of],
      change: 'none_known',
      title: TITLES.excess(excess),
      commit: null,
      component: service,
      service,
      score: probability,
      reasons: [{ code: 'excess_begins_here', weight: 0, values: { share }, evidence: alarm.evidence }],
      nextSteps: [],
      for: [claimOf('excess_begins_here', excess, { about: 'cause', evidence: alarm.evidence })],
      against: [],
    };
  });
}

/** Where requests begin to fail: a place, which is an answer only as long as nothing says what happened there. */
export function placeCandidates(incident: Incident): Candidate[] {
  return incident.signals
    .filter((signal) => signal.kind === 'failing_requests')
    .map((signal) => candidateOf(signal, incident));
}

/** A provider that says itself that it is impaired. */
function outageCandidates(incident: Incident): Candidate[] {
  return incident.signals
    .filter(({ kind }) => kind === 'provider_outage')
    .map(({ service, target = 'a provider', reading = '', evidence }): Candidate => ({
      id: `outage:${target}:${service ?? ''}`,
      found: 'neighbour',
      kind: 'outside_outage',
      change: 'none_known',
      component: target,
      title: TITLES.outage({ target, status: reading }),
      commit: null,
      ...(service === undefined ? {} : { service }),
      score: UNWEIGHED,
      reasons: [{ code: 'outage_announced', weight: 0, values: { target, status: reading }, evidence }],
      nextSteps: [],
      for: [
        claimOf('outage_announced', { target, status: reading, service: service ?? '' }, { about: 'cause', evidence }),
      ],
      against: [],
    }));
}

/** More work came in than the first failing service, or whom it calls, can do. */
function loadCandidates(incident: Incident): Candidate[] {
  const surge = incident.signals.find(({ kind, source }) => kind === 'load_surge' && source !== 'logs');
  const overload = incident.signals.filter((signal) => OVERLOAD.has(signal.kind));
  if (surge === undefined || overload.length === 0) return [];
  const first = incident.firstService ?? surge.service ?? 'a service';
  // That somebody answered with a failure says less than which one it was.
  const own = overload
    .filter((signal) => signal.service === first)
    .toSorted((a, b) => Number(a.kind === 'upstream_failure') - Number(b.kind === 'upstream_failure'));
  const sign = (own[0] ?? overload[0])?.kind ?? 'timeout';
  const load = { entry: surge.service ?? '', service: first, sign };
  return [
    {
      id: `load:${surge.service ?? ''}`,
      found: 'load',
      kind: KIND_OF_OVERLOAD[sign] ?? 'slow_dependency',
      change: 'none_known',
      title: TITLES.load(load),
      headline: CANDIDATE_HEADLINES.load(load),
      commit: null,
      service: first,
      // Load that rose several times over just when it began is rarer than a neighbour's failure, which it explains.
      score: 0.65,
      reasons: [],
      nextSteps: [],
      for: [
        claimOf('load_rose', load, {
          about: 'cause',
          evidence: [...new Set([...surge.evidence, ...(own[0]?.evidence ?? [])])],
        }),
      ],
      against: [],
    },
  ];
}

/** Causes that lie outside of code and history: a resource, a provider, the load. */
export function outsideCandidates(incident: Incident): Candidate[] {
  return [...resourceCandidates(incident), ...outageCandidates(incident), ...loadCandidates(incident)];
}
