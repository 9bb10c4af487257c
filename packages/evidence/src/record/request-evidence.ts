import { createEvidence } from '@mats/engine';
import { requestsOf } from '@mats/engine/signals';
import type { FailedRequest, RecordedSpan, Requests, SlowBound, SlowRequest } from '@mats/engine/signals';
import type { Evidence } from '@mats/contracts';
import type { Recording } from '@mats/sources/signals';
import { partOfRequests } from './recording-text.ts';
import { spanOfNow } from './log-evidence.ts';
import { placeOf, stackOfSpan, traceEvidence } from './telemetry-evidence.ts';

/** Kinds of failures, and slow requests, that are shown with their traces. */
const MOST_FAILURES = 4;
const MOST_SLOW = 3;

/** Requests that failed in the same way in the same place. */
export interface FailureOfRequests {
  readonly example: FailedRequest;
  readonly count: number;
  /** The trace of the example, then its stack trace where one was recorded. */
  readonly evidence: readonly Evidence[];
}

/** What happened to the requests of one recording, with what shows it. */
export interface RequestEvidence {
  readonly recording: Recording;
  readonly requests: Requests;
  readonly bound: SlowBound;
  readonly overview: Evidence;
  /** The most frequent first. */
  readonly failures: readonly FailureOfRequests[];
  readonly slow: readonly { readonly request: SlowRequest; readonly evidence: readonly Evidence[] }[];
}

/** Failures are of one kind when their words differ in numbers alone. */
function kindOf({ span }: FailedRequest): string {
  const [first = ''] = (span.message ?? '').split('\n', 1);
  return `${span.service}\n${span.operation}\n${first.slice(0, 120).replaceAll(/\d/g, '')}`;
}

function failuresOf(
  failed: readonly FailedRequest[],
  evidenceOf: (one: FailedRequest) => Evidence[],
): FailureOfRequests[] {
  return [...Map.groupBy(failed, kindOf).values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_FAILURES)
    .flatMap((alike): FailureOfRequests[] => {
      const [example] = alike;
      return example === undefined ? [] : [{ example, count: alike.length, evidence: evidenceOf(example) }];
    });
}

/** Counts the requests of a recording and shows those that failed or were slow; null when it holds none. */
export function requestEvidence(recording: Recording, bound: SlowBound): RequestEvidence | null {
  const requests = requestsOf(recording.spans, bound);
  if (requests.total === 0) return null;
  const { total, failed, recovered, slow } = requests;
  const traceOf = ({ traceId }: RecordedSpan): Evidence[] =>
    traceEvidence(
      recording.spans.filter((span) => span.traceId === traceId),
      recording,
    );
  const overview = createEvidence({
    title: `${recording.stream.label}: ${total} requests, ${failed.length} failed`,
    time: new Date(requests.toMs).toISOString(),
    ...placeOf(recording, partOfRequests(bound)),
    ...spanOfNow(),
    detail: { kind: 'log_excerpt' },
  });
  return {
    recording,
    requests,
    bound,
    overview,
    failures: failuresOf([...failed, ...recovered], ({ span }) => [...traceOf(span), ...stackOfSpan(span, recording)]),
    slow: slow.slice(0, MOST_SLOW).map((request) => ({ request, evidence: traceOf(request.request) })),
  };
}
