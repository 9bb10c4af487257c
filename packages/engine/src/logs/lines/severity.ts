import type { Severity } from './types.ts';

const WORDS: Readonly<Record<string, Severity>> = {
  trace: 'trace',
  trc: 'trace',
  verbose: 'trace',
  finest: 'trace',
  finer: 'trace',
  silly: 'trace',
  debug: 'debug',
  dbg: 'debug',
  debg: 'debug',
  fine: 'debug',
  debug1: 'debug',
  debug2: 'debug',
  info: 'info',
  inf: 'info',
  information: 'info',
  informational: 'info',
  notice: 'info',
  log: 'info',
  config: 'info',
  statement: 'info',
  warn: 'warn',
  warning: 'warn',
  wrn: 'warn',
  warni: 'warn',
  error: 'error',
  err: 'error',
  eror: 'error',
  severe: 'error',
  failure: 'error',
  fail: 'error',
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  panic: 'fatal',
  ftl: 'fatal',
};

const LETTERS: Readonly<Record<string, Severity>> = {
  V: 'trace',
  T: 'trace',
  D: 'debug',
  I: 'info',
  N: 'info',
  W: 'warn',
  E: 'error',
  C: 'fatal',
  F: 'fatal',
  A: 'fatal',
};

/** Severity for a level word in any case, or null when the word is not a level. */
export const severityOfWord = (word: string): Severity | null => {
  const key = word.toLowerCase();
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? null) : null;
};

/** Severity for the one-letter levels of Android, glog and .NET, or null. */
export const severityOfLetter = (letter: string): Severity | null =>
  Object.hasOwn(LETTERS, letter) ? (LETTERS[letter] ?? null) : null;

/** Severity for numeric levels: 10..60 is the scale of pino and bunyan, 0..7 that of syslog (RFC 5424, table 2). */
export const severityOfNumber = (level: number): Severity | null => {
  if (level >= 10 && level < 100) {
    const scale: readonly Severity[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
    return scale[Math.min(5, Math.floor(level / 10) - 1)] ?? null;
  }
  const syslog: readonly Severity[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'];
  return Number.isInteger(level) && level >= 0 && level <= 7 ? (syslog[level] ?? null) : null;
};

/** Severity of an HTTP status as a server sees it: its own failures are errors, the caller's are warnings. */
export const severityOfStatus = (status: number): Severity =>
  status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';

const FATAL_TEXT = /\b(?:panic:|fatal\b|out of memory|oom-kill|segfault|segmentation fault|core dumped)/i;
const ERROR_TEXT =
  /(?:\berror\b|[a-z]Error\b|\bexception\b|Exception\b|\bfail(?:ed|ure|s)?\b|\btraceback\b|\brefused\b|\bunhandled\b|\bpanic(?:ked)?\b|\bunable to\b|\bcannot\b|\bcould not\b)/i;
const WARN_TEXT = /\b(?:warn(?:ing)?|deprecated|retry(?:ing)?|timed? ?out|timeout|denied|invalid|slow)\b/i;
const NOT_AN_ERROR =
  /\b(?:no|0|without|zero) (?:errors?|failures?|exceptions?)\b|\berrors?[=:] ?(?:0|none|null|false)\b/i;

/**
 * All words from which a severity is read: levels, and the words in the expressions above. Those also know endings (`…Error`,
 * `…Exception`).
 */
export const SEVERITY_WORDS: readonly string[] = [
  ...Object.keys(WORDS),
  ...'out of memory oom kill segfault segmentation fault core dumped error errors exception exceptions'.split(' '),
  ...'fail failed failure failures fails traceback refused unhandled panicked unable to cannot could not'.split(' '),
  ...'deprecated retry retrying timed time timeout denied invalid slow no zero without none null false http status'.split(
    ' ',
  ),
];

const METHODS = 'GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS';
const SERVER_FAILURE = new RegExp(
  `(?:HTTP/[\\d.]{1,3}"? |\\bstatus(?:[_ ]?code)?["']?[=: ]{1,3})5\\d\\d\\b|\\b(?:${METHODS}) [^ ]{1,500}"? 5\\d\\d\\b`,
  'i',
);

/** Whether a message reports an HTTP status of 500 or more: an error, whatever its level says. */
export const reportsServerFailure = (text: string): boolean =>
  SERVER_FAILURE.test(text.length > 2000 ? text.slice(0, 2000) : text);

/** A guess from the words of a message, for lines whose header has no level; null when nothing speaks for trouble. */
export const severityOfText = (text: string): Severity | null => {
  const head = text.length > 2000 ? text.slice(0, 2000) : text;
  if (reportsServerFailure(head)) return 'error';
  if (NOT_AN_ERROR.test(head)) return null;
  if (FATAL_TEXT.test(head)) return 'fatal';
  if (ERROR_TEXT.test(head)) return 'error';
  return WARN_TEXT.test(head) ? 'warn' : null;
};

const RANKS: readonly Severity[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Order of severities, least to most severe; -1 for unknown. For comparisons. */
export const severityRank = (severity: Severity | null): number => (severity === null ? -1 : RANKS.indexOf(severity));
