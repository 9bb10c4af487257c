import type { MeasuredChange } from '../../signals/metric/measured-changes.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import type { IncidentSignal } from './incident-signals.ts';
import { measuredLoad } from './load-rise.ts';
import type { RelatedOutage } from './related-outages.ts';
import type { TelemetryFindings } from './telemetry-findings.ts';

const NOTHING_ELSE = { templates: [], containers: [], target: null } as const;

/** What traces and metrics show of the service in which it begins: failing, slow by itself, short of a resource. */
export function signalsOfTelemetry(telemetry: TelemetryFindings | null): IncidentSignal[] {
  if (telemetry === null || telemetry.first === null) return [];
  const { first: service, signs, origins, requests } = telemetry;
  const own = origins.filter((origin) => origin.service === service);
  const failed = own.reduce((sum, origin) => sum + origin.requests, 0);
  const peer = own[0]?.peer ?? null;
  const scarce = signs.find(({ resource }) => resource === 'cpu' || resource === 'memory');
  const late = signs.find(({ sign, resource }) => sign === 'timing' || resource === null || resource === 'network');
  const base = { ...NOTHING_ELSE, service };
  const failing: IncidentSignal[] =
    failed === 0
      ? []
      : [
          peer === null
            ? { ...base, kind: 'failing_requests', count: failed, recorded: 'traces' }
            : { ...base, kind: 'upstream_failure', target: peer, count: failed, recorded: 'traces' },
        ];
  const slow: IncidentSignal[] =
    failed > 0 || late === undefined
      ? []
      : [
          {
            ...base,
            kind: 'slow',
            count: Math.max(1, requests),
            recorded: late.sign === 'timing' ? 'traces' : 'metrics',
          },
        ];
  const saturated: IncidentSignal[] =
    scarce !== undefined ? [{ ...base, kind: 'saturated', reading: scarce.text, count: 1, recorded: 'metrics' }] : [];
  return [...failing, ...slow, ...saturated];
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

/** Outages that providers announce. */
export function signalsOfOutages(outages: readonly RelatedOutage[]): IncidentSignal[] {
  return outages.map(({ notice, service }) => ({
    ...NOTHING_ELSE,
    kind: 'provider_outage',
    service,
    target: [notice.component, notice.provider].find((name) => name !== '') ?? notice.title,
    reading: notice.status,
    count: 1,
    notice,
  }));
}
