import type { Sighting } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { severityRank } from '../../logs/lines/severity.ts';

/** What opens a comment in a file of code or settings; a blank follows it. */
const COMMENT = /^\s{0,40}(?:#{1,6}|\/\/|--|;;|<!--|\/\*) /;
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

/**
 * Whether a line only tells of a failure that it holds the form of: a comment, the title of a test that passed, or a line of ordinary work
 * that quotes what somebody else wrote. A failure stands where its program writes it.
 */
export function isRetold(
  line: Pick<LogLine, 'text' | 'messageAt' | 'message' | 'severity' | 'headed'>,
  form: Sighting,
): boolean {
  if (PASSED.test(line.message) || HAS_PASSED.test(line.message)) return true;
  if (!line.headed && COMMENT.test(line.message)) return true;
  const ordinary = line.headed && line.severity !== null && severityRank(line.severity) < severityRank('warn');
  return ordinary && isQuoted(line, form);
}
