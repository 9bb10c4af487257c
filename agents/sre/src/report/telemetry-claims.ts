import type { IncidentAnalysis } from '@mats/engine';
import type { Claim } from '@mats/contracts';
import type { IncidentEvidence } from '@mats/evidence';
import { CLAIM_WORDS, claimOf } from './claim-words.ts';
import type { OriginValues } from './claim-words.ts';

const MOST_SIGNS = 3;
/** Characters of a message that a sentence quotes. */
const MOST_SAID = 160;

/** Where requests begin to fail, or whom they gave up on; null when the traces show no failed request of that service. */
function originOf({ first, origins }: NonNullable<IncidentAnalysis['telemetry']>): OriginValues | null {
  const [origin] = origins.filter(({ service, gaveUpOn }) => (gaveUpOn ?? service) === first);
  if (origin === undefined) return null;
  const { service, operation, requests, of, peer, gaveUpOn, example } = origin;
  const [message = ''] = (example.message ?? '').split('\n', 1);
  const said = message.slice(0, MOST_SAID);
  return { service, operation, requests, of, peer: peer ?? '', gaveUpOn: gaveUpOn ?? '', message: said };
}

/** What traces and metrics say, in one sentence; empty when they blame nobody. */
export function telemetrySentence({ telemetry }: IncidentAnalysis): string {
  if (telemetry === null || telemetry.first === null) return '';
  const origin = originOf(telemetry);
  if (origin !== null) return CLAIM_WORDS.requests_begin_to_fail(origin);
  const [sign] = telemetry.signs;
  if (sign === undefined) return '';
  return CLAIM_WORDS.behaves_otherwise({ service: telemetry.first, sign: sign.text });
}

/** What traces and metrics say against the service in which it begins; each sentence cites a trace or a metric. */
export function telemetryClaims({ telemetry }: IncidentAnalysis, evidence: IncidentEvidence): Claim[] {
  if (telemetry === null || telemetry.first === null) return [];
  const traces = evidence.traces.map(({ id }) => id);
  const own = evidence.metrics.filter(({ series }) => telemetry.metrics.includes(series));
  const metrics = own.map((entry) => entry.evidence.id);
  const { first: service } = telemetry;
  const origin = originOf(telemetry);
  const signs = telemetry.signs.slice(0, MOST_SIGNS).map(({ sign, text }) => {
    const cited = sign === 'resource' ? metrics : traces;
    return claimOf('behaves_otherwise', { service, sign: text }, { about: 'symptom', evidence: cited });
  });
  const failing =
    origin === null ? [] : [claimOf('requests_begin_to_fail', { ...origin }, { about: 'service', evidence: traces })];
  return [...failing, ...signs].filter((claim) => claim.evidence.length > 0);
}
