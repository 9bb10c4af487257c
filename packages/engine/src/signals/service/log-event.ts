import { readLineFacts } from '../../logs/lines/line-facts.ts';
import { severityOfText, severityOfWord } from '../../logs/lines/severity.ts';
import type { Severity } from '../../logs/lines/types.ts';
import { lexMessage } from '../../logs/template/lexer.ts';
import { type NamedPlace, findNamedPlace } from './named-place.ts';

/** One line that a service logged. Ids are null where the line is not tied to a trace; `timeMs` is epoch milliseconds. */
export interface ServiceLogLine {
  readonly service: string;
  readonly timeMs: number;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly text: string;
}

/** The log statement behind a line. `id` is the same for every line that the statement writes. */
export interface LogStatementKind {
  readonly id: string;
  readonly place: NamedPlace | null;
  readonly severity: Severity | null;
}

const LEVEL_IN_HEADER = /\b(?:FATAL|CRITICAL|SEVERE|ERROR|WARN(?:ING)?|NOTICE|INFO|DEBUG|TRACE)\b/;
/** A level stands at the beginning of a line; further on it is a word. */
const HEADER_LENGTH = 100;
const UTC = { zoneOffsetMinutes: 0, referenceMs: 0 };

/**
 * Tells which statement wrote a line: by its place in the code where the line names one with a line number, which is exact, else by what
 * is constant in it. Of a line in JSON that is its message; of any other line all of it, for what looks like a header may be the message.
 */
export function statementOf(text: string): LogStatementKind {
  const facts = text.startsWith('{') ? readLineFacts(text, UTC, null).facts : null;
  const place = findNamedPlace(facts?.message ?? text) ?? findNamedPlace(text);
  if (place !== null && place.line !== null) {
    const level = levelOf(facts?.message ?? text);
    return { id: `${level} ${place.file}:${place.line}`, place, severity: severityOfWord(level) };
  }
  if (facts !== null) {
    const { message, severity } = facts;
    return { id: `${severity ?? ''} ${constantWords(message)}`, place, severity: severity ?? severityOfText(message) };
  }
  return { id: constantWords(text), place, severity: severityOfWord(levelOf(text)) ?? severityOfText(text) };
}

function levelOf(text: string): string {
  return LEVEL_IN_HEADER.exec(text.slice(0, HEADER_LENGTH))?.[0] ?? '';
}

function constantWords(text: string): string {
  return lexMessage(text).words.join(' ');
}
