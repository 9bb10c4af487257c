import type { RecordedSpan } from '../../signals/recorded.ts';
import { median } from '../../signals/statistics/quantile.ts';

/** Whom a service waits for longer than before, where that is nobody whose spans were read: a database, a provider. */
export interface SlowPeer {
  readonly peer: string;
  /** What it is asked: `SELECT prices`. */
  readonly operation: string;
  /** Medians, in milliseconds. */
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** Fewer calls than these have no middle. */
const LEAST_CALLS = 3;
/** The part of what a service lost that its wait must explain to be the reason. */
const MOST_OF_IT = 0.5;

/** How long spans take, in milliseconds. */
export function durations(spans: readonly RecordedSpan[]): number[] {
  return spans.map(({ startMs, endMs }) => endMs - startMs);
}

/** How much longer the middle one takes; null where either side has too few. */
function growth(before: readonly RecordedSpan[], during: readonly RecordedSpan[]): { from: number; to: number } | null {
  if (before.length < LEAST_CALLS || during.length < LEAST_CALLS) return null;
  return { from: median(durations(before)), to: median(durations(during)) };
}

/** Spans with which requests enter the service: whoever called is another service, or was not recorded. */
export function entriesOf(spans: readonly RecordedSpan[], service: string): RecordedSpan[] {
  const own = new Set(spans.flatMap((span) => (span.service === service ? `${span.traceId} ${span.spanId}` : [])));
  return spans.filter((span) => span.service === service && !own.has(`${span.traceId} ${span.parentId ?? ''}`));
}

/**
 * The call of a service to somebody outside of the traces that explains most of what the service takes longer; null where its own work
 * does. A caller's time in such a call stands in no other span, so that it looks like its own work.
 */
export function slowPeerOf(
  service: string,
  windows: { readonly before: readonly RecordedSpan[]; readonly during: readonly RecordedSpan[] },
): SlowPeer | null {
  const { before, during } = windows;
  const whole = growth(entriesOf(before, service), entriesOf(during, service));
  if (whole === null || whole.to <= whole.from) return null;
  const recorded = new Set([...before, ...during].map((span) => span.service));
  const callsOf = (spans: readonly RecordedSpan[]): Map<string, RecordedSpan[]> =>
    Map.groupBy(
      spans.filter((span) => span.service === service && span.peer !== undefined && !recorded.has(span.peer)),
      ({ peer = '', operation }) => JSON.stringify([peer, operation]),
    );
  const earlier = callsOf(before);
  const slow = [...callsOf(during)].flatMap(([key, calls]): SlowPeer[] => {
    const grown = growth(earlier.get(key) ?? [], calls);
    const [{ peer = '', operation } = { operation: '' }] = calls;
    if (grown === null || grown.to - grown.from < MOST_OF_IT * (whole.to - whole.from)) return [];
    return [{ peer, operation, beforeMs: grown.from, afterMs: grown.to }];
  });
  return slow.toSorted((a, b) => b.afterMs - b.beforeMs - (a.afterMs - a.beforeMs))[0] ?? null;
}
