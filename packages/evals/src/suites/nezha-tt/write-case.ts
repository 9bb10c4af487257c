import { createWriteStream, existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseCsv } from '@mats/contracts';
import { otlpOfSpans } from '../otlp-of-spans.ts';
import { readWindow, serviceOf } from './read-window.ts';
import type { Minute, RecordedMinute } from './read-window.ts';

export interface CaseFiles {
  readonly data: string;
  /** Epoch milliseconds. */
  readonly asked: { readonly from: number; readonly to: number };
  readonly fault: Minute;
  readonly quiet: readonly Minute[];
  /** Folder of tables, relative to the data. */
  readonly metrics: string | null;
}

const DAY = 24 * 60 * 60_000;

/** Ordinary minutes that were recorded after the fault are told as those of days before: what is asked about is the latest there is. */
function shiftOf({ spans, lines }: RecordedMinute, asked: { readonly from: number }): number {
  const last = [...spans.map(({ endMs }) => endMs), ...lines.map(({ timeMs }) => timeMs)].reduce(
    (most, time) => Math.max(most, time),
    0,
  );
  return last < asked.from ? 0 : -DAY * Math.ceil((last - asked.from) / DAY);
}

function shifted({ spans, lines }: RecordedMinute, by: number): RecordedMinute {
  return {
    spans: spans.map((span) => ({ ...span, startMs: span.startMs + by, endMs: span.endMs + by })),
    lines: lines.map((line) => ({ ...line, timeMs: line.timeMs + by })),
  };
}

/** A log as collectors write it: a JSON object a line, with the ids of request and span. */
function lineOf({ timeMs, service, traceId, spanId, text }: RecordedMinute['lines'][number]): string {
  const ids = { ...(traceId === null ? {} : { trace_id: traceId }), ...(spanId === null ? {} : { span_id: spanId }) };
  return `${JSON.stringify({ time: new Date(timeMs).toISOString(), service, message: text, ...ids })}\n`;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<string> {
  await pipeline(lines, createWriteStream(path));
  return path;
}

async function writeLogs(folder: string, minutes: readonly RecordedMinute[]): Promise<string[]> {
  const lines = minutes.flatMap((minute) => minute.lines).toSorted((a, b) => a.timeMs - b.timeMs);
  return lines.length === 0 ? [] : [await writeLines(join(folder, 'services.jsonl'), lines.map(lineOf))];
}

/** Spans as a collector's file exporter writes them: a document of some requests a line. */
async function writeTraces(folder: string, minutes: readonly RecordedMinute[]): Promise<string[]> {
  const documents = minutes.filter(({ spans }) => spans.length > 0).map(({ spans }) => otlpOfSpans(spans));
  if (documents.length === 0) return [];
  const lines = documents.map((document) => `${JSON.stringify(document)}\n`);
  return [await writeLines(join(folder, 'traces.otlp.jsonl'), lines)];
}

const TIME = /^(?:unix_?)?time_?stamp$/i;

const POD = 'PodName';

/**
 * The rows of a table that had been measured by the end of the time in question; a table without times is whole. Pods go by the names
 * of their services, as in logs and traces.
 */
function untilThen(text: string, to: number): string {
  const [header = [], ...rows] = parseCsv(text);
  const time = header.findIndex((name) => TIME.test(name));
  const kept = time < 0 ? rows : rows.filter((row) => Number(row[time]) * 1_000 <= to);
  const pod = header.indexOf(POD);
  const named = (row: readonly string[]): string[] =>
    row.map((value, column) => (column === pod ? serviceOf(value) : value));
  const columns = header.map((name) => (name === POD ? 'service' : name));
  const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[columns, ...kept.map(named)].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

async function writeMetrics(folder: string, { data, metrics, asked }: CaseFiles): Promise<string[]> {
  const from = metrics === null ? '' : join(data, metrics);
  if (metrics === null || !existsSync(from)) return [];
  const names = (await readdir(from)).filter((name) => name.endsWith('.csv')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      await writeFile(path, untilThen(await readFile(join(from, name), 'utf8'), asked.to));
      return path;
    }),
  );
}

/** Writes what a person would bring of a case: a log, traces and tables of metrics; their paths. */
export async function writeCase(folder: string, given: CaseFiles): Promise<string[]> {
  const { data, asked, fault, quiet } = given;
  const minutes: RecordedMinute[] = [];
  for (const minute of quiet) {
    const recorded = await readWindow(data, minute);
    minutes.push(shifted(recorded, shiftOf(recorded, asked)));
  }
  minutes.push(await readWindow(data, fault));
  return [
    ...(await writeLogs(folder, minutes)),
    ...(await writeTraces(folder, minutes)),
    ...(await writeMetrics(folder, given)),
  ];
}
