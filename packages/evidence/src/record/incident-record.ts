import type { IncidentAnalysis } from '@mats/engine';
import { resourceKindOf } from '@mats/engine/signals';
import type { Incident, Onset, Signal } from '@mats/contracts';
import type { IncidentEvidence } from './gather-evidence.ts';

const MOST_MEASURED = 60;
const MOST_PLACES = 12;

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** The onset with its evidence; without a change point, the first failure with little confidence. */
function onsetOf(incident: IncidentAnalysis, evidence: IncidentEvidence): Onset | null {
  const told = [...evidence.failures.map((entry) => entry.evidence.id), ...evidence.traces.map(({ id }) => id)];
  const cited = [...told, ...evidence.metrics.map((entry) => entry.evidence.id)].slice(0, 2);
  const { onset, failures } = incident;
  const assumed = failures.length > 0 && failures.every(({ template }) => template.log.analysis.zone === 'assumed');
  const zone = assumed ? { zoneAssumed: true } : {};
  if (onset !== null) {
    return {
      ...zone,
      at: iso(onset.at),
      from: iso(onset.from),
      to: iso(onset.to),
      confidence: onset.confidence,
      evidence: cited,
    };
  }
  const times = failures.flatMap((failure) => failure.template.first.time ?? []);
  if (times.length === 0) return null;
  const at = Math.min(...times);
  // The log may begin in the middle of the incident: all that is known is that it had begun by then.
  return { ...zone, at: iso(at), from: iso(incident.from ?? at), to: iso(at), confidence: 0.3, evidence: cited };
}

/** Evidence of a sign that traces or metrics show. */
function recordedIds(
  { recorded, series, service, kind }: IncidentAnalysis['signals'][number],
  evidence: IncidentEvidence,
): string[] {
  // Without traces, lines show what a service does otherwise.
  if (kind === 'changed_behaviour' && evidence.traces.length === 0) {
    const own = evidence.failures.filter(({ failure }) => failure.template.owner === service);
    return own.slice(0, 2).map((entry) => entry.evidence.id);
  }
  if (recorded === 'traces') return evidence.traces.map(({ id }) => id);
  if (series !== undefined) {
    return evidence.metrics.filter((entry) => entry.series === series).map((entry) => entry.evidence.id);
  }
  return recorded === 'metrics' ? evidence.metrics.map((entry) => entry.evidence.id) : [];
}

const LATE = new Set(['server_latency', 'client_latency']);

/** What metrics say of the one that was asked about, with how probable each place is. */
function alarmOf({ alarm }: IncidentAnalysis, evidence: IncidentEvidence): Pick<Incident, 'alarm'> {
  if (alarm === null) return {};
  const total = alarm.causes.reduce((sum, { score }) => sum + score, 0);
  const wrong = alarm.unusual;
  return {
    alarm: {
      service: alarm.service,
      metric: alarm.metric,
      incident: alarm.incident,
      quiet: 1 - wrong,
      of: LATE.has(resourceKindOf(alarm.metric) ?? '') ? 'latency' : 'failures',
      causes: alarm.incident
        ? alarm.causes.slice(0, MOST_PLACES).map(({ node, score, explains }) => ({
            service: node,
            probability: total > 0 ? (wrong * score) / total : 0,
            share: explains,
          }))
        : [],
      evidence: evidence.metrics
        .filter(({ series }) => alarm.series.includes(series))
        .map((entry) => entry.evidence.id),
    },
  };
}

function sourceOf({ recorded, notice, containers }: IncidentAnalysis['signals'][number]): Signal['source'] {
  if (recorded !== undefined) return recorded;
  if (notice !== undefined) return 'status_page';
  return containers.length > 0 ? 'containers' : 'logs';
}

/** The incident as the agents pass it on: ISO times, and ids of evidence for whatever it says. */
export function incidentRecord(incident: IncidentAnalysis, evidence: IncidentEvidence): Incident {
  const idsOf = (keys: ReadonlySet<string>): string[] =>
    [...evidence.failures, ...evidence.load]
      .filter((entry) => keys.has(entry.failure.template.key))
      .map((entry) => entry.evidence.id);
  return {
    telling: [],
    onset: onsetOf(incident, evidence),
    firstService: incident.firstService,
    services: incident.services.map((service) => ({
      name: service.name,
      errors: service.errors,
      ...(service.counted === undefined ? {} : { counted: service.counted }),
      blames: [...service.blames],
      calls: [...(incident.telemetry?.calls.get(service.name) ?? [])],
      ...(service.firstError === null ? {} : { firstError: iso(service.firstError) }),
    })),
    ...alarmOf(incident, evidence),
    measured: (incident.telemetry?.measured ?? []).slice(0, MOST_MEASURED).map((change) => ({
      service: change.series.service,
      metric: change.series.metric,
      at: iso(change.at),
      from: iso(change.from),
      to: iso(change.to),
      direction: change.direction,
      before: change.before,
      after: change.after,
    })),
    deploys: evidence.deploys.map(({ deploy, evidence: piece }) => ({
      service: deploy.service,
      revision: deploy.revision,
      evidence: piece.id,
      ...(deploy.previous === undefined ? {} : { previous: deploy.previous }),
      ...(deploy.time === null ? {} : { time: iso(deploy.time) }),
    })),
    signals: incident.signals
      .map((signal) => ({
        kind: signal.kind,
        source: sourceOf(signal),
        service: signal.service,
        count: signal.count,
        ...(signal.target === null ? {} : { target: signal.target }),
        ...(signal.confidence === undefined ? {} : { confidence: Math.min(1, signal.confidence) }),
        ...(signal.resource === undefined ? {} : { resource: signal.resource }),
        ...(signal.place === undefined ? {} : { place: { file: signal.place.file, line: signal.place.line || null } }),
        ...(signal.reading === undefined ? {} : { reading: signal.reading }),
        evidence: [
          ...recordedIds(signal, evidence),
          ...evidence.notices.filter(({ notice }) => notice === signal.notice).map((entry) => entry.evidence.id),
          ...idsOf(new Set(signal.templates.map((template) => template.key))),
          ...evidence.containers
            .filter((entry) => signal.containers.includes(entry.container))
            .map((entry) => entry.evidence.id),
        ],
      }))
      .filter((signal) => signal.evidence.length > 0),
  };
}
