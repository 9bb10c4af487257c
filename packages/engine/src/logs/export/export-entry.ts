import { isRecord } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';
import { severityOfLetter, severityOfNumber, severityOfWord } from '../lines/severity.ts';
import { workloadOfPod } from '../lines/line-prefix.ts';
import { wordsOfKey } from '../raw/record-lines.ts';

/** One line of a log as a viewer of logs exports it. */
export interface ExportEntry {
  /** In the form of Docker where the zone is known, so that what stands behind it is the line; else as it is written; null without one. */
  readonly time: string | null;
  /** Epoch milliseconds by which entries are put in order; null where that cannot be said. */
  readonly at: number | null;
  readonly level: string | null;
  readonly service: string | null;
  /** Whether its fields tell of a pod. */
  readonly pod?: boolean;
  /** What was logged; may have several lines. */
  readonly text: string;
}

const MOST_FIELDS = 300;
const MOST_DEPTH = 6;
const LONGEST_TIME = 60;

/** Names of fields by their words, best first. */
const TIMES: readonly RegExp[] = [
  /^(?:event )?(?:timestamp|datetime|ts)$/,
  /^(?:event |log )?(?:time|date|date and time|date time|time generated|time generated utc)$/,
  /(?:^| )(?:timestamp|time created|last timestamp|realtime timestamp)$/,
];
const MESSAGES: readonly RegExp[] = [
  /^(?:message|msg|text payload|log message|log entry|log line|line|raw)$/,
  /^(?:log|body|content|text|event original|rendered description|log s|log message s|log entry s|short message)$/,
  /^(?:attributes |fields )(?:message|msg)$/,
  /^(?:json payload|json payload (?:message|msg)|event)$/,
];
const LEVELS: readonly RegExp[] = [
  /^(?:level|severity|log level|lvl|level name|severity text|severity level|detected level|priority)$/,
  /^(?:status|type|labels severity|labels level|entry type|level display name)$/,
];
const SERVICES: readonly RegExp[] = [
  /(?:^| )service(?: name)?$/,
  /(?:^| )container(?: name)?(?: s)?$/,
  /(?:^| )(?:app|application|app name|application name|app kubernetes io name)$/,
  /(?:^| )(?:role name|function name|syslog identifier|systemd unit|unit|deployment(?: name)?|workload(?: name)?)$/,
  /(?:^| )(?:component|program|job|pod(?: name)?|involved object name)$/,
  /^(?:log group(?: name)?|log)$/,
];

/** The scalar fields of a record at any depth, by the words of their paths. */
function fieldsOf(record: ExportRecord): Map<string, string | number> {
  const fields = new Map<string, string | number>();
  const collect = (value: unknown, path: string, depth: number): void => {
    if (fields.size >= MOST_FIELDS || depth > MOST_DEPTH) return;
    if (typeof value === 'string' || typeof value === 'number') {
      if (value !== '' && !fields.has(path)) fields.set(path, value);
    } else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) collect(inner, `${path} ${wordsOfKey(key)}`.trim(), depth + 1);
    }
  };
  collect(record, '', 0);
  return fields;
}

function firstOf<Value>(
  fields: ReadonlyMap<string, string | number>,
  options: { names: readonly RegExp[]; read: (value: string | number) => Value | null },
): Value | null {
  for (const name of options.names) {
    for (const [path, value] of fields) {
      const read = name.test(path) ? options.read(value) : null;
      if (read !== null) return read;
    }
  }
  return null;
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A number of seconds, milliseconds, microseconds or nanoseconds since 1970. */
function timeOfCount(count: number): number | null {
  const milliseconds = [count * 1e3, count, count / 1e3, count / 1e6].find((ms) => ms >= EARLIEST && ms <= LATEST);
  return milliseconds === undefined ? null : Math.round(milliseconds);
}

const dockerTime = (at: number): string => new Date(at).toISOString().replace('Z', '000000Z');

const ZONED = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/;

function timeOf(value: string | number): { time: string; at: number | null } | null {
  const text = String(value).trim();
  if (text.length > LONGEST_TIME) return null;
  if (/^\d{9,20}(?:\.\d{1,9})?$/.test(text)) {
    const at = timeOfCount(Number(text));
    return at === null ? null : { time: dockerTime(at), at };
  }
  if (!/\d{1,2}:\d{2}/.test(text)) return null;
  // Kibana: `Nov 29, 2026 @ 10:04:01.100`.
  const named = /^([A-Z][a-z]{2} \d{1,2}, \d{4}),? (?:@ )?(\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?)$/.exec(text);
  if (named !== null) {
    const at = Date.parse(`${named[1]} ${named[2]} UTC`);
    return Number.isNaN(at) ? null : { time: new Date(at).toISOString().slice(0, -1).replace('T', ' '), at };
  }
  const zoned = ZONED.test(text);
  const at = Date.parse(zoned ? text : `${text.replace(' ', 'T').replace(',', '.')}Z`);
  if (Number.isNaN(at)) return { time: text, at: null };
  return { time: zoned ? dockerTime(at) : text, at };
}

function levelOf(value: string | number): string | null {
  const text = String(value).trim();
  if (/^\d{1,2}$/.test(text)) return severityOfNumber(Number(text))?.toUpperCase() ?? null;
  return severityOfWord(text) === null && severityOfLetter(text) === null ? null : text;
}

/** A name for whoever wrote it; of a path its last part, of a pod its workload. */
function serviceOf(value: string | number): string | null {
  const name = String(value).trim().split('/').at(-1) ?? '';
  if (!/^[A-Za-z][\w.-]{0,79}$/.test(name) || /^unknown/i.test(name)) return null;
  return workloadOfPod(name).replace(/\.service$/, '');
}

const POD = /(?:^| )(?:kubernetes|k s|pod|pod name|namespace name)(?: |$)/;

/** Fields that say more than the message does. */
const ERRORS = /(?:^| )(?:err|error|exception|exc info)(?: |$)|(?:^| )(?:stack|stack trace|stacktrace|traceback)$/;

/** What was logged: the message, and the error that stands beside it. */
function textOf(record: ExportRecord, fields: ReadonlyMap<string, string | number>): string | null {
  const read = (value: string | number): string | null => (typeof value === 'string' ? value : null);
  const message = firstOf(fields, { names: MESSAGES, read });
  const payload = record['jsonPayload'];
  const hasErrors = [...fields.keys()].some((path) => ERRORS.test(path) && !MESSAGES.some((name) => name.test(path)));
  // Readers of structured lines know where errors stand in them.
  if (isRecord(payload)) return JSON.stringify(payload);
  if (message === null) return null;
  return hasErrors ? JSON.stringify(record) : message.trimEnd();
}

/** Reads a record of an export; null for one without a message. */
export function exportEntry(record: ExportRecord): ExportEntry | null {
  const fields = fieldsOf(record);
  const text = textOf(record, fields);
  if (text === null) return null;
  const time = firstOf(fields, { names: TIMES, read: timeOf });
  return {
    time: time?.time ?? null,
    at: time?.at ?? null,
    level: firstOf(fields, { names: LEVELS, read: levelOf }),
    service: firstOf(fields, { names: SERVICES, read: serviceOf }),
    pod: [...fields.keys()].some((path) => POD.test(path)),
    text,
  };
}
