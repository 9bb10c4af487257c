import type { RecordedSpan, SlowBound } from '@mats/engine/signals';
import type { Claim, Evidence } from '@mats/contracts';
import type { RequestEvidence } from '@mats/evidence';
import { durationWords, listWords, momentWords } from './words.ts';

const MOST_WORDS = 160;
const MOST_IDS = 8;

type Failure = RequestEvidence['failures'][number];
type Slow = RequestEvidence['slow'][number];

const iso = (ms: number): string => new Date(ms).toISOString();

function requestsWords(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

function slowWords(count: number, bound: SlowBound): string {
  if (bound.of === 'question') return `${count} took longer than ${durationWords(bound.ms)}`;
  return `${count} took longer than 95 % of their kind`;
}

/** How many requests there were, how many failed, how many were slow. */
function overviewClaim({ requests, recording, bound, overview }: RequestEvidence): Claim {
  const { total, failed, recovered, slow, fromMs, toMs } = requests;
  const parts = [
    `${failed.length === 0 ? 'none' : failed.length} failed`,
    ...(recovered.length === 0 ? [] : [`${recovered.length} had a failed step and were answered`]),
    ...(slow.length === 0 && bound.of === 'usual' ? [] : [slowWords(slow.length, bound)]),
  ];
  const period = `${momentWords(iso(fromMs))} to ${momentWords(iso(toMs))}`;
  const text = `${recording.stream.label}: ${requestsWords(total)} from ${period}, ${listWords(parts)}.`;
  return { text, about: 'requests', evidence: [overview.id] };
}

function stepWords({ kind, operation }: RecordedSpan): string {
  return kind === undefined ? operation : `${operation} (${kind})`;
}

function idsOf(evidence: readonly Evidence[], overview: Evidence): string[] {
  return [...evidence.map(({ id }) => id), overview.id].slice(0, MOST_IDS);
}

/** Which span of which request failed, and what it threw. */
function failureClaim({ example, count, evidence }: Failure, overview: Evidence): Claim {
  const { request, span } = example;
  const [first = ''] = (span.message ?? '').split('\n', 1);
  const said = first === '' ? '' : `: “${first.slice(0, MOST_WORDS)}”`;
  const of = span === request ? '' : ` of ${request.operation}`;
  const often = count === 1 ? 'once' : `${count} times`;
  const at = momentWords(iso(request.startMs));
  const text = `${stepWords(span)}${of} in ${span.service} failed ${often}${said}; first at ${at}, span ${span.spanId} of trace ${span.traceId}.`;
  return { text, about: 'requests', evidence: idsOf(evidence, overview) };
}

/** How long a request took, and in which step. */
function slowClaim({ request: { request, ms, slowest }, evidence }: Slow, overview: Evidence): Claim {
  const share =
    slowest === null
      ? 'in no step that was recorded'
      : `longest in ${stepWords(slowest)} of ${slowest.service}, ${durationWords(slowest.endMs - slowest.startMs)}, span ${slowest.spanId}`;
  const at = momentWords(iso(request.startMs));
  const text = `${request.operation} took ${durationWords(ms)} at ${at} (trace ${request.traceId}), ${share}.`;
  return { text, about: 'requests', evidence: idsOf(evidence, overview) };
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
