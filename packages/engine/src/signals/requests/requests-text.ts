import type { RecordedSpan } from '../recorded.ts';
import { requestsOf } from './requests-of.ts';
import type { Requests, SlowBound } from './requests-of.ts';

/** Failed and slow requests that are listed one by one. */
const MOST_LISTED = 20;
const MOST_CHARACTERS = 200;

/** A bound as it stands in the name of a part: `usual`, `2000`. */
export function boundName(bound: SlowBound): string {
  return bound.of === 'usual' ? 'usual' : String(bound.ms);
}

/** The bound of such a name; null for any other text. */
export function boundNamed(name: string): SlowBound | null {
  if (name === 'usual') return { of: 'usual' };
  return /^\d{1,9}$/.test(name) ? { of: 'question', ms: Number(name) } : null;
}

function lineOf(span: RecordedSpan): string {
  return `${span.service} ${span.operation}, trace ${span.traceId}, span ${span.spanId}`;
}

function failureText({ message = '' }: RecordedSpan): string {
  const [first = ''] = message.split('\n', 1);
  return first === '' ? '' : `: ${first.slice(0, MOST_CHARACTERS)}`;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function rowsOf({ failed, recovered, slow }: Requests): string[] {
  return [
    ...failed.slice(0, MOST_LISTED).map(({ request, span }) => {
      const began = span === request ? '' : `, in ${lineOf(span)}`;
      return `failed ${iso(request.startMs)} ${lineOf(request)}${began}${failureText(span)}`;
    }),
    ...slow.slice(0, MOST_LISTED).map(({ request, ms, slowest }) => {
      const below = slowest === null ? '' : `, longest below ${lineOf(slowest)}: ${tenths(slowest)} ms`;
      return `slow ${iso(request.startMs)} ${ms.toFixed(1)} ms ${lineOf(request)}${below}`;
    }),
    ...recovered.slice(0, MOST_LISTED).map(({ request, span }) => {
      return `answered ${iso(request.startMs)} ${lineOf(request)}, failed in ${lineOf(span)}${failureText(span)}`;
    }),
  ];
}

function tenths({ startMs, endMs }: RecordedSpan): string {
  return (endMs - startMs).toFixed(1);
}

/** What happened to the requests of a recording as text: what stands in evidence, and what is compared when it is read again. */
export function requestsText(spans: readonly RecordedSpan[], bound: SlowBound): string {
  const requests = requestsOf(spans, bound);
  const { total, failed, recovered, slow, fromMs, toMs } = requests;
  if (total === 0) return '';
  const counts = `${total} requests, ${failed.length} failed, ${recovered.length} answered after a failed step, ${slow.length} slow`;
  return [`${counts}, from ${iso(fromMs)} to ${iso(toMs)}`, ...rowsOf(requests)].join('\n');
}
