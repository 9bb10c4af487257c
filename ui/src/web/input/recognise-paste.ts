/** A pasted text that belongs into a file rather than into the question. */
export interface RecognisedPaste {
  kind: 'log' | 'stack_trace';
  /** The file name it is sent under. */
  name: string;
  lines: number;
}

const FRAME_LINE =
  /^\s*(?:at .+[:(].*\d+|File ".+", line \d+|\S+\.go:\d+|from .+:\d+:in |#\d+ .+\(\d+\)|Caused by: |Traceback \(most recent call last\)|goroutine \d+)/;

const TIMED_LINE =
  /^\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2}\s+\d{1,2}\s\d\d:\d\d:\d\d|\d{10,13}\b)/;
const SEVERITY_LINE = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE)\b/;
const JSON_LINE = /^\s*\{.*"(?:level|severity|time|timestamp|ts|msg|message)"\s*:.*\}\s*,?$/;
const COMPOSE_LINE = /^[\w.-]+(?:-\d+)?\s+\|\s/;

/** More lines than anybody types into a question box. */
const MANY_LINES = 25;
const SHARE_OF_LOG_LINES = 0.4;

function isLogLine(line: string): boolean {
  return TIMED_LINE.test(line) || SEVERITY_LINE.test(line) || JSON_LINE.test(line) || COMPOSE_LINE.test(line);
}

/**
 * Whether a pasted text is a log or a stack trace, judged by its lines; null when it reads like a question.
 * A single line is always part of the question: people quote one error line when they ask about it.
 */
export function recognisePaste(text: string): RecognisedPaste | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 3) return null;
  const frames = lines.filter((line) => FRAME_LINE.test(line)).length;
  const logLines = lines.filter(isLogLine).length;
  if (frames >= 2 && logLines < frames)
    return { kind: 'stack_trace', name: 'pasted-stack-trace.txt', lines: lines.length };
  const looksLikeLog = logLines / lines.length >= SHARE_OF_LOG_LINES;
  if (looksLikeLog || frames >= 2 || lines.length > MANY_LINES) {
    return { kind: 'log', name: 'pasted.log', lines: lines.length };
  }
  return null;
}

/** A name that no other attachment of the question has: `pasted.log`, `pasted-2.log`, ... */
export function uniqueName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const ending = dot > 0 ? name.slice(dot) : '';
  let number = 2;
  while (taken.includes(`${stem}-${number}${ending}`)) number += 1;
  return `${stem}-${number}${ending}`;
}
