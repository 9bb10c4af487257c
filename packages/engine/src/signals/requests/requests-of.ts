import type { RecordedSpan } from '../recorded.ts';

/** From when on a request is slow. */
export type SlowBound =
  /** As long as the question says; milliseconds. */
  | { readonly of: 'question'; readonly ms: number }
  /** Longer than nineteen of twenty of its kind. */
  | { readonly of: 'usual' };

export interface FailedRequest {
  readonly request: RecordedSpan;
  /** The span in which the failure began: of those that failed, the deepest, and the first of them. */
  readonly span: RecordedSpan;
}

export interface SlowRequest {
  readonly request: RecordedSpan;
  readonly ms: number;
  /** More than so long is slow; milliseconds. */
  readonly than: number;
  /** The longest of the spans right below it; null where it has none. */
  readonly slowest: RecordedSpan | null;
}

/** What happened to the requests of a recording. */
export interface Requests {
  readonly total: number;
  /** In order of time. */
  readonly failed: readonly FailedRequest[];
  /** Requests that were answered although a step of theirs failed, in order of time. */
  readonly recovered: readonly FailedRequest[];
  /** The slowest first. */
  readonly slow: readonly SlowRequest[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** Of fewer requests of a kind nobody can say what is usual. */
const LEAST_FOR_USUAL = 20;
const USUAL = 0.95;

const durationOf = ({ startMs, endMs }: RecordedSpan): number => Math.max(0, endMs - startMs);

function byStart(one: RecordedSpan, other: RecordedSpan): number {
  return one.startMs - other.startMs || (one.spanId < other.spanId ? -1 : 1);
}

/** What is longer than this is slow, by the kind of the request; kinds with too few requests are left out. */
function usualOf(requests: readonly RecordedSpan[]): ReadonlyMap<string, number> {
  const kinds = Map.groupBy(requests, ({ kind = '' }) => kind);
  return new Map(
    [...kinds].flatMap(([kind, own]): [string, number][] => {
      const durations = own.map(durationOf).toSorted((a, b) => a - b);
      const place = Math.ceil(durations.length * USUAL) - 1;
      return durations.length < LEAST_FOR_USUAL ? [] : [[kind, durations[place] ?? 0]];
    }),
  );
}

/** The failed span that no other failed span below it explains; the earliest where there are several. */
function beginningOf(failing: readonly RecordedSpan[]): RecordedSpan | undefined {
  const explained = new Set(failing.flatMap(({ parentId }) => parentId ?? []));
  return failing.filter(({ spanId }) => !explained.has(spanId)).toSorted(byStart)[0];
}

/** The spans of a trace that nobody in it called; where its own first span was not recorded, the earliest that is there. */
function requestsIn(trace: readonly RecordedSpan[]): RecordedSpan[] {
  const roots = trace.filter(({ parentId }) => parentId === null);
  return roots.length > 0 ? roots : trace.toSorted(byStart).slice(0, 1);
}

function slowestBelow(request: RecordedSpan, trace: readonly RecordedSpan[]): RecordedSpan | null {
  const below = trace.filter(({ parentId }) => parentId === request.spanId);
  return below.toSorted((a, b) => durationOf(b) - durationOf(a) || byStart(a, b))[0] ?? null;
}

/** Counts requests, those that failed and those that were slow. A request is what began a trace; pure. */
export function requestsOf(spans: readonly RecordedSpan[], bound: SlowBound): Requests {
  const traces = Map.groupBy(spans, ({ traceId }) => traceId);
  const requests = [...traces.values()].flatMap(requestsIn).toSorted(byStart);
  const usual = bound.of === 'usual' ? usualOf(requests) : new Map<string, number>();
  const [failed, recovered, slow]: [FailedRequest[], FailedRequest[], SlowRequest[]] = [[], [], []];
  for (const request of requests) {
    const trace = traces.get(request.traceId) ?? [];
    const span = beginningOf(trace.filter((one) => one.failed));
    if (span !== undefined) (request.failed ? failed : recovered).push({ request, span });
    const than = bound.of === 'question' ? bound.ms : (usual.get(request.kind ?? '') ?? Number.POSITIVE_INFINITY);
    const ms = durationOf(request);
    if (ms > than) slow.push({ request, ms, than, slowest: slowestBelow(request, trace) });
  }
  const times = requests.flatMap(({ startMs, endMs }) => [startMs, endMs]);
  const reduce = (pick: (...values: number[]) => number, from: number): number =>
    times.reduce((best, time) => pick(best, time), from);
  return {
    total: requests.length,
    failed,
    recovered,
    slow: slow.toSorted((a, b) => b.ms - a.ms || byStart(a.request, b.request)),
    fromMs: times.length === 0 ? 0 : reduce(Math.min, Number.POSITIVE_INFINITY),
    toMs: times.length === 0 ? 0 : reduce(Math.max, 0),
  };
}
