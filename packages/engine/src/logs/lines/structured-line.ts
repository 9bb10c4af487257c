import type { Severity } from './types.ts';
import type { LineHeader } from './line-header.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { timestampOfValue } from './timestamp.ts';
import { reportsServerFailure, severityOfLetter, severityOfNumber, severityOfWord } from './severity.ts';

/** Names of the fields that say what happened, over all loggers' dialects; the first that a line has is taken. */
export const STATUS_KEYS = [
  'status',
  'statusCode',
  'status_code',
  'res.statusCode',
  'res.status',
  'response.status',
  'response.statusCode',
  'http.status_code',
  'http.response.status_code',
  'httpRequest.status',
];

/** Names of the fields that say which failure it was where the message only says that there was one. */
export const CODE_KEYS = [
  'code',
  'error_code',
  'errorCode',
  'err.code',
  'error.code',
  'error.type',
  'exception.type',
  'reason_code',
  'reasonCode',
];
/** A code is a name, not a number or a sentence: those vary from event to event. */
const CODE = /^[A-Za-z][A-Za-z0-9]{0,40}(?:[_.-][A-Za-z0-9]{1,40}){0,6}$/;
const COMPLAINS: ReadonlySet<Severity | null> = new Set(['warn', 'error', 'fatal']);

type Fields = Readonly<Record<string, unknown>>;

export const MESSAGE_KEYS = ['msg', 'message', 'body', '@m', '@mt', 'log', 'text', 'event', 'MESSAGE', 'short_message'];
export const TIME_KEYS = [
  'time',
  'timestamp',
  'ts',
  '@timestamp',
  '@t',
  'datetime',
  'date',
  'asctime',
  't',
  'eventTime',
  'timeUnixNano',
  '__REALTIME_TIMESTAMP',
  't.$date',
];
export const LEVEL_KEYS = [
  'level',
  'severity',
  'lvl',
  'severity_text',
  'severityText',
  'levelname',
  'log.level',
  '@l',
  'loglevel',
  'PRIORITY',
  'priority',
  's',
];
export const SERVICE_KEYS = [
  'service',
  'service.name',
  'service_name',
  'serviceName',
  'app',
  'application',
  'name',
  'SYSLOG_IDENTIFIER',
  'component',
  'container_name',
];
export const ERROR_KEYS = [
  'err',
  'error',
  'exception',
  'exc_info',
  'stack',
  'stack_trace',
  'stacktrace',
  'error.stack_trace',
  'exception.stacktrace',
  '@x',
];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Looks a key up, also as a path: `service.name` may be one key or two levels. */
const lookUp = (fields: Fields, key: string): unknown => {
  if (Object.hasOwn(fields, key)) return fields[key];
  const dot = key.indexOf('.');
  const outer = dot < 0 ? undefined : fields[key.slice(0, dot)];
  return isFields(outer) ? lookUp(outer, key.slice(dot + 1)) : undefined;
};

const firstOf = (fields: Fields, keys: readonly string[], accepts: (value: unknown) => boolean): unknown => {
  for (const key of keys) {
    const value = lookUp(fields, key);
    if (accepts(value)) return value;
  }
  return undefined;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isScalar = (value: unknown): boolean => isText(value) || typeof value === 'number';

const severityOfField = (value: unknown): Severity | null => {
  if (typeof value === 'number') return severityOfNumber(value);
  if (!isText(value)) return null;
  return (
    severityOfWord(value) ?? severityOfLetter(value) ?? (/^\d+$/.test(value) ? severityOfNumber(Number(value)) : null)
  );
};

const errorText = (fields: Fields): string | null => {
  const value = firstOf(fields, ERROR_KEYS, (candidate) => isText(candidate) || isFields(candidate));
  if (isText(value)) return value;
  if (!isFields(value)) return null;
  const stack = lookUp(value, 'stack') ?? lookUp(value, 'stacktrace') ?? lookUp(value, 'stack_trace');
  if (isText(stack)) return stack;
  const message = lookUp(value, 'message') ?? lookUp(value, 'msg');
  const type = lookUp(value, 'type') ?? lookUp(value, 'name');
  return isText(message) ? `${isText(type) ? type : 'Error'}: ${message}` : null;
};

const serviceOf = (fields: Fields): string | null => {
  const value = firstOf(
    fields,
    SERVICE_KEYS,
    (candidate) => isText(candidate) || (isFields(candidate) && isText(candidate['name'])),
  );
  const name = isFields(value) ? value['name'] : value;
  return isText(name) && name.length <= 120 ? name : null;
};

/** A message and the error it reports; of a message of several lines, the first line says what is reported. */
const withCause = (text: string, cause: string): string => {
  const [first = '', ...rest] = text.split('\n');
  return [`${first}: ${cause}`, ...rest].join('\n');
};

/** A complaint with the code of what it complains about ("request refused: card_declined"), unless it says so itself. */
const withCode = (text: string, fields: Fields): string => {
  const code = firstOf(fields, CODE_KEYS, (value) => isText(value) && CODE.test(value));
  return isText(code) && !text.includes(code) ? withCause(text, code) : text;
};

const headerOfFields = (fields: Fields, format: 'json' | 'logfmt', assumptions: TimeAssumptions): LineHeader | null => {
  const text = firstOf(fields, MESSAGE_KEYS, isText);
  const error = errorText(fields);
  const found = timestampOfValue(firstOf(fields, TIME_KEYS, isScalar), assumptions);
  const severity = severityOfField(firstOf(fields, LEVEL_KEYS, isScalar));
  if (!isText(text) && error === null && found === null && severity === null) return null;
  // One log statement reports many failures ("request failed"): the error is what tells them apart.
  const cause = error?.split('\n', 1)[0] ?? '';
  const told = !isText(text) ? cause : cause === '' || text.includes(cause) ? text : withCause(text, cause);
  const message = error === null && COMPLAINS.has(severity) ? withCode(told, fields) : told;
  const status = firstOf(
    fields,
    STATUS_KEYS,
    (value) => typeof value === 'number' || (isText(value) && /^\d{3}$/.test(value)),
  );
  const failed = Number(status) >= 500 && Number(status) < 600 && !reportsServerFailure(message);
  return {
    format,
    time: found?.epochMs ?? null,
    zoned: found?.zoned ?? false,
    severity,
    service: serviceOf(fields),
    message: `${message.split('\n', 1)[0] ?? ''}${failed ? ` status=${Number(status)}` : ''}`,
    attached:
      [message.includes('\n') ? message.slice(message.indexOf('\n') + 1) : null, error]
        .filter((part) => part !== null)
        .join('\n') || null,
    headed: true,
  };
};

/** Reads a line that is one JSON object, whatever its field names' dialect (pino, bunyan, winston, logstash, ECS, GELF, OTLP). */
export const jsonHeader = (line: string, assumptions: TimeAssumptions): LineHeader | null => {
  if (!line.startsWith('{') || !line.trimEnd().endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? headerOfFields(value, 'json', assumptions) : null;
  } catch {
    return null;
  }
};

const PAIR = /([A-Za-z_@][\w.@-]{0,80})=(?:"((?:[^"\\]|\\.)*)"|(\S*))\s*/y;

/** Pairs of a logfmt line, or null when anything in it is not a pair. */
const logfmtFields = (line: string): Fields | null => {
  const fields: Record<string, string> = {};
  PAIR.lastIndex = 0;
  let position = 0;
  while (position < line.length) {
    PAIR.lastIndex = position;
    const match = PAIR.exec(line);
    if (match === null) return null;
    fields[match[1] ?? ''] = match[2] ?? match[3] ?? '';
    position += match[0].length;
  }
  return fields;
};

/** Reads a logfmt line; it must have a level or a time, and a message, so that `a=1 b=2` in a text is not taken for one. */
export const logfmtHeader = (line: string, assumptions: TimeAssumptions): LineHeader | null => {
  if (!/^[\w.@-]{1,80}=/.test(line) || !/\b(?:msg|message|event|err|error)=/.test(line)) return null;
  const fields = logfmtFields(line.trimEnd());
  if (fields === null || !['level', 'lvl', 'severity', 'ts', 'time', 't', 'timestamp'].some((key) => key in fields))
    return null;
  return headerOfFields(fields, 'logfmt', assumptions);
};
