import { CAUSE_SIGNALS } from '@mats/engine';
import type { ContainerFacts, IncidentAnalysis } from '@mats/engine';
import type { Evidence, Finding, Incident, Onset } from '@mats/contracts';
import { incidentRecord } from '@mats/evidence';
import type { IncidentEvidence, LogsRead, RequestEvidence } from '@mats/evidence';
import type { FailuresExplained } from '../tools/explain-failures.ts';
import {
  containerClaims,
  countOf,
  deployClaims,
  failureSaid,
  loadClaims,
  mainFailures,
  onsetClaims,
  serviceClaims,
  symptomClaims,
} from './sre-claims.ts';
import { countSaid } from './claim-words.ts';
import { failureCandidates } from './failure-candidates.ts';
import { evidenceOfRequests, requestClaims } from './request-claims.ts';
import { platformOf, readSources } from './read-sources.ts';
import { telemetryClaims, telemetrySentence } from './telemetry-claims.ts';
import { listWords, momentWords } from './words.ts';

/** What a resource that gave way is called on call. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['out_of_memory', 'out of memory'],
  ['disk_full', 'disk full'],
  ['descriptor_limit', 'out of file descriptors'],
  ['pool_exhausted', 'connection pool exhausted'],
  ['killed', 'killed (SIGKILL)'],
  ['corrupt_data', 'stored data damaged'],
]);

function resourcesOf(incident: IncidentAnalysis): string {
  const told = incident.signals
    .filter((signal) => CAUSE_SIGNALS.has(signal.kind) && signal.recorded === undefined)
    .map((signal) => `${signal.service}: ${RESOURCES.get(signal.kind) ?? signal.kind.replaceAll('_', ' ')}`);
  return told.length === 0 ? '' : ` ${listWords([...new Set(told)])}.`;
}

/** In two or three short sentences: who fails since when and how, who else, which resource gave way. */
function summaryOf(incident: IncidentAnalysis, options: { onset: Onset | null; evidence: IncidentEvidence }): string {
  const { onset, evidence } = options;
  if (incident.failures.length === 0) {
    const containers = containerClaims(evidence).map((claim) => claim.text);
    const told = telemetrySentence(incident);
    const begun = onset === null || told === '' ? '' : ` It began at ${momentWords(onset.at)}.`;
    return (
      [`${told}${begun}`, ...containers].filter((text) => text !== '').join(' ') ||
      'No failure was found in what could be read.'
    );
  }
  const failing = incident.services.filter((service) => service.errors > 0).map((service) => service.name);
  const first = incident.firstService ?? failing[0] ?? 'Something';
  const others = failing.filter((name) => name !== first);
  const since = onset === null ? '' : ` since ${momentWords(onset.at)}${incident.onset === null ? ' or earlier' : ''}`;
  // Who failed first may have been too dead to log it: then its callers tell.
  const shown = mainFailures(incident, evidence);
  const main = shown.find((entry) => entry.failure.template.owner === first) ?? shown[0];
  const told =
    main === undefined || main.failure.template.owner === first ? '' : ` ${main.failure.template.owner} logs`;
  const how = main === undefined ? '.' : `:${told} “${failureSaid(main)}”, ${countSaid(countOf(main.failure))}.`;
  const also = others.length === 0 ? '' : ` ${listWords(others)} ${others.length === 1 ? 'fails' : 'fail'} too.`;
  const traced = telemetrySentence(incident);
  return `${first} has failed${since}${how}${also}${resourcesOf(incident)}${traced === '' ? '' : ` ${traced}`}`;
}

function evidenceList(evidence: IncidentEvidence): Evidence[] {
  const all = [
    evidence.failures,
    evidence.stacks,
    evidence.deploys,
    evidence.containers,
    evidence.background,
    evidence.load,
    evidence.metrics,
    evidence.notices,
  ].flat();
  const pieces = [...all.map((entry) => entry.evidence), ...evidence.traces];
  return pieces;
}

function uniqueEvidence(pieces: readonly Evidence[]): Evidence[] {
  return [...new Map(pieces.map((piece) => [piece.id, piece])).values()];
}

const LEAST_UNKNOWN = 0.02;
/** Exit codes of containers that ended as they should, or were told to. */
const WANTED_CODES: ReadonlySet<number> = new Set([0, 130, 143]);

function isDown({ status, exitCode = 0, health }: ContainerFacts): boolean {
  const ended = (status === 'exited' || status === 'dead') && !WANTED_CODES.has(exitCode);
  return ended || status === 'restarting' || health === 'unhealthy';
}

/** What is likely when nothing else is known: as the logs say, or, without any, as the metric that was asked about does. */
function outlookOf(
  { alarm }: Incident,
  from: {
    readonly explained: FailuresExplained['explained'];
    readonly read: LogsRead;
    readonly counted: readonly RequestEvidence[];
  },
): NonNullable<Incident['outlook']> {
  const { explained, read, counted } = from;
  // Whatever language it was asked in and whatever logs say: requests that failed are no case of "nothing is wrong".
  if (counted.some(({ requests }) => requests.failed.length > 0)) {
    return { unknown: Math.max(LEAST_UNKNOWN, explained.unknown + explained.noIncident), noIncident: 0 };
  }
  // So is a container that somebody brought because it is down.
  if (read.containers.some(isDown)) {
    return { unknown: Math.max(LEAST_UNKNOWN, explained.unknown + explained.noIncident), noIncident: 0 };
  }
  const lines = read.logs.reduce((sum, { analysis }) => sum + analysis.lines, 0);
  if (alarm === undefined || lines > 0) return { unknown: explained.unknown, noIncident: explained.noIncident };
  const placed = alarm.causes.reduce((sum, { probability }) => sum + probability, 0);
  return { unknown: Math.max(LEAST_UNKNOWN, 1 - alarm.quiet - placed), noIncident: alarm.quiet };
}

/** Who died, with the evidence that shows it. */
function deathsOf({ explained, evidence }: FailuresExplained): NonNullable<Incident['deaths']> {
  return explained.dead.flatMap(({ service, code, signal, count, told, words }) => {
    const shown = evidence.get(told);
    const wrote = words === null ? undefined : evidence.get(words);
    if (shown === undefined) return [];
    return {
      ...(service === null ? {} : { service }),
      ...(code === null ? {} : { code }),
      ...(signal === null ? {} : { signal }),
      count,
      evidence: shown.id,
      ...(wrote === undefined ? {} : { words: wrote.id }),
    };
  });
}

/** The SRE's finding: what broke, when, where; every sentence cites evidence. */
export function sreFinding(
  incident: IncidentAnalysis,
  options: {
    evidence: IncidentEvidence;
    known: FailuresExplained;
    /** Requests that traces show, where they were asked for or are a source of their own. */
    counted: readonly RequestEvidence[];
    read: LogsRead;
    notChecked: Finding['notChecked'];
    durationMs: number;
  },
): Finding {
  const { evidence, known, counted, read, notChecked, durationMs } = options;
  const { explained } = known;
  const telling = explained.telling.flatMap((group) => known.evidence.get(group)?.id ?? []);
  const recorded = incidentRecord(incident, evidence);
  const platform = platformOf(read);
  const outlook = outlookOf(recorded, { explained, read, counted });
  const record = { ...recorded, outlook, telling, deaths: deathsOf(known), platform };
  return {
    agent: 'sre',
    summary: summaryOf(incident, { onset: record.onset, evidence }),
    claims: [
      ...onsetClaims(record.onset, incident),
      ...serviceClaims(incident, evidence),
      ...telemetryClaims(incident, evidence),
      ...symptomClaims(incident, evidence),
      ...loadClaims(incident, evidence),
      ...containerClaims(evidence),
      ...deployClaims(incident, evidence),
      ...requestClaims(counted),
    ],
    candidates: failureCandidates(explained, { evidence: known.evidence, platform }),
    evidence: uniqueEvidence([...known.evidence.values(), ...evidenceList(evidence), ...evidenceOfRequests(counted)]),
    read: readSources(read),
    notChecked,
    incident: record,
    usage: {
      agent: 'sre',
      tokens: { prompt: 0, completion: 0 },
      cost_usd: 0,
      model: null,
      duration_ms: durationMs,
      calls: [],
    },
  };
}
