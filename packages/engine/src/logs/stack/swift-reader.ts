import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';

/** `shop/main.swift:12: Fatal error: msg` and, before Swift 5.4, `Fatal error: msg: file shop/main.swift, line 12`. */
const FATAL =
  /(?:^|\s)([^\s:]{1,300}\.swift):(\d+): ((?:Fatal|Precondition|Assertion) (?:error|failed|failure))(?:: (.*))?$/;
const OLD_FATAL =
  /(?:^|\s)((?:Fatal|Precondition|Assertion) (?:error|failed|failure)): (?:(.*): )?file (\S{1,300}\.swift), line (\d+)$/;
const CRASHED = /(?:💣|\*\*\*) (?:Program crashed|Swift runtime failure): (.*?)(?: at 0x[0-9a-f]+)?(?: \*\*\*)?$/;
/** `1 [ra] 0x00005 Cart.take(_:) + 87 in shop at /src/Sources/shop/Cart.swift:12:9` */
const FRAME =
  /^\s*(\d+) (?:\[[a-z]+\] )*(?:0x[0-9a-f]+ )?(\S.*?)(?: \+ \d+)? in (\S+)(?: at ((?:[A-Za-z]:)?[^\s:]+):(\d+)(?::(\d+))?)?\s*$/;
const BETWEEN = /^\s*$|^\s*\d+│|^Thread \d+|^\.\.\.$|^\s*│|^\s*[*▲^]/;
const BETWEEN_LINES = 14;
const LOOK_BACK = 12;

/** Crashes of Swift: fatal errors, and the backtraces that programs print since Swift 5.9. */
export const swiftReader: TraceReader = { runtime: 'swift', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const line = lines[index] ?? '';
  const header = headerAt(line);
  if (header === undefined && !isFrame(line)) return undefined;
  if (header !== undefined) {
    const start = startOfCalls(lines, index + 1);
    if (start !== undefined)
      return readCalls(lines, { first: index, start, exception: strongest(lines, { index, start, header }) });
    return { runtime: 'swift', first: index, end: index + 1, raised: header };
  }
  return readCalls(lines, { first: index, start: index, exception: draftException('raised', '', '') });
}

/** The fatal error says more than the signal in which it ended. */
function strongest(
  lines: readonly string[],
  found: { index: number; start: number; header: DraftException },
): DraftException {
  const all = lines.slice(found.index, found.start).flatMap((line) => headerAt(line) ?? []);
  return all.find(({ frames }) => frames.length > 0) ?? found.header;
}

function readCalls(
  lines: readonly string[],
  from: { first: number; start: number; exception: DraftException },
): DraftTrace | undefined {
  const frames: RawFrame[] = [];
  let end = from.start;
  for (let at = from.start, between = 0; at < lines.length && between < BETWEEN_LINES; at += 1) {
    const line = lines[at] ?? '';
    const frame = frameOf(line);
    if (frame !== undefined) {
      if (frames.length > 0 && /^0\s/.test(frame.raw)) break;
      frames.push(frame);
      between = 0;
      end = at + 1;
    } else if (BETWEEN.test(line)) between += 1;
    else break;
  }
  if (from.exception.type === '' && frames.length < 2) return undefined;
  const site = from.exception.frames.filter(
    ({ file, line }) => !frames.some((frame) => frame.line === line && sameFile(frame.file, file)),
  );
  const own = site.filter(({ file }) => file?.startsWith('Swift/') !== true);
  return { runtime: 'swift', first: from.first, end, raised: { ...from.exception, frames: [...own, ...frames] } };
}

function sameFile(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.split('/').at(-1) === b.split('/').at(-1);
}

function startOfCalls(lines: readonly string[], from: number): number | undefined {
  for (let at = from; at < Math.min(lines.length, from + LOOK_BACK); at += 1) {
    if (isFrame(lines[at] ?? '')) return at;
  }
  return undefined;
}

function headerAt(line: string): DraftException | undefined {
  if (!/\.swift|crashed|Swift runtime/.test(line)) return undefined;
  const fatal = FATAL.exec(line);
  if (fatal?.[3] !== undefined)
    return fatalError(line, { type: fatal[3], message: fatal[4], file: fatal[1], number: fatal[2] });
  const old = OLD_FATAL.exec(line);
  if (old?.[1] !== undefined) return fatalError(line, { type: old[1], message: old[2], file: old[3], number: old[4] });
  const crashed = CRASHED.exec(line);
  return crashed?.[1] === undefined ? undefined : draftException('raised', 'crash', crashed[1]);
}

function fatalError(
  line: string,
  told: { type: string; message: string | undefined; file: string | undefined; number: string | undefined },
): DraftException {
  const exception = draftException('raised', told.type, told.message ?? '');
  if (told.file !== undefined) exception.frames.push({ raw: line.trim(), file: told.file, line: Number(told.number) });
  return exception;
}

function isFrame(line: string): boolean {
  return (
    frameOf(line)?.file?.endsWith('.swift') === true ||
    /^\s*\d+ (?:\[[a-z]+\] )*0x[0-9a-f]{8,16} \S.* in \S+$/.test(line)
  );
}

function frameOf(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match?.[2] === undefined) return undefined;
  const name = match[2].replace(/^(?:closure #\d+ in |static |specialized |@objc )+/, '').replace(/\(.*$/s, '');
  const dot = name.lastIndexOf('.');
  return {
    raw: line.trim(),
    function: dot <= 0 ? name : name.slice(dot + 1),
    module: dot <= 0 ? (match[3] ?? '') : name.slice(0, dot),
    ...(match[4] === undefined ? {} : { file: match[4], line: Number(match[5]) }),
    ...(match[6] === undefined ? {} : { column: Number(match[6]) }),
  };
}
