import type { RecordedSpan } from '../../signals/recorded.ts';
import type { ServiceLogLine } from '../../signals/service/log-event.ts';
import type { TelemetryWindow } from '../../signals/service/window-profile.ts';

/** Quiet time is cut into this many windows, if each then has enough requests to be compared with. */
const MOST_QUIET_WINDOWS = 12;
const LEAST_IN_WINDOW = 5;
/** Without requests, windows are made of lines that belong to none. */
const LEAST_LINES_IN_WINDOW = 50;

/** What was recorded in the time that is to be explained, and before it. */
export interface SplitTelemetry {
  readonly before: RecordedWindow;
  readonly during: RecordedWindow;
}

export interface RecordedWindow extends TelemetryWindow {
  readonly spans: readonly RecordedSpan[];
}

/** What is to be explained begins within `from` and `at`; epoch milliseconds. */
export interface Split {
  readonly at: number;
  readonly from: number;
  /** Where it ends, if it does; what comes after is on no side. */
  readonly to?: number;
}

/** Divides by when a trace began, so that no request is torn apart; what began within the onset's interval is on no side. */
export function splitTelemetry(
  spans: readonly RecordedSpan[],
  lines: readonly ServiceLogLine[],
  split: Split | null,
): SplitTelemetry {
  if (split === null) return { before: { spans: [], logs: [] }, during: { spans, logs: lines } };
  const begins = new Map<string, number>();
  for (const { traceId, startMs } of spans) begins.set(traceId, Math.min(startMs, begins.get(traceId) ?? startMs));
  const { from, at, to = Number.POSITIVE_INFINITY } = split;
  const isBefore = (time: number): boolean => time < from;
  const isDuring = (time: number): boolean => time >= at && time <= to;
  const ofSpan = ({ traceId }: RecordedSpan): number => begins.get(traceId) ?? 0;
  const ofLine = ({ traceId, timeMs }: ServiceLogLine): number => begins.get(traceId ?? '') ?? timeMs;
  return {
    before: { spans: spans.filter((one) => isBefore(ofSpan(one))), logs: lines.filter((one) => isBefore(ofLine(one))) },
    during: { spans: spans.filter((one) => isDuring(ofSpan(one))), logs: lines.filter((one) => isDuring(ofLine(one))) },
  };
}

/**
 * Quiet time as windows that each look like all of it: requests are dealt out in turn rather than in order, so that a drift over the
 * time is in each; lines go with their request.
 */
export function quietWindows({ spans, logs }: RecordedWindow): TelemetryWindow[] {
  const traces = [...Map.groupBy(spans, ({ traceId }) => traceId).keys()];
  const byTraces = Math.floor(traces.length / LEAST_IN_WINDOW);
  const byLines = Math.floor(logs.length / LEAST_LINES_IN_WINDOW);
  const count = Math.min(MOST_QUIET_WINDOWS, traces.length > 0 ? byTraces : byLines);
  if (count === 0) return [];
  const windowOf = new Map(traces.map((trace, index) => [trace, index % count]));
  const windows = Array.from({ length: count }, () => ({ spans: [] as RecordedSpan[], logs: [] as ServiceLogLine[] }));
  for (const span of spans) windows[windowOf.get(span.traceId) ?? 0]?.spans.push(span);
  for (const [index, line] of logs.entries())
    windows[windowOf.get(line.traceId ?? '') ?? index % count]?.logs.push(line);
  return windows;
}
