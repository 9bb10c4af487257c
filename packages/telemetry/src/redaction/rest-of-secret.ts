/*
 * A long key or token that was broken at the end of a line: by a terminal, a mail, a shell's backslash. What stands in the first line is
 * known by its form; what is left of it in the lines below is not.
 */

/** Nothing but the rest of a token, or such a rest to the end of its quotes. */
const REST = /^\s{0,40}([A-Za-z0-9+/=_.~-]{16,2048})([\\"',;)\]}]{0,4}\s{0,4}|\\?["'][^]{0,10000})$/;
/** Up to the end of the quotes that the line before has opened. */
const REST_IN_QUOTES = /^\s{0,40}([^\s"'{}=:]{1,2048})(\\?["'][^]{0,10000})$/;
const OPEN_QUOTES = /["']\[redacted\]$/;
const MOST_LINES = 40;

/** What somebody set, in the first line of an excerpt: the line above, which is not in it, has its name. */
const VALUE_OF_LINE_ABOVE = /^(\s{0,80}\\?["']?value\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?)[^\s"',\\{}[\]]{3,1024}/i;

/** An excerpt without the value that it begins with and whose name is not seen: it may be any. */
export function redactFirstValue(text: string, mark: string): string {
  return text.replace(VALUE_OF_LINE_ABOVE, `$1${mark}`);
}

/** A word, a path and a number are no rests: tokens mix letters with digits. */
function isMixed(text: string): boolean {
  return /[A-Za-z]/.test(text) && /\d/.test(text);
}

/** The line without the rest of a token; null when it holds something else. */
function withoutRest(line: string, inQuotes: boolean): string | null {
  const [, rest = '', closing = ''] = REST.exec(line) ?? [];
  if (rest !== '' && isMixed(rest)) return closing;
  return inQuotes ? (REST_IN_QUOTES.exec(line)?.[2] ?? null) : null;
}

/** The redacted text without what is left of secrets in the lines below those that they ran to the end of. As many lines as before. */
export function redactRests(raw: string, redacted: string, mark: string): string {
  const [before, after] = [raw.split('\n'), redacted.split('\n')];
  let left = 0;
  let inQuotes = false;
  for (const [place, line] of after.entries()) {
    if (left > 0 && line === before[place]) {
      const clean = withoutRest(line, inQuotes);
      left = clean === null || /["']/.test(clean) ? 0 : left - 1;
      if (clean !== null) after[place] = clean;
      continue;
    }
    const text = line.replace(/[\\\s]{1,3}$/, '');
    left = line !== before[place] && text.endsWith(mark) ? MOST_LINES : 0;
    inQuotes = OPEN_QUOTES.test(text);
  }
  return after.join('\n');
}
