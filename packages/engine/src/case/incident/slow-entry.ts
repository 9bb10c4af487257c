import type { RecordedSpan } from '../../signals/recorded.ts';
import { quantile } from '../../signals/statistics/quantile.ts';
import { durations, entriesOf } from './slow-peer.ts';

/** What a service is asked that it answers later than before. */
export interface SlowEntry {
  readonly operation: string;
  /** Nine of ten are faster, in milliseconds. */
  readonly beforeMs: number;
  readonly afterMs: number;
}

const SLOWEST = 0.9;
/** Of fewer requests nobody knows what is usual. */
const LEAST_REQUESTS = 3;

/** The operation of a service that became slower than all its others; null where none did. */
export function slowEntryOf(
  service: string,
  windows: { readonly before: readonly RecordedSpan[]; readonly during: readonly RecordedSpan[] },
): SlowEntry | null {
  const byOperation = (spans: readonly RecordedSpan[]): Map<string, RecordedSpan[]> =>
    Map.groupBy(entriesOf(spans, service), ({ operation }) => operation);
  const earlier = byOperation(windows.before);
  const slower = [...byOperation(windows.during)].flatMap(([operation, requests]): SlowEntry[] => {
    const [then, now] = [durations(earlier.get(operation) ?? []), durations(requests)];
    if (then.length < LEAST_REQUESTS || now.length < LEAST_REQUESTS) return [];
    const entry = { operation, beforeMs: quantile(then, SLOWEST), afterMs: quantile(now, SLOWEST) };
    return entry.afterMs > entry.beforeMs ? [entry] : [];
  });
  return slower.toSorted((a, b) => b.afterMs - b.beforeMs - (a.afterMs - a.beforeMs))[0] ?? null;
}
