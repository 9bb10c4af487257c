import { readLogLines } from '@mats/engine/logs';
import type { LogLine, LogText } from '@mats/engine/logs';
import type { SourcedLog } from './read-logs.ts';
import { linesWithoutSecrets } from './without-secrets.ts';

/** Logs up to this size are read whole a second time; of larger ones, the stretches around what they tell of. */
const WHOLE_BYTES = 4 * 1024 * 1024;
const HEAD_LINES = 200;
const TAIL_LINES = 400;
const AROUND = 6;
const MOST_STRETCHES = 60;
const COMPLAINTS: ReadonlySet<string | null> = new Set(['warn', 'error', 'fatal', null]);

interface Stretch {
  readonly startLine: number;
  readonly endLine: number;
}

/** Stretches in order, those that touch joined. */
function joinStretches(stretches: readonly Stretch[], lines: number): Stretch[] {
  const joined: { startLine: number; endLine: number }[] = [];
  for (const { startLine, endLine } of stretches.toSorted((a, b) => a.startLine - b.startLine)) {
    const from = Math.max(1, startLine);
    const to = Math.min(lines, endLine);
    const last = joined.at(-1);
    if (last !== undefined && from <= last.endLine + 1) last.endLine = Math.max(last.endLine, to);
    else if (from <= to) joined.push({ startLine: from, endLine: to });
  }
  return joined;
}

function stretchesOf({ analysis }: SourcedLog): Stretch[] {
  const { lines, templates, bytes } = analysis;
  if (bytes <= WHOLE_BYTES) return [{ startLine: 1, endLine: lines }];
  const told = templates
    .filter(({ severity }) => COMPLAINTS.has(severity))
    .flatMap(({ samples }) => samples.slice(0, 2))
    .slice(0, MOST_STRETCHES)
    .map(({ line, lines: length }) => ({ startLine: line - AROUND, endLine: line + length + AROUND }));
  const ends = [
    { startLine: 1, endLine: HEAD_LINES },
    { startLine: lines - TAIL_LINES, endLine: lines },
  ];
  return joinStretches([...told, ...ends], lines);
}

/** In which the times of a log that name no zone are read. */
export function zoneOf({ zoneOffsetMinutes }: SourcedLog): { zoneOffsetMinutes?: number } {
  return zoneOffsetMinutes === undefined ? {} : { zoneOffsetMinutes };
}

async function textsOf(log: SourcedLog, file: number): Promise<LogText[]> {
  const texts: LogText[] = [];
  for (const { startLine, endLine } of stretchesOf(log)) {
    const anchor = log.anchors.findLast(({ line }) => line <= startLine);
    const locator = anchor === undefined ? log.stream.locator : { ...log.stream.locator, anchor };
    const lines = await log.source.readLines({ ...log.stream, locator }, { startLine, endLine });
    texts.push({
      ...zoneOf(log),
      file,
      firstLine: startLine,
      lines: linesWithoutSecrets(lines),
      service: log.service,
    });
  }
  return texts;
}

/**
 * The lines of all logs as a person reads them, without secrets, in order of time; `file` of a line is the place of its log. Binary logs have none.
 * `now` (epoch milliseconds) completes times without a date.
 */
export async function readWindows(logs: readonly SourcedLog[], options: { now: number }): Promise<LogLine[]> {
  const texts: LogText[] = [];
  for (const [file, log] of logs.entries()) {
    if (log.analysis.encoding === 'binary' || log.analysis.lines === 0) continue;
    texts.push(...(await textsOf(log, file)));
  }
  return readLogLines(texts, { referenceMs: options.now });
}
