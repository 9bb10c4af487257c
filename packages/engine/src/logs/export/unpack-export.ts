import { severityOfWord } from '../lines/severity.ts';
import { rowsOf } from '../raw/export-lines.ts';
import { holdsMessage, wordsOfKey } from '../raw/record-lines.ts';
import { recordsOfDocument, unwrapRecord } from './document-records.ts';
import type { ExportEntry } from './export-entry.ts';
import { isRecord } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';
import { alertEntry } from './alert-lines.ts';
import { podEntry } from './pod-entry.ts';
import { exportEntry } from './export-entry.ts';
import { sentryEntry } from './sentry-event.ts';

const MOST_COLUMNS = 200;
/** Share of the records that must have a time and a message. */
const SURE_SHARE = 0.8;
const LOOKED_AT = 200;
const MOST_BLOCKS = 50_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A table with a column of messages and a column of times: its rows; undefined for any other text. */
function recordsOfTable(text: string): ExportRecord[] | undefined {
  const [first = ''] = text.split('\n', 1);
  if (first.length > 4000) return undefined;
  const separators = [',', ';', '\t'] as const;
  const separator = separators.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const names = rowsOf(first.trimEnd(), { separator, from: 0, number: 1 })?.[0]?.map(({ text: name }) => name) ?? [];
  if (names.length < 2 || names.length > MOST_COLUMNS) return undefined;
  if (!names.every((name) => /^[\w@.$ ()/-]{0,60}$/.test(name)) || !names.some(holdsMessage)) return undefined;
  if (!names.some((name) => /(?:^| )(?:time|timestamp|date|datetime|ts)(?: |$)/.test(wordsOfKey(name))))
    return undefined;
  const rows = rowsOf(text, { separator, from: first.length + 1, number: 2 });
  return rows
    ?.filter((row) => row.some((cell) => cell.text !== ''))
    .map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]?.text ?? ''])));
}

/** Records of a line each whose message stands in a wrapper, such as what search engines dump. */
function recordsOfLines(text: string): ExportRecord[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first] = lines;
  const head = first === undefined ? undefined : parsed(first);
  const isWrapped = isRecord(head) && (unwrapRecord(head) !== head || (isRecord(head['labels']) && 'line' in head));
  if (!isWrapped || exportEntry(unwrapRecord(head)) === null) return undefined;
  return lines.map((line) => {
    const value = parsed(line);
    return isRecord(value) ? unwrapRecord(value) : { message: line };
  });
}

/** Records that are printed over several lines each, one behind the other, such as those of a journal that is shown at length. */
function recordsOfBlocks(text: string): ExportRecord[] | undefined {
  if (!/^\{[ \t]{0,20}\r?\n/.test(text)) return undefined;
  const blocks = text.split(/^\},?[ \t]{0,20}\r?\n(?=\{)/m).slice(0, MOST_BLOCKS);
  const values = blocks.map((block, place) => parsed(place < blocks.length - 1 ? `${block}}` : block));
  return values.every(isRecord) ? values.map(unwrapRecord) : undefined;
}

/** A record as a line, whatever it tells of. */
function entryOf(record: ExportRecord): ExportEntry | null {
  return alertEntry(record) ?? sentryEntry(record) ?? podEntry(record) ?? exportEntry(record);
}

/** Whether nearly all of the records that are looked at have a time and a message. */
function isLog(records: readonly ExportRecord[]): boolean {
  const looked = records.slice(0, LOOKED_AT).map(entryOf);
  const known = looked.filter((entry) => entry !== null && entry.time !== null);
  return known.length > 0 && known.length >= SURE_SHARE * looked.length;
}

function recordsOf(text: string): readonly ExportRecord[] | undefined {
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  if (!plain.startsWith('{') && !plain.startsWith('[')) return recordsOfTable(plain);
  const document = parsed(plain);
  if (document === undefined) return recordsOfLines(plain) ?? recordsOfBlocks(plain);
  // An event or a pod alone is a document too.
  if (isRecord(document) && (sentryEntry(document) ?? podEntry(document)) !== null) return [document];
  return recordsOfDocument(document).find(isLog);
}

/** An export with the latest entry first, as most viewers show them, is turned round. */
function oldestFirst(entries: readonly ExportEntry[]): readonly ExportEntry[] {
  const times = entries.flatMap(({ at }) => at ?? []);
  return (times[0] ?? 0) > (times.at(-1) ?? 0) ? entries.toReversed() : entries;
}

function linesOf({ time, level, service, pod = false, text }: ExportEntry): string[] {
  const [first = '', ...rest] = text.split('\n');
  const writer = service === null ? '' : pod ? `[pod/${service}/${service}] ` : `${service} | `;
  const states =
    level === null ||
    first.startsWith('{') ||
    first
      .slice(0, 80)
      .split(/\W+/)
      .some((word) => severityOfWord(word) !== null);
  const head = [time ?? '', states ? '' : level.toUpperCase()].filter((part) => part !== '');
  return [`${writer}${[...head, first].join(' ')}`, ...rest.map((line) => `${writer}${line}`)];
}

/**
 * The lines of a log that a viewer of logs exported, oldest first, as Docker Compose prints them (`service | time level message`), those of pods as
 * kubectl does: a table
 * with a head, or a JSON document of records (Loki, Elasticsearch, CloudWatch, GCP, Azure, Splunk, Datadog and whatever has a list of
 * records with times and messages), alerts of Prometheus, events of Sentry, or pods. Null when the text is none.
 */
export function unpackExport(text: string): string | null {
  const records = recordsOf(text);
  if (records === undefined || !isLog(records)) return null;
  const entries = records.flatMap((record) => entryOf(record) ?? []);
  return oldestFirst(entries).flatMap(linesOf).join('\n');
}
