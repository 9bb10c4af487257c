import type { LogFormat, Severity } from './types.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { findTimestamp, timestampAt } from './timestamp.ts';
import { severityOfLetter, severityOfNumber, severityOfStatus, severityOfWord } from './severity.ts';

/** What stands before the message of one line. `message` is the part a log statement wrote. */
export interface LineHeader {
  readonly format: LogFormat;
  readonly time: number | null;
  readonly zoned: boolean;
  readonly severity: Severity | null;
  readonly service: string | null;
  readonly message: string;
  /** More lines that belong to this event, when the line itself carries them (a JSON field with a stack). */
  readonly attached: string | null;
  /** False for a line that has neither a time nor a level: it may continue the one before. */
  readonly headed: boolean;
}

const ACCESS =
  /^(\S{1,200}) \S{1,200} (?:[^[]{1,200}) ?\[([^\]]{20,40})\] "([A-Z]{3,10}) ([^ "]{1,4000})(?: HTTP\/[\d.]+)?" (\d{3}) /;

const accessHeader = (line: string, assumptions: TimeAssumptions): LineHeader | null => {
  if (!line.includes('] "')) return null;
  const match = ACCESS.exec(line);
  if (match === null) return null;
  const found = timestampAt(match[2] ?? '', 0, assumptions);
  if (found === null) return null;
  const path = (match[4] ?? '').split('?', 1)[0] ?? '';
  return {
    format: 'access',
    time: found.epochMs,
    zoned: found.zoned,
    severity: severityOfStatus(Number(match[5])),
    service: null,
    message: `${match[3]} ${path} status=${match[5]}`,
    attached: null,
    headed: true,
  };
};

const PYTHON_DEFAULT = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.]{1,100}):/;

const SYSLOG_PRIORITY = /^<(\d{1,3})>(1 )?/;
const SYSLOG_5424_REST = /(\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|\[(?:[^\]]|\\\]){0,4000}\]) ?/y;
/** A word with a colon behind it is the program, and no host; an address may end in colons. */
const SYSLOG_HOST =
  / ((?:[\w.:/@#-]{0,254}[\w./@#-]|[\da-fA-F.:]{2,45})) (?=[\w./()@:+ -]{1,100}(?:\[[\w.-]{1,20}\])?:(?: |$))/y;
const LEVEL_WORD = /\[?([A-Za-z]{3,13}|[VDIWEF])[\])]?(?=[\s:|,\]-]|$)/y;
const BRACKETED = /\[((?:[^[\]]|\[[^[\]]{0,100}\]){0,400})\]|\(([^()]{0,60})\)(?= )/y;
const COMPONENT =
  /([A-Za-z_$][\w.$/@()#*+-]{1,120}(?:\[[\w.-]{1,20}\])?(?::\d{1,6})?) ?(?:(?::|-(?= )|\|(?= ))(?=\s|$)|(?=\|))/y;
const DOTTED = /([a-z_][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,80}){1,12})(?=\s)/y;
const PROCESS_NUMBER = /(?:\d{1,10}|0x[0-9a-f]{1,16}|\d{1,8}#\d{1,8}:?)(?=[\s|\]])/y;
/** Where in the code the line was written, as klog, zap and Go's log package have it. */
const CALLER = /[\w./@-]{1,120}\.[a-z]{1,4}:\d{1,6}[\]:]?(?=\s)/y;
/** User and database of Postgres. */
const ACCOUNT = /[\w.-]{1,63}@[\w.-]{1,63} (?=[A-Z]{3,10}:)/y;
/** Channel and level of Monolog. */
const CHANNEL_AND_LEVEL = /[\w-]{1,40}\.([A-Z]{4,9}):(?=\s)/y;
/** A component with brackets or blanks before its colon, as Spring pads it. */
const PADDED_COMPONENT = /\S{1,120} {1,40}:(?=\s)/y;
const LONGEST_WITH_PAIRS = 2000;
const LEVEL_PAIR = /\b(?:level|lvl|severity)=["']?([A-Za-z]{3,11})\b/;
const SERVICE_PAIR = /\b(?:service|svc|app)=["']?([\w.-]{1,80})/;
/** Capital words before a level, as machine logs have for origin and facility. */
const ORIGIN_AND_LEVEL =
  /(?:[A-Z][A-Z_\d:-]{1,30} ){1,3}(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FAILURE|FATAL|CRITICAL|ALERT|EMERGENCY)(?= )/y;
/** One or two columns (date, host, rack) between two times. */
const COLUMNS = /(?:\S{1,80} ){1,2}?(?=\d{4}-|[A-Z][a-z]{2} {1,2}\d)/y;
const PIPED_NUMBER = /\d{1,12}\|/y;
const SEPARATORS = /(?:[\s|]|-{1,3}(?=\s)|[:,;](?=\s|$))*/y;

const at = (expression: RegExp, text: string, position: number): RegExpExecArray | null => {
  expression.lastIndex = position;
  return expression.exec(text);
};

const skip = (text: string, position: number): number => position + (at(SEPARATORS, text, position)?.[0].length ?? 0);

/** Words that are levels even in lower case where a level is expected. */
const BARE_LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'warning', 'error', 'fatal']);

const isLevelToken = (word: string, text: string, start: number): Severity | null => {
  if (word.length === 1) return severityOfLetter(word);
  const severity = severityOfWord(word);
  if (severity === null) return null;
  // Lower-case level words are levels only in brackets or before a delimiter; otherwise they are the message's first word.
  const fenced = text[start - 1] === '[' || text[start] === '[' || /[|:,\]]/.test(text[start + word.length] ?? '');
  return word === word.toUpperCase() ||
    fenced ||
    /\s{2,}/.test(text.slice(start + word.length, start + word.length + 2))
    ? severity
    : null;
};

interface Cursor {
  position: number;
  severity: Severity | null;
  component: string | null;
  brackets: number;
  numbers: number;
  /** Nothing but the time stands before the cursor. */
  fresh: boolean;
}

/** Takes one header field at the cursor; returns false when the message begins there. */
const takeField = (text: string, cursor: Cursor, assumptions: TimeAssumptions): boolean => {
  const { position } = cursor;
  const level = cursor.severity === null ? at(LEVEL_WORD, text, position) : null;
  const severity =
    level === null ? null : isLevelToken(level[1] ?? '', text, position + (text[position] === '[' ? 1 : 0));
  if (level !== null && severity !== null) {
    cursor.severity = severity;
    cursor.position = position + level[0].length;
    return true;
  }
  if (level !== null && cursor.fresh && BARE_LEVELS.has(level[1] ?? '')) {
    cursor.severity = severityOfWord(level[1] ?? '');
    cursor.position = position + level[0].length;
    return true;
  }
  cursor.fresh = false;
  const origin =
    cursor.severity === null && /[A-Z]/.test(text[position] ?? '') ? at(ORIGIN_AND_LEVEL, text, position) : null;
  if (origin !== null) {
    cursor.severity = severityOfWord(origin[1] ?? '');
    cursor.position = position + origin[0].length;
    return true;
  }
  const column = cursor.component === null && cursor.severity === null ? at(COLUMNS, text, position) : null;
  const next = column === null ? null : timestampAt(text, position + column[0].length, assumptions);
  if (next !== null) {
    // Relayed syslog has the host once more after its own time.
    const host = next.complete ? null : at(SYSLOG_HOST, text, next.end);
    cursor.position = next.end + (host?.[0].length ?? 0);
    return true;
  }
  const code = text.charCodeAt(position);
  if (code === 91 || code === 40) return takeBracket(text, cursor);
  if (code >= 48 && code <= 57 && (cursor.component === null || at(PIPED_NUMBER, text, position) !== null)) {
    const again = timestampAt(text, position, assumptions);
    const number = again === null && cursor.numbers < 3 ? at(PROCESS_NUMBER, text, position) : null;
    if (again === null && number === null) return false;
    cursor.numbers += 1;
    cursor.position = again?.end ?? position + (number?.[0].length ?? 0);
    return true;
  }
  if (cursor.component !== null) return false;
  const caller = at(CALLER, text, position) ?? at(ACCOUNT, text, position);
  if (caller !== null) {
    cursor.position = position + caller[0].length;
    return true;
  }
  const channel = cursor.severity === null ? at(CHANNEL_AND_LEVEL, text, position) : null;
  if (channel !== null) {
    cursor.severity = severityOfWord(channel[1] ?? '');
    cursor.component = channel[0].split('.', 1)[0] ?? null;
    cursor.position = position + channel[0].length;
    return true;
  }
  const component =
    at(COMPONENT, text, position) ??
    (cursor.severity === null ? null : (at(DOTTED, text, position) ?? at(PADDED_COMPONENT, text, position)));
  if (component === null) return false;
  cursor.component = component[1] ?? null;
  cursor.position = position + component[0].length;
  return true;
};

const takeBracket = (text: string, cursor: Cursor): boolean => {
  const match = at(BRACKETED, text, cursor.position);
  if (match === null || cursor.brackets >= 4 || (cursor.component !== null && cursor.brackets >= 1)) return false;
  const inner = match[1] ?? match[2] ?? '';
  if (text[cursor.position] === '(' && cursor.component !== null) return false;
  cursor.brackets += 1;
  cursor.position += match[0].length;
  if (cursor.severity === null) cursor.severity = severityOfWord(inner.split(':').at(-1)?.trim() ?? '');
  return true;
};

const SYSLOG_CLOCK = /^(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T\S{8,24})$/;

const programName = (component: string | null): string | null => component?.replace(/[[(].*$/s, '') ?? null;

const formatOf = (text: string, start: number, cursor: Cursor): LogFormat => {
  const head = text.slice(0, cursor.position);
  if (head.startsWith('[') && /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d/.test(head)) return 'apache-error';
  if (/^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} \[\w+\] \d+#\d+:/.test(text)) return 'nginx-error';
  if (/^[IWEF]\d{4} \d{2}:/.test(text.slice(start, start + 9))) return 'klog';
  if (/\[\d+\](?: \S+@\S+)? (?:LOG|ERROR|FATAL|PANIC|STATEMENT|DETAIL|HINT|WARNING|NOTICE):/.test(text.slice(0, 200)))
    return 'postgres';
  if (cursor.component !== null && /\.[A-Z]/.test(cursor.component)) return 'java';
  return 'header';
};

/** Fields after the time until the message; see `takeField`. */
const walkFields = (text: string, from: number, severity: Severity | null, assumptions: TimeAssumptions): Cursor => {
  const cursor: Cursor = { position: from, severity, component: null, brackets: 0, numbers: 0, fresh: true };
  for (let fields = 0; fields < 10; fields += 1) {
    cursor.position = skip(text, cursor.position);
    if (!takeField(text, cursor, assumptions)) break;
  }
  cursor.position = skip(text, cursor.position);
  return cursor;
};

/** What else stands in the brackets that a time opens: `[2026-… #77]`, `[2026-… ERROR app]`. */
const REST_OF_BRACKET = /[^\][]{0,120}\]/y;

const severityIn = (text: string): Severity | null => {
  for (const word of text.split(/[^A-Za-z]+/)) {
    const severity = word.length > 2 && word === word.toUpperCase() ? severityOfWord(word) : null;
    if (severity !== null) return severity;
  }
  return null;
};

const levelBefore = (prefix: string): Severity | null => {
  const match = /([A-Za-z]{4,9})[\s:|\]-]*\[?$/.exec(prefix.slice(-24));
  return match === null ? null : severityOfWord(match[1] ?? '');
};

const isLevelBefore = (program: string): boolean => {
  const [word = '', ...rest] = program.split(' ', 2);
  return rest.length > 0 && word.length > 2 && word === word.toUpperCase() && severityOfWord(word) !== null;
};

const syslogHeader = (
  line: string,
  end: number,
  time: number,
  zoned: boolean,
  severity: Severity | null,
): LineHeader | null => {
  const host = at(SYSLOG_HOST, line, end);
  // A level where a host would stand: an application's own layout with an ISO time.
  if (host === null || severityOfWord(host[0].trim()) !== null) return null;
  const start = end + host[0].length;
  const program = /([^:[\]]{1,100}?)(?:\[[\w.-]{1,20}\])?:(?: |$)/y;
  const name = at(program, line, start);
  // `2026-… web ERROR text: more` is an application's own layout, too.
  if (name === null || isLevelBefore(name[1] ?? '')) return null;
  const message = line.slice(start + name[0].length);
  return {
    format: 'syslog',
    time,
    zoned,
    severity,
    service: programName(name[1] ?? null),
    message,
    attached: null,
    headed: true,
  };
};

/**
 * Splits time, level, service and message of a text line by a grammar of header fields that all text layouts share: a time,
 * then numbers, brackets, a level and a component in any order, until something else stands there.
 */
export const textHeader = (line: string, assumptions: TimeAssumptions): LineHeader => {
  const access = accessHeader(line, assumptions);
  if (access !== null) return access;
  const python = PYTHON_DEFAULT.exec(line);
  if (python !== null) {
    const severity = severityOfWord(python[1] ?? '');
    return {
      format: 'python',
      time: null,
      zoned: false,
      severity,
      service: null,
      message: line.slice(python[0].length),
      attached: null,
      headed: true,
    };
  }
  const priority = SYSLOG_PRIORITY.exec(line);
  const ranked = priority === null ? null : severityOfNumber(Number(priority[1]) % 8);
  const found = findTimestamp(line, assumptions);
  if (found === null) return untimedHeader(line, ranked, assumptions);
  if (priority?.[2] !== undefined) {
    const rest = at(SYSLOG_5424_REST, line, found.end + 1);
    if (rest !== null) {
      const message = line.slice(found.end + 1 + rest[0].length);
      return {
        format: 'syslog',
        time: found.epochMs,
        zoned: found.zoned,
        severity: ranked,
        service: rest[2] ?? null,
        message,
        attached: null,
        headed: true,
      };
    }
  }
  if (SYSLOG_CLOCK.test(line.slice(0, found.end))) {
    const syslog = syslogHeader(line, found.end, found.epochMs, found.zoned, ranked);
    if (syslog !== null) return syslog;
  }
  const letter =
    /[IWEFD]/.test(line[found.start] ?? '') && /^\d{4} /.test(line.slice(found.start + 1, found.start + 6))
      ? severityOfLetter(line[found.start] ?? '')
      : null;
  const bracket = line[found.start - 1] === '[' ? at(REST_OF_BRACKET, line, found.end) : null;
  const closing = bracket === null ? found.end + (line[found.end] === ')' ? 1 : 0) : found.end + bracket[0].length;
  const inside = bracket === null ? null : severityIn(bracket[0]);
  const cursor = walkFields(
    line,
    closing,
    ranked ?? letter ?? inside ?? levelBefore(line.slice(0, found.start)),
    assumptions,
  );
  const pairs = line.length < LONGEST_WITH_PAIRS && line.includes('=');
  return {
    format: formatOf(line, found.start, cursor),
    time: found.epochMs,
    zoned: found.zoned,
    severity: cursor.severity ?? severityOfWord((pairs && LEVEL_PAIR.exec(line)?.[1]) || ''),
    service: (pairs && SERVICE_PAIR.exec(line)?.[1]) || null,
    message: line.slice(cursor.position),
    attached: null,
    headed: true,
  };
};

const untimedHeader = (line: string, ranked: Severity | null, assumptions: TimeAssumptions): LineHeader => {
  const none = { time: null, zoned: false, service: null, attached: null };
  const first = at(LEVEL_WORD, line, 0);
  const severity =
    first === null || (first[1] ?? '').length === 1
      ? null
      : isLevelToken(first[1] ?? '', line, line[0] === '[' ? 1 : 0);
  const word = first?.[1] ?? '';
  // `Error: …` is how a thrown error prints itself, not a level.
  const thrown = word !== word.toLowerCase() && word !== word.toUpperCase();
  if (first === null || severity === null || thrown)
    return { ...none, format: 'plain', severity: ranked, message: line, headed: ranked !== null };
  const cursor = walkFields(line, first[0].length, severity, assumptions);
  return { ...none, format: 'header', severity, message: line.slice(cursor.position), headed: true };
};
