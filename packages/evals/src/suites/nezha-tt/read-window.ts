import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCsv } from '@mats/contracts';
import type { SuiteSpan } from '../otlp-of-spans.ts';

/** Paths are relative to the inputs folder; `from` and `to` are the real span of the files. */
export const minuteSchema = z.object({
  day: z.string(),
  minute: z.string(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  log: z.string().nullish(),
  trace: z.string().nullish(),
  seconds_after_injection: z.number().nullish(),
});
export type Minute = z.infer<typeof minuteSchema>;

/** One line that a service logged; times are epoch milliseconds. */
export interface SuiteLine {
  readonly service: string;
  readonly timeMs: number;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly text: string;
}

export interface RecordedMinute {
  readonly spans: readonly SuiteSpan[];
  readonly lines: readonly SuiteLine[];
}

const NANOSECONDS = 1e6;

/** Reads what was recorded in a minute. A trace that reaches beyond the injection of a fault is left out with its lines. */
export async function readWindow(data: string, minute: Minute): Promise<RecordedMinute> {
  const spans = minute.trace ? await readSpans(join(data, minute.trace)) : [];
  const lines = minute.log ? await readLogs(join(data, minute.log)) : [];
  const late = minute.seconds_after_injection ?? 0;
  if (late <= 0) return { spans, lines };
  const times = [...spans.map(({ endMs }) => endMs), ...lines.map(({ timeMs }) => timeMs)];
  const end = minute.to ? Date.parse(minute.to) : times.reduce((last, time) => Math.max(last, time), 0);
  const limit = end - late * 1000;
  const cut = new Set(spans.filter(({ endMs }) => endMs >= limit).map(({ traceId }) => traceId));
  return {
    spans: spans.filter(({ traceId }) => !cut.has(traceId)),
    lines: lines.filter(({ timeMs, traceId }) => timeMs < limit && !cut.has(traceId ?? '')),
  };
}

/** A service is a pod without its last two parts, which Kubernetes adds. */
export function serviceOf(pod: string): string {
  return pod.split('-').slice(0, -2).join('-');
}

/** Header and rows of a CSV file; a file that is not there has none, like one the case says it has not. */
async function readTable(path: string): Promise<{ header: string[]; rows: string[][] }> {
  const text = existsSync(path) ? await readFile(path, 'utf8') : '';
  const [header = [], ...rows] = parseCsv(text);
  return { header, rows };
}

async function readSpans(path: string): Promise<SuiteSpan[]> {
  const { header, rows } = await readTable(path);
  const at = (name: string): number => header.indexOf(name);
  const columns = ['TraceID', 'SpanID', 'ParentID', 'PodName', 'OperationName', 'StartTimeUnixNano', 'EndTimeUnixNano'];
  const [trace = -1, span = -1, parent = -1, pod = -1, operation = -1, start = -1, end = -1] = columns.map(at);
  return rows.flatMap((row): SuiteSpan[] => {
    const startMs = Number(row[start]) / NANOSECONDS;
    const endMs = Number(row[end]) / NANOSECONDS;
    if (!Number.isFinite(startMs) || !Number.isFinite(endMs)) return [];
    const parentId = row[parent] ?? '';
    return [
      {
        traceId: row[trace] ?? '',
        spanId: row[span] ?? '',
        parentId: parentId === '' || parentId === 'root' ? null : parentId,
        service: serviceOf(row[pod] ?? ''),
        name: row[operation] ?? '',
        startMs,
        endMs,
        failed: false,
        message: '',
        attributes: {},
      },
    ];
  });
}

async function readLogs(path: string): Promise<SuiteLine[]> {
  const { header, rows } = await readTable(path);
  const at = (name: string): number => header.indexOf(name);
  const [time = -1, stamp = -1, pod = -1, trace = -1, span = -1, log = -1] = [
    'TimeUnixNano',
    'Timestamp',
    'PodName',
    'TraceID',
    'SpanID',
    'Log',
  ].map(at);
  return rows.flatMap((row): SuiteLine[] => {
    const counted = Number(row[time]) / NANOSECONDS;
    // A collector writes the time before all times where it could not read one.
    const timeMs = counted > 0 ? counted : Date.parse(row[stamp] ?? '');
    if (!Number.isFinite(timeMs)) return [];
    return [
      {
        service: serviceOf(row[pod] ?? ''),
        timeMs,
        traceId: row[trace] || null,
        spanId: row[span] || null,
        text: unwrap(row[log] ?? ''),
      },
    ];
  });
}

/** The line in an envelope `{"log": line, ...}`; a damaged envelope stands for its line. */
function unwrap(envelope: string): string {
  if (!envelope.startsWith('{"log"')) return envelope;
  try {
    const parsed: unknown = JSON.parse(envelope);
    const log = typeof parsed === 'object' && parsed !== null && 'log' in parsed ? parsed.log : envelope;
    return typeof log === 'string' ? log.trimEnd() : envelope;
  } catch {
    return envelope.slice(envelope.indexOf(':') + 2);
  }
}
