const ELLIPSIS = '…';
/** Longer documents are not worth their parsing. */
const LONGEST_DOCUMENT = 1_000_000;
/** The most that is kept of each text of a document: the first with which it is short enough. */
const KEPT_OF_TEXTS = [4_000, 1_000, 200];

/** What writers put before a document is shorter. */
const LONGEST_PREFIX = 200;

/** A JSON document with its texts cut, so that it stays one; null when it is none, or too long even so. */
function shortenDocument(line: string, most: number): string | null {
  const start = line.indexOf('{');
  if (line.length > LONGEST_DOCUMENT || start < 0 || start > LONGEST_PREFIX) return null;
  try {
    const document: unknown = JSON.parse(line.slice(start));
    for (const kept of KEPT_OF_TEXTS) {
      const short = JSON.stringify(document, (_name, held: unknown) =>
        typeof held === 'string' && held.length > kept ? `${held.slice(0, kept)}${ELLIPSIS}` : held,
      );
      if (start + short.length <= most) return `${line.slice(0, start)}${short}`;
    }
  } catch {
    // It only begins like a document, or is nested too deeply.
  }
  return null;
}

/** A line of at most `most` characters: of a JSON document each long text is cut, of any other line its end. */
export function shortenLine(line: string, most: number): string {
  return line.length <= most ? line : (shortenDocument(line, most) ?? line.slice(0, most));
}
