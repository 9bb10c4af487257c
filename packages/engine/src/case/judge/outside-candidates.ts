import type { Candidate, CauseKind, Incident, Signal } from '@mats/contracts';
import { stepsOfKind } from '../failures/cause-facts.ts';
import { CAUSE_SIGNALS } from '../incident/failure-signals.ts';

interface Meaning {
  readonly words: string;
  readonly kind: CauseKind;
}

/** What a resource that gave way means, in words that follow the service's name. */
const MEANINGS: Readonly<Partial<Record<Signal['kind'], Meaning>>> = {
  out_of_memory: { words: 'ran out of memory', kind: 'memory_exhausted' },
  disk_full: { words: 'found its disk full', kind: 'disk_full' },
  descriptor_limit: { words: 'ran out of file descriptors', kind: 'descriptor_limit' },
  pool_exhausted: { words: 'ran out of pooled connections', kind: 'pool_exhausted' },
  killed: { words: 'was killed from outside (SIGKILL, exit code 137)', kind: 'crash_signal' },
  corrupt_data: { words: 'found its stored data damaged', kind: 'data_corruption' },
  failing_requests: { words: 'is where the failed requests begin to fail', kind: 'code_defect' },
  slow: { words: 'takes longer by itself, not because of what it calls', kind: 'slow_dependency' },
  saturated: { words: 'uses much more of a resource than before', kind: 'cpu_starved' },
  changed_behaviour: { words: 'does other things than before for the same requests', kind: 'code_defect' },
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

/** What is used more than before, where that is known. */
const USES_MORE = {
  cpu: 'uses much more processor time than before',
  memory: 'uses much more memory than before',
  network: 'sends or receives much more than before',
} as const;

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

/** What a sign means where it is known of what or of whom it tells. */
function moreExactly({ kind, resource, target }: Signal): string | undefined {
  if (kind === 'slow' && target !== undefined) return `waits for ${target}, which answers late`;
  return kind === 'saturated' && resource !== undefined ? USES_MORE[resource] : undefined;
}

function candidateOf(signal: Signal, incident: Incident): Candidate {
  const service = signal.service ?? incident.firstService ?? 'a service';
  const { words: general, kind } = MEANINGS[signal.kind] ?? {
    words: `reports ${signal.kind.replaceAll('_', ' ')}`,
    kind: 'memory_exhausted' as const,
  };
  const waitsFor = signal.kind === 'slow' ? signal.target : undefined;
  const words = moreExactly(signal) ?? general;
  const what = signal.reading === undefined ? words : `${words} (${signal.reading})`;
  const [one, several] = signal.source === 'traces' ? ['one request', 'requests'] : ['one sign', 'signs'];
  const signs = signal.count === 1 ? one : `${signal.count.toLocaleString('en-GB')} ${several}`;
  return {
    id: `signal:${signal.kind}:${service}`,
    found: foundBy(signal),
    kind: kindOfLack(signal) ?? kind,
    change: 'none_known',
    title: `${service} ${what}`,
    headline: `${service} ${words}`,
    commit: null,
    service,
    ...placeOf(signal),
    score: signal.confidence ?? UNWEIGHED,
    reasons: [],
    nextSteps:
      waitsFor === undefined
        ? []
        : stepsOfKind('slow_dependency', { service, peer: waitsFor, platform: incident.platform }),
    for: [{ text: `${service} ${what}, ${signs}.`, about: 'cause', evidence: signal.evidence }],
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

const OF_ALARM = {
  latency: { kind: 'slow_dependency', words: 'itself takes longer' },
  failures: { kind: 'code_defect', words: 'is where calls begin to fail' },
} as const;

/** Where a metric that was asked about leaves the ordinary: places, each as probable as its part of the excess. */
export function alarmCandidates({ alarm }: Incident): Candidate[] {
  if (alarm === undefined) return [];
  const { kind, words } = OF_ALARM[alarm.of];
  return alarm.causes.map(({ service, probability, share }) => {
    const part = `${Math.round(Math.min(1, share) * 100)} % of the rise in ${alarm.metric} of ${alarm.service}`;
    return {
      id: `alarm:${service}`,
      found: 'measured',
      kind,
      change: 'none_known',
      title: `${service} ${words}: it explains ${part}`,
      commit: null,
      component: service,
      service,
      score: probability,
      reasons: [{ code: 'excess_begins_here', weight: 0, values: { share }, evidence: alarm.evidence }],
      nextSteps: [],
      for: [{ text: `${service} ${words}: it explains ${part}.`, about: 'cause', evidence: alarm.evidence }],
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
      title: `${target} is impaired (${reading}), according to its status page`,
      commit: null,
      ...(service === undefined ? {} : { service }),
      score: UNWEIGHED,
      reasons: [{ code: 'outage_announced', weight: 0, values: { target, status: reading }, evidence }],
      nextSteps: [],
      for: [
        {
          text: `The status page of ${target} says “${reading}”, and ${service ?? 'a service'} names it where it fails.`,
          about: 'cause',
          evidence,
        },
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
  const kind = (own[0] ?? overload[0])?.kind.replaceAll('_', ' ') ?? 'overload';
  return [
    {
      id: `load:${surge.service ?? ''}`,
      found: 'load',
      kind: KIND_OF_OVERLOAD[(own[0] ?? overload[0])?.kind ?? 'timeout'] ?? 'slow_dependency',
      change: 'none_known',
      title: `Far more requests than before reach ${surge.service ?? 'the system'}, more than ${first} can serve (${kind})`,
      headline: `More requests reach ${surge.service ?? 'the system'} than ${first} can serve`,
      commit: null,
      service: first,
      // Load that rose several times over just when it began is rarer than a neighbour's failure, which it explains.
      score: 0.65,
      reasons: [],
      nextSteps: [],
      for: [
        {
          text: `Far more work came in at ${surge.service ?? 'the entry'} when it began, and ${first} shows ${kind}.`,
          about: 'cause',
          evidence: [...new Set([...surge.evidence, ...(own[0]?.evidence ?? [])])],
        },
      ],
      against: [],
    },
  ];
}

/** Causes that lie outside of code and history: a resource, a provider, the load. */
export function outsideCandidates(incident: Incident): Candidate[] {
  return [...resourceCandidates(incident), ...outageCandidates(incident), ...loadCandidates(incident)];
}
