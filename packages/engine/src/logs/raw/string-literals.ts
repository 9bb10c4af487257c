/** A string that stands in quotes in a line, as printed between them. */
export interface StringLiteral {
  /** What it is the value of: `"stack": "..."` or `stack="..."`; elements of a list have the list's key. */
  readonly key: string;
  readonly printed: string;
  /** Where the quotes begin. */
  readonly from: number;
  /** Strings of one object have the same number. */
  readonly object: number;
}

const MOST_LITERALS = 20_000;
const MOST_DEPTH = 200;
const BEFORE_VALUE = /[:=,[{(+]\s{0,20}$/;
const AFTER_VALUE = /^\s{0,20}(?:[,}\])+;]|$)/;

/**
 * The strings of a record: JSON, also cut off or with other text around it, logfmt, printed objects of JavaScript and Python. Only what
 * stands where a value can stand counts, so the quotes of a sentence or a file name do not. Linear in the line.
 */
export function stringLiterals(line: string): StringLiteral[] {
  const found: StringLiteral[] = [];
  const objects: number[] = [0];
  let objectCount = 0;
  let key = '';
  let at = 0;
  while (found.length < MOST_LITERALS) {
    const from = nextQuote(line, at);
    if (from === -1) break;
    for (let place = at; place < from; place += 1) {
      const character = line.charCodeAt(place);
      if (character === 0x7b && objects.length < MOST_DEPTH) objects.push((objectCount += 1));
      else if (character === 0x7d && objects.length > 1) objects.pop();
    }
    const to = closingQuote(line, from);
    const before = line.slice(Math.max(0, from - 70), from);
    const after = line.slice(to + 1, to + 40);
    const printed = line.slice(from + 1, to);
    at = to + 1;
    if (/^\s{0,20}:(?!:)/.test(after) && /(?:^|[{,(])\s*$/.test(before)) {
      key = printed.slice(0, 100);
      continue;
    }
    if (!BEFORE_VALUE.test(before) && before.trim() !== '') {
      // An apostrophe begins no string: look for the next quote right behind it.
      if (line[from] !== '"') at = from + 1;
      continue;
    }
    if (line[from] !== '"' && !AFTER_VALUE.test(after)) {
      at = from + 1;
      continue;
    }
    const named = /([\w.@-]{1,60})\s{0,3}[:=]\s{0,3}$/.exec(before)?.[1];
    if (named !== undefined) key = named;
    found.push({ key, printed, from, object: objects.at(-1) ?? 0 });
  }
  return found;
}

function nextQuote(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    const character = line.charCodeAt(at);
    if (character === 0x22 || character === 0x27 || character === 0x60) return at;
  }
  return -1;
}

/** Where the string that begins at `from` ends; the end of the line when it was cut off. */
function closingQuote(line: string, from: number): number {
  const quote = line[from] ?? '"';
  for (let at = line.indexOf(quote, from + 1); at !== -1; at = line.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (line.charCodeAt(at - 1 - slashes) === 0x5c && at - 1 - slashes > from) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return line.length;
}
