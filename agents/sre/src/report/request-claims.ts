import type { RecordedSpan } from '@mats/engine/signals';
import type { Claim, Evidence } from '@mats/contracts';
import type { RequestEvidence } from '@mats/evidence';
import { claimOf } from './claim-words.ts';
import type { StepValues } from './claim-words.ts';

const MOST_WORDS = 160;
const MOST_IDS = 8;

type Failure = RequestEvidence['failures'][number];
type Slow = RequestEvidence['slow'][number];

const iso = (ms: number): string => new Date(ms).toISOString();

/** How many requests there were, how many failed, how many were slow. */
function overviewClaim({ requests, recording, bound, overview }: RequestEvidence): Claim {
  const { total, failed, recovered, slow, fromMs, toMs } = requests;
  const counts = {
    recording: recording.stream.label,
    from: iso(fromMs),
    to: iso(toMs),
    total,
    failed: failed.length,
    recovered: recovered.length,
    slow: slow.length,
    slowerThanMs: bound.of === 'question' ? bound.ms : 0,
  };
  return claimOf('requests_counted', counts, { about: 'requests', evidence: [overview.id] });
}

function idsOf(evidence: readonly Evidence[], overview: Evidence): string[] {
  return [...evidence.map(({ id }) => id), overview.id].slice(0, MOST_IDS);
}

function stepOf({ kind = '', operation, service, spanId, traceId }: RecordedSpan): StepValues {
  return { operation, kind, service, span: spanId, trace: traceId };
}

/** Which span of which request failed, and what it threw. */
function failureClaim({ example, count, evidence }: Failure, overview: Evidence): Claim {
  const { request, span } = example;
  const [first = ''] = (span.message ?? '').split('\n', 1);
  const failed = {
    ...stepOf(span),
    request: span === request ? '' : request.operation,
    times: count,
    first: iso(request.startMs),
    said: first.slice(0, MOST_WORDS),
  };
  return claimOf('request_failed', failed, { about: 'requests', evidence: idsOf(evidence, overview) });
}

const NO_STEP: StepValues = { operation: '', kind: '', service: '', span: '', trace: '' };

/** How long a request took, and in which step. */
function slowClaim({ request: { request, ms, slowest }, evidence }: Slow, overview: Evidence): Claim {
  const slow = {
    ...(slowest === null ? NO_STEP : stepOf(slowest)),
    trace: request.traceId,
    request: request.operation,
    at: iso(request.startMs),
    ms,
    stepMs: slowest === null ? 0 : slowest.endMs - slowest.startMs,
  };
  return claimOf('request_slow', slow, { about: 'requests', evidence: idsOf(evidence, overview) });
}

/** What happened to the requests of each recording: the counts, then what failed, then what was slow. */
export function requestClaims(counted: readonly RequestEvidence[]): Claim[] {
  return counted.flatMap((one) => [
    overviewClaim(one),
    ...one.failures.map((failure) => failureClaim(failure, one.overview)),
    ...one.slow.map((slow) => slowClaim(slow, one.overview)),
  ]);
}

/** All that shows it. */
export function evidenceOfRequests(counted: readonly RequestEvidence[]): Evidence[] {
  return counted.flatMap(({ overview, failures, slow }) => [
    overview,
    ...[...failures, ...slow].flatMap(({ evidence }) => evidence),
  ]);
}
