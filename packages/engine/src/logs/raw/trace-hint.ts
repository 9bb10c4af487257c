// cspell:ignore ABRT
/**
 * What stands in nearly every line of every trace, however it was wrapped. The text is searched for this once; only what stands near a
 * find is read any further. It may find too much, which costs time, and must not miss a trace.
 */
const HINT = new RegExp(
  [
    // JavaScript, Java, .NET, Rust, Perl
    String.raw`(?:\b|\\n)at \S{1,200} \([^\n()]{0,300}[/\\][^\n()]{0,300}(?![^\n])|\b(?:at|by) 0x[0-9A-Fa-f]{4}|(?:\b|\\n)at [^\s\d][^\n]{0,300}?(?:\.\w{1,40} ?\(|:\d{1,9}:\d|\.\w{1,9}:\d{1,9}\)| line \d)`,
    // Python, also with its quotes escaped or doubled
    String.raw`\bFile (?:\\{0,8}"|&quot;|&#34;|“)`,
    String.raw`Traceback \(most|\.py:\d{1,9}: ?(?:in \w|(?![^\n])|\w{0,60}Error(?![^\n]))`,
    // Go
    String.raw`\bgoroutine \d`,
    String.raw`[\t ][^\s:\\]{1,300}\.go:\d`,
    String.raw`\\tn?/[^\s:\\]{1,300}\.go:\d`,
    // Ruby
    String.raw`:\d{1,9}:in (?:["'\`‘]|&#39;|&\w{1,6};|\\)|\.(?:rb|erb|rake|haml|slim|jbuilder):\d{1,9}:in [\w<]`,
    // PHP, Dart, gdb, AddressSanitizer
    String.raw`#\d{1,4} {1,8}(?:0x[0-9a-f]|\{main\}|\[internal|\S[^\n]{0,300}?(?:\(\d{1,9}\): | \((?:package|dart|file):|\) at | from /))`,
    // Sanitizers without addresses
    String.raw`#\d{1,4} {1,8}[^\n]{1,600}?\.(?:c|cc|cpp|cxx|h|hh|hpp|mm?):\d`,
    // Firefox, Safari, the console of Chrome
    String.raw`@[\w+.-]{0,40}:?//?[^\s]{1,400}?:\d`,
    String.raw` @ [^\s]{1,300}:\d`,
    // Elixir, Erlang, Lua, Haskell, Swift, Clojure
    String.raw`\.(?:exs?|erl|lua|swift|[hl]?eex|php|rs|dart):\d|\.(?:dart|swift) \d`,
    String.raw`\(\w{1,100}\.(?:java|kt|scala|groovy|clj):\d|\[(?:errors|cause)\]: |\{file,|\.erl, line |, called at |\[[^\s\]]{1,200} [^\s\]]{1,200} \\?"[^"\s]{1,100}" \d`,
    // What traces begin with or have in between
    String.raw`panicked at|(?:Backtrace|backtrace)|(?:[Ss]tack|STACK) ?[Tt]race|call stack|Call [Ss]tack|Caused by|\bpanic: |(?:Fatal|fatal) (?:error|Error): |Uncaught `,
    String.raw`terminate called|Sanitizer: |\*\*\* (?:stack|buffer|Error|Program|\x60)|double free|(?:free|malloc|realloc)\(\): |SIG(?:SEGV|ABRT|BUS|ILL|FPE)|(?:Segfault|segfault)|Segmentation fault|Assertion [\x60']|crashed:`,
    String.raw`Error in [^\n]{1,200}\) ?: |(?<![^\n])\*\* \(|called at |\[object\] \(|\[0x[0-9a-f]{4,16}\]|Execution error`,
    String.raw`\.[cm]?[jt]sx? \(\d{1,9}:\d|\.(?:rb|php|py|p[lm]) line \d|\bin [^\n]{1,200}\.cs:| at [^\s#]{1,200}#\d|\bCalls: `,
  ].join('|'),
  'g',
);

/** Lines above a find that may hold the beginning of its trace, and below it the end. */
const LINES_ABOVE = 60;
const LINES_BELOW = 60;

/** Where a line stands in its text; its number counts from 1. */
export interface LinePlace {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** The parts of a text in which traces can be, in their order. Work is linear in the text, and small where there are none. */
export function* hintedRegions(text: string): Generator<readonly LinePlace[]> {
  let hint = findFrom(text, 0);
  let above: LinePlace[] = [];
  let region: LinePlace[] = [];
  let below = 0;
  for (let from = 0, number = 1; from <= text.length && (hint !== -1 || below > 0); number += 1) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    const place = { number, from, to };
    from = to + 1;
    if (hint !== -1 && hint <= to) {
      if (region.length === 0) region = above.slice(-LINES_ABOVE);
      hint = findFrom(text, from);
      below = LINES_BELOW + 1;
      above = [];
    }
    if (below > 0) {
      region.push(place);
      below -= 1;
      if (below > 0) continue;
      yield region;
      region = [];
    } else {
      above.push(place);
      if (above.length > 2 * LINES_ABOVE) above = above.slice(-LINES_ABOVE);
    }
  }
  if (region.length > 0) yield region;
}

/** Whether a line holds what stands in nearly every line of every trace. */
export function hasTraceHint(line: string): boolean {
  return findFrom(line, 0) !== -1;
}

function findFrom(text: string, from: number): number {
  HINT.lastIndex = from;
  return from > text.length ? -1 : (HINT.exec(text)?.index ?? -1);
}
