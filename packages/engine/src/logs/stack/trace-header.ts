/** How far above the first frame a header is looked for: messages of several lines are common, of a hundred are not. */
const LOOK_BACK = 60;
const MESSAGE_LIMIT = 4000;

/** The line that opens a trace: what was thrown and what it said. */
export interface TraceHeader {
  readonly first: number;
  readonly type: string;
  readonly message: string;
}

// The type is a word that ends like an error's name and stands alone or before a colon; what precedes it may be a log header.
const NAMED_ERROR =
  /(?:^|[\s\]>"'(|])(?:Caused by: |Uncaught )?([A-Za-z_$][\w$.\\]*(?:Error|Exception|Failure|Throwable|Fault|Rejection|Timeout))(?: \[([\w-]+)\])?(?:: ?(.*)|)$/;
const WEAK_ERROR =
  /^(?:Exception in thread "[^"]*" |Uncaught )?([A-Za-z_$][\w$]*(?:[.\\][A-Za-z_$][\w$]*)*)(?:: (.*))?$/;

/** The plainest name of an error, which words of a log may stand before. */
const BARE_ERROR = /(?:^|[\s\]>"'(|])(Error|Exception): (.*)$/;

/** Type and message of one header line: `java.lang.IllegalStateException: no stock`, also behind a log header. */
export function parseHeaderLine(line: string): { type: string; message: string } | undefined {
  const text = withoutBrackets(line.trim());
  const named = NAMED_ERROR.exec(text);
  if (named?.[1] !== undefined) return { type: named[1], message: named[3] ?? '' };
  const bare = BARE_ERROR.exec(text);
  if (bare?.[1] !== undefined) return { type: bare[1], message: bare[2] ?? '' };
  const weak = WEAK_ERROR.exec(text);
  if (weak?.[1] !== undefined && (weak[2] !== undefined || weak[1].includes('.'))) {
    return { type: weak[1], message: weak[2] ?? '' };
  }
  return undefined;
}

/**
 * Finds the header of the trace whose first frame is at `index`: the nearest line above that names an error, no further
 * up than `floor`. Lines between the two are part of the message. Without such a line the one directly above is the message.
 */
export function headerBefore(lines: readonly string[], position: { index: number; floor: number }): TraceHeader {
  const { index, floor } = position;
  const lowest = Math.max(floor, index - LOOK_BACK);
  for (let at = index - 1; at >= lowest; at -= 1) {
    const named = NAMED_ERROR.exec(withoutBrackets((lines[at] ?? '').trim()));
    if (named?.[1] === undefined) continue;
    const rest = withoutExcerpt(lines.slice(at + 1, index));
    return { first: at, type: named[1], message: joinMessage(named[3] ?? '', rest) };
  }
  const test = failedTest(lines, { index, lowest });
  if (test !== undefined) return test;
  const above = index - 1 >= floor ? (lines[index - 1] ?? '').trim() : '';
  if (above === '') return { first: index, type: '', message: '' };
  const weak = parseHeaderLine(above);
  return { first: index - 1, type: weak?.type ?? '', message: weak?.message ?? above };
}

const TEST_TITLE = /^\s*● (?=\S)/;
/** The source around a line, as test runners and compilers print it. */
const EXCERPT = /^\s*(?:> ?)?\d{0,7} \|/;

/** What Jest prints between the title of a test that failed and its calls: what was expected, which is no named error, and the source. */
function failedTest(
  lines: readonly string[],
  { index, lowest }: { index: number; lowest: number },
): TraceHeader | undefined {
  if (!EXCERPT.test(lines[index - 1] ?? '') && (lines[index - 1] ?? '').trim() !== '') return undefined;
  const first = lines.findLastIndex((line, at) => at < index && at >= lowest && TEST_TITLE.test(line));
  if (first === -1) return undefined;
  const told = lines.slice(first + 1, index).filter((line) => line.trim() !== '' && !EXCERPT.test(line));
  const title = (lines[first] ?? '').replace(TEST_TITLE, '').trim();
  return { first, type: '', message: joinMessage(`${title}: ${told.map((line) => line.trim()).join('; ')}`, []) };
}

/** A page of ASP.NET and an error without calls in Node stand in brackets: `[NullReferenceException: no cart]`. */
function withoutBrackets(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
}

/** Deno and others print the line of source and a mark below it between message and calls: those are no part of the message. */
function withoutExcerpt(lines: readonly string[]): readonly string[] {
  const mark = lines.findIndex((line) => /^\s*[~^]+\s*$/.test(line));
  return mark < 1 ? lines : [...lines.slice(0, mark - 1), ...lines.slice(mark + 1)];
}

/** A message of several lines, cut at a length no reader needs more of. */
export function joinMessage(first: string, rest: readonly string[]): string {
  return [first, ...rest].join('\n').trim().slice(0, MESSAGE_LIMIT);
}
