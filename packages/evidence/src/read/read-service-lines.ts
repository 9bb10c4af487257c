import { readLogLines } from '@mats/engine/logs';
import type { ServiceLogLine } from '@mats/engine/signals';
import type { SourcedLog } from './read-logs.ts';
import { zoneOf } from './read-windows.ts';

/** More lines than this of all logs are not read; the latest of each log are. */
const MOST_LINES = 300_000;
/** What one call of a source gives. */
const LINES_AT_ONCE = 5_000;
/** Ids of requests and spans as structured lines and logging patterns write them. */
const TRACE_ID = /\btrace[_.-]?id["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-f]{16,32})\b/i;
const SPAN_ID = /\bspan[_.-]?id["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-f]{16})\b/i;

function serviceLines(
  log: SourcedLog,
  texts: { readonly firstLine: number; readonly lines: readonly string[]; readonly now: number },
): ServiceLogLine[] {
  const { firstLine, lines, now } = texts;
  const text = { ...zoneOf(log), file: 0, firstLine, lines, service: log.service };
  return readLogLines([text], { referenceMs: now }).flatMap(({ service, time, raw, continues }): ServiceLogLine[] => {
    if (continues || time === null || raw.trim() === '') return [];
    const traceId = TRACE_ID.exec(raw)?.[1] ?? null;
    const spanId = SPAN_ID.exec(raw)?.[1] ?? null;
    return [{ service: service ?? log.stream.label, timeMs: time, traceId, spanId, text: raw }];
  });
}

/**
 * The lines of all logs with the requests that they belong to, for a comparison beside traces or metrics. `now` (epoch milliseconds)
 * completes times without a date.
 */
export async function readServiceLines(
  logs: readonly SourcedLog[],
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<ServiceLogLine[]> {
  const texts = logs.filter(({ analysis }) => analysis.encoding !== 'binary' && analysis.lines > 0);
  const total = texts.reduce((sum, { analysis }) => sum + analysis.lines, 0);
  const share = Math.min(1, MOST_LINES / Math.max(1, total));
  const found: ServiceLogLine[][] = [];
  for (const log of texts) {
    const last = log.analysis.lines;
    for (let line = 1 + Math.floor(last * (1 - share)); line <= last; line += LINES_AT_ONCE) {
      options.signal.throwIfAborted();
      const endLine = Math.min(last, line + LINES_AT_ONCE - 1);
      const lines = await log.source.readLines(log.stream, { startLine: line, endLine });
      found.push(serviceLines(log, { firstLine: line, lines, now: options.now }));
    }
  }
  return found.flat();
}
