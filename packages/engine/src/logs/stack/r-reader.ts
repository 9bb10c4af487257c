import { callSites } from './call-sites.ts';
import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

/** `Error in take(x) : no stock`, also with its file: `Error in take(x) (from cart.R#1) : no stock`. */
const HEADER = /(?:^|\s)Error in (.{1,300}?)(?: \(from (\S{1,200})#(\d{1,9})\))? : ?([^\n]*)/;
const CALLS = /^\s*Calls: (.+)$/;
/** A call of `traceback()`: `8: stop("no stock") at cart.R#1` */
const FRAME = /^\s*(\d+): (.*?)(?: at (\S+)#(\d+))?$/;
const WITH_PLACE = /^\s*\d+: .* at \S+#\d+$/;
const NAME = /^([\w.:]+)\(/;
const LOOK_AHEAD = 12;

/** Errors of R with the calls that led to them. */
export const rReader: TraceReader = { runtime: 'r', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const header = HEADER.exec(line);
  if (header === null) return WITH_PLACE.test(line) ? readTraceback(lines, position.index) : undefined;
  let message = header[4] ?? '';
  for (let at = position.index + 1; at < Math.min(lines.length, position.index + LOOK_AHEAD); at += 1) {
    const calls = CALLS.exec(lines[at] ?? '');
    const listed = calls === null && /^\s*\d+: /.test(lines[at] ?? '') ? readTraceback(lines, at) : undefined;
    if (calls?.[1] === undefined && listed === undefined) {
      if ((lines[at] ?? '').trim() === '') break;
      message = `${message}\n${(lines[at] ?? '').trim()}`.trim();
      continue;
    }
    const below = calls === null ? listed : readTraceback(lines, at + 1);
    const raised = draftException('raised', 'Error', message);
    raised.frames.push(...(below?.raised.frames ?? namesOf(calls?.[1] ?? '')));
    return { runtime: 'r', first: position.index, end: below?.end ?? at + 1, raised };
  }
  return header[2] === undefined
    ? undefined
    : withPlace(position.index, { header, raw: line, message: header[4] ?? '' });
}

function withPlace(index: number, told: { header: RegExpExecArray; raw: string; message: string }): DraftTrace {
  const raised = draftException('raised', 'Error', told.message);
  const name = NAME.exec(told.header[1] ?? '')?.[1];
  raised.frames.push({
    raw: told.raw.trim(),
    ...(name === undefined ? {} : { function: name }),
    file: told.header[2] ?? '',
    line: Number(told.header[3]),
  });
  return { runtime: 'r', first: index, end: index + 1, raised };
}

/** `Calls: run -> add -> take`: names alone, the innermost last. */
function namesOf(printed: string): RawFrame[] {
  return printed
    .split(' -> ')
    .map((name) => name.trim())
    .filter((name) => /^[\w.:]+$/.test(name))
    .map((name) => ({ raw: name, function: name }))
    .toReversed();
}

function readTraceback(lines: readonly string[], from: number): DraftTrace | undefined {
  const calls: RawFrame[] = [];
  let at = from;
  for (let between = 0; at < lines.length && between < 8; at += 1) {
    const match = FRAME.exec(lines[at] ?? '');
    if (match === null) {
      // A call may be printed over several lines.
      if (!/^\s{3,}\S|^\s*\}\)?\(\)/.test(lines[at] ?? '')) break;
      between += 1;
      continue;
    }
    between = 0;
    const name = NAME.exec(match[2] ?? '')?.[1];
    calls.push({
      raw: (lines[at] ?? '').trim(),
      ...(name === undefined ? {} : { function: name }),
      ...(match[3] === undefined ? {} : { file: match[3], line: Number(match[4]) }),
    });
  }
  const placed = calls.slice(calls.findIndex(({ file }) => file !== undefined));
  const [thrown, ...callers] = placed;
  if (thrown?.file === undefined) return undefined;
  const raised = draftException('raised', 'Error', '');
  raised.frames.push(...callSites(thrown, callers));
  return { runtime: 'r', first: from, end: at, raised };
}
