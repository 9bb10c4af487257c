import type { IncidentSignal } from './incident-signals.ts';
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
