import type { MeasuredChange } from '../../signals/metric/measured-changes.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import type { FilledResource } from './filled-resources.ts';
import type { IncidentSignal } from './incident-signals.ts';
import { measuredLoad } from './load-rise.ts';
import type { RelatedOutage } from './related-outages.ts';
import type { SuspectedService, TelemetryFindings } from './telemetry-findings.ts';

const NOTHING_ELSE = { templates: [], containers: [], target: null } as const;

type Shown = Pick<IncidentSignal, 'kind' | 'count' | 'recorded'> & Partial<Pick<IncidentSignal, 'reading' | 'target'>>;

function milliseconds(value: number): string {
  return `${Math.round(value).toLocaleString('en-GB')} ms`;
}

/** What the signs of a suspected service show: other work for the same requests, late answers, a resource that is short. */
function shownBy({ signs, lacks, waitsFor, slowEntry }: SuspectedService, requests: number): Shown[] {
  const [strongest] = signs;
  if (strongest === undefined) return [];
  const scarce = signs.find(({ resource }) => resource === 'cpu' || resource === 'memory');
  const count = Math.max(1, requests);
  if (strongest.sign === 'behaviour') {
    return [{ kind: 'changed_behaviour', reading: strongest.text, count, recorded: 'traces' }];
  }
  // Whoever is short of a resource is late with everything: what it lacks is the reason, and late answers follow.
  if (scarce !== undefined && (scarce === strongest || scarce.resource === lacks)) {
    return [{ kind: 'saturated', reading: scarce.text, count: 1, recorded: 'metrics' }];
  }
  if (strongest.sign === 'timing' && waitsFor !== undefined) {
    const { peer, operation, beforeMs, afterMs } = waitsFor;
    const reading = `${operation} takes ${milliseconds(afterMs)}, before ${milliseconds(beforeMs)}`;
    return [{ kind: 'slow', target: peer, reading, count, recorded: 'traces' }];
  }
  if (strongest.sign !== 'timing') return [{ kind: 'slow', count, recorded: 'metrics' }];
  if (slowEntry === undefined) return [{ kind: 'slow', count, recorded: 'traces' }];
  const { operation, beforeMs, afterMs } = slowEntry;
  const reading = `p90 of ${operation} is ${milliseconds(afterMs)}, before ${milliseconds(beforeMs)}`;
  return [{ kind: 'slow', reading, count, recorded: 'traces' }];
}

function signalsOfSuspect(suspect: SuspectedService, telemetry: TelemetryFindings): IncidentSignal[] {
  const { service, confidence, signs, places, lacks } = suspect;
  const own = telemetry.origins.filter((origin) => origin.service === service);
  const failed = own.reduce((sum, origin) => sum + origin.requests, 0);
  const peer = own[0]?.peer ?? own[0]?.gaveUpOn ?? null;
  const [place] = places;
  const base = { ...NOTHING_ELSE, service, confidence, ...(place === undefined ? {} : { place }) };
  const failing: IncidentSignal = { ...base, kind: 'failing_requests', count: failed, recorded: 'traces' };
  const resource = lacks ?? signs.find((one) => one.resource === 'cpu' || one.resource === 'memory')?.resource;
  const of = resource === undefined || resource === null ? {} : { resource };
  // Whoever waits for somebody else is short of nothing itself.
  const awaited = telemetry.origins
    .filter(({ gaveUpOn }) => gaveUpOn === service)
    .reduce((sum, { requests }) => sum + requests, 0);
  const late: Shown[] = awaited === 0 || signs.length > 0 ? [] : [{ kind: 'slow', count: awaited, recorded: 'traces' }];
  const told = [...shownBy(suspect, telemetry.requests), ...late].map((shown): IncidentSignal => ({
    ...base,
    ...shown,
    ...(shown.target === undefined ? of : {}),
  }));
  if (failed === 0) return told;
  const passedOn: IncidentSignal[] =
    peer === null
      ? [failing]
      : [{ ...base, kind: 'upstream_failure', target: peer, count: failed, recorded: 'traces' }];
  return [...passedOn, ...told.filter(({ kind }) => kind === 'saturated')];
}

/** What traces and metrics show of the services in which it can begin, and of the one where requests begin to fail. */
export function signalsOfTelemetry(telemetry: TelemetryFindings | null): IncidentSignal[] {
  if (telemetry === null) return [];
  const { first, confidence, suspects } = telemetry;
  const known = suspects.some(({ service }) => service === first);
  const failing = first === null || known ? [] : [{ service: first, confidence, signs: [], places: [], lacks: null }];
  return [...failing, ...suspects].flatMap((suspect) => signalsOfSuspect(suspect, telemetry));
}

/** Demand that rose before what was asked about, or else the first to fail, began to fail. */
export function signalsOfLoad(
  series: readonly ServiceSeries[],
  about: {
    readonly first: string | null;
    readonly onset: { readonly to: number } | null;
    readonly measured: readonly MeasuredChange[];
    readonly askedSeries: readonly ServiceSeries[];
  },
): IncidentSignal[] {
  const { first, onset, measured, askedSeries } = about;
  const services = new Set([...askedSeries.map(({ service }) => service), ...(first === null ? [] : [first])]);
  for (const service of services) {
    const asked = measured.find((change) => change.series.service === service && askedSeries.includes(change.series));
    const from = asked?.to ?? onset?.to;
    const load = from === undefined ? null : measuredLoad(series, { service, from });
    if (load === null) continue;
    const reading = `${load.series.metric} ${load.factor.toFixed(1)} times as high as before`;
    return [
      { ...NOTHING_ELSE, kind: 'load_surge', service, reading, count: 1, series: load.series, recorded: 'metrics' },
    ];
  }
  return [];
}

/** Resources that ran full. */
export function signalsOfResources(filled: readonly FilledResource[]): IncidentSignal[] {
  return filled.map(({ series, saturation, kind }): IncidentSignal => ({
    ...NOTHING_ELSE,
    kind,
    service: series.service,
    reading: `${series.metric} at ${Math.round(saturation.highest * 100)} % of its limit, ${Math.round(saturation.usual * 100)} % before`,
    count: 1,
    series,
    recorded: 'metrics',
    ...(kind === 'saturated' ? { resource: 'memory' } : {}),
  }));
}

/** Outages that providers announce. */
export function signalsOfOutages(outages: readonly RelatedOutage[]): IncidentSignal[] {
  return outages.map(({ notice, service }) => ({
    ...NOTHING_ELSE,
    kind: 'provider_outage',
    service,
    target: [notice.component, notice.provider].find((name) => name !== '') ?? notice.title,
    reading: notice.title === '' ? notice.status : notice.title,
    count: 1,
    notice,
  }));
}
