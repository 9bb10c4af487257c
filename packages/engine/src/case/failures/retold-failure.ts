import type { Sighting } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { severityRank } from '../../logs/lines/severity.ts';

/** What opens a comment in a file of code or settings; a blank follows it. The JVM prints the report of its own crash in this form. */
const COMMENT =
  /^\s{0,40}(?:#{1,6}|\/\/|--|;;|<!--|\/\*) (?!A fatal error has been|There is insufficient memory for the Java|Native memory alloc| ?SIG[A-Z]{2,6} \(|Problematic frame|[CVJjv] {1,4}\[)/;
const BACKTICK = '`';
/** Words around a quotation that make it part of a sentence. */
const LEAST_WORDS = 2;
/** What test runners put before the title of a test that passed. */
const PASSED = /^\s{0,40}(?:[✓✔√✅]|ok \d{1,6}\b|--- PASS:|PASS(?:ED)?\b|\[ {1,8}OK \])/;
/** What they put behind it. */
const HAS_PASSED = /(?:\bPASSED\b|\.\.\. ?ok)(?: {1,4}\[ {0,3}\d{1,3}%\])?\s{0,8}$/;
const QUOTE = '"';

/**
 * Whether a stretch of a line stands between quotes that open a word: those behind `=` and `:` hold a field's value, those around a message
 * are its own.
 */
function isQuoted(
  { text, messageAt }: Pick<LogLine, 'text' | 'messageAt'>,
  { start, end }: Pick<Sighting, 'start' | 'end'>,
): boolean {
  for (let opens = text.indexOf(QUOTE); opens !== -1 && opens < start;) {
    const closes = text.indexOf(QUOTE, opens + 1);
    if (closes === -1) return false;
    const before = text.charAt(opens - 1);
    // Quotes within the form belong to it: the quotation then goes on to the last one of the line.
    const last = closes >= end ? closes : opens < start && closes > start ? text.lastIndexOf(QUOTE) : -1;
    if (last >= end) return opens !== messageAt && (before === ' ' || before === '(');
    opens = text.indexOf(QUOTE, closes + 1);
  }
  return false;
}

/** Whether a stretch stands between backticks within a sentence, as documentation quotes what programs write. */
function isInBackticks(text: string, { start, end }: Pick<Sighting, 'start' | 'end'>): boolean {
  const opens = text.lastIndexOf(BACKTICK, start);
  const closes = text.indexOf(BACKTICK, end);
  if (opens === -1 || closes === -1 || text.slice(opens + 1, start).includes(BACKTICK)) return false;
  const around = `${text.slice(0, opens)} ${text.slice(closes + 1)}`;
  return around.split(/\s+/).filter((word) => /^[A-Za-z]{2,20}[,.;:]?$/.test(word)).length >= LEAST_WORDS;
}

/** Whether a line is a comment or the title of a test that passed: whatever it says, nothing failed by it. */
export function isRemark({ message, headed }: Pick<LogLine, 'message' | 'headed'>): boolean {
  return PASSED.test(message) || HAS_PASSED.test(message) || (!headed && COMMENT.test(message));
}

const DOCSTRING = '"""';

/** Lines of the documentation within code, between three quotes, in files of which no line was written by a program. */
export function docstringLines(lines: readonly LogLine[]): ReadonlySet<LogLine> {
  const found = new Set<LogLine>();
  const headed = new Set(lines.flatMap((line) => (line.headed ? [line.file] : [])));
  const open = new Map<number, boolean>();
  for (const line of lines) {
    if (headed.has(line.file)) continue;
    const marks = line.text.split(DOCSTRING).length - 1;
    const within = open.get(line.file) === true;
    if (within || marks > 0) found.add(line);
    if (marks % 2 === 1) open.set(line.file, !within);
  }
  return found;
}

/**
 * Whether a line only tells of a failure that it holds the form of: a comment, the title of a test that passed, or a line of ordinary work
 * that quotes what somebody else wrote. A failure stands where its program writes it.
 */
export function isRetold(
  line: Pick<LogLine, 'text' | 'messageAt' | 'message' | 'severity' | 'headed'>,
  form: Sighting,
): boolean {
  if (isRemark(line) || (!line.headed && isInBackticks(line.text, form))) return true;
  const ordinary = line.headed && line.severity !== null && severityRank(line.severity) < severityRank('warn');
  return ordinary && isQuoted(line, form);
}
