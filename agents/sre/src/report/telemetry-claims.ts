import type { IncidentAnalysis } from '@mats/engine';
import type { Claim } from '@mats/contracts';
import type { IncidentEvidence } from '@mats/evidence';

const MOST_SIGNS = 3;

/** Where requests begin to fail, or whom they gave up on, in words; empty when the traces show no failed request of that service. */
function originWords({ first, origins }: NonNullable<IncidentAnalysis['telemetry']>): string {
  const [origin] = origins.filter(({ service, gaveUpOn }) => (gaveUpOn ?? service) === first);
  if (origin === undefined) return '';
  const { service, operation, requests, of, peer, gaveUpOn, example } = origin;
  const where = peer === null ? `in ${service}` : `where ${service} calls ${peer}`;
  const reason = example.message === undefined ? '' : `: “${(example.message.split('\n', 1)[0] ?? '').slice(0, 160)}”`;
  if (gaveUpOn !== null) {
    const which = of === 1 ? 'The failed request' : `${requests} of ${of} failed requests`;
    return `${which} gave up on ${gaveUpOn}, which was still at work, where ${service} waits for it (${operation})${reason}.`;
  }
  const how = of === 1 ? 'The traced request begins to fail' : `${requests} of ${of} failed requests begin to fail`;
  return `${how} ${where} (${operation})${reason}.`;
}

/** What traces and metrics say, in one sentence; empty when they blame nobody. */
export function telemetrySentence({ telemetry }: IncidentAnalysis): string {
  if (telemetry === null || telemetry.first === null) return '';
  const origin = originWords(telemetry);
  if (origin !== '') return origin;
  const [sign] = telemetry.signs;
  return sign === undefined ? '' : `${telemetry.first}: ${sign.text}.`;
}

/** What traces and metrics say against the service in which it begins; each sentence cites a trace or a metric. */
export function telemetryClaims({ telemetry }: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  if (telemetry === null || telemetry.first === null) return [];
  const traces = evidence.traces.map(({ id }) => id);
  const own = evidence.metrics.filter(({ series }) => telemetry.metrics.includes(series));
  const metrics = own.map((entry) => entry.evidence.id);
  const origin = originWords(telemetry);
  const signs = telemetry.signs.slice(0, MOST_SIGNS).map(({ sign, text }): Claim => ({
    text: `${telemetry.first}: ${text}.`,
    about: 'symptom',
    evidence: sign === 'resource' ? metrics : traces,
  }));
  const failing: Claim[] = origin === '' ? [] : [{ text: origin, about: 'service', evidence: traces }];
  return [...failing, ...signs].filter((claim) => claim.evidence.length > 0);
}
