// cspell:ignore bfnrt
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', ''],
  ['f', ''],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['/', '/'],
  ['\\', '\\'],
]);
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([bfnrt"'`/\\]))/g;

/** Text of a string literal as the program had it: JSON, JavaScript, Python, Go and logfmt write these escapes alike. */
export function unescapeText(text: string): string {
  return text.replace(ESCAPE, (_whole: string, unicode?: string, hex?: string, letter?: string) => {
    const code = unicode ?? hex;
    return code === undefined ? (ESCAPES.get(letter ?? '') ?? '') : String.fromCharCode(Number.parseInt(code, 16));
  });
}

/** A break written as letters outside of any quotes, with the backslash doubled up to three times. */
const LOOSE_BREAK = /\\{1,8}(?:r\\{1,8})?n/g;
/** A path of Windows may hold `\n` too: `C:\new\cart.js`. */
const DRIVE_BEFORE = /(?:^|[^A-Za-z])[A-Za-z]:[\\/][^\s"'(<>|]{0,200}$|(?:^|[^A-Za-z])[A-Za-z]:$/;
/** How traces go on after a break. */
const GOES_ON =
  /^(?:\\{1,8}[tnr]|\s){0,80}(?:at\b|---|\||[^\s@]{0,100}@|File\b|#\d|from\b|Caused by|Traceback|goroutine \d|\d+: |in\b|[[(]|\.\.\. |[^\s:\\]{1,200}:\d|\S{1,200}\(|[A-Z]\w)/;

/** Breaks that are looked at before a text without frames behind them is left alone. */
const MOST_LOOKS = 100;

/** The lines of a text whose breaks are written as `\n`; undefined when it has none. */
export function splitAtWrittenBreaks(text: string): string[] | undefined {
  if (!text.includes('\\n') && !text.includes('n\\')) return undefined;
  const lines: string[] = [];
  let from = 0;
  let goesOn = false;
  for (const match of text.matchAll(LOOSE_BREAK)) {
    const end = match.index + match[0].length;
    if (
      /^[\w.-]/.test(text.slice(end, end + 1)) &&
      DRIVE_BEFORE.test(text.slice(Math.max(from, match.index - 240), match.index))
    )
      continue;
    goesOn ||= lines.length < MOST_LOOKS && GOES_ON.test(text.slice(end, end + 600));
    lines.push(text.slice(from, match.index));
    from = end;
  }
  if (!goesOn) return undefined;
  lines.push(text.slice(from));
  return lines.map((line) =>
    line
      .replace(/^(?:\\{1,8}t)+/, (tabs) => '\t'.repeat(tabs.split('t').length - 1))
      .replace(/\\{1,8}(["'])/g, '$1')
      .replace(/\\\\{1,7}/g, '\\'),
  );
}
