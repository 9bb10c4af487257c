import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';
import { parseHeaderLine } from './trace-header.ts';

const PANIC =
  /(?:^|\s|: )(panic|fatal error|panic serving [^:]+:\d+|runtime error): (.*?)(?: \[recovered(?:, repanicked)?\])?$/;
const GOROUTINE = /^(?:.*\s)?goroutine \d+(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]]+)\]:$/;
const PLACE = /^\s*((?:[A-Za-z]:)?\S[^:]*\.(?:go|s|c)):(\d+)(?: \+0x[0-9a-f]+)?$/;
const LOOK_BACK = 12;

/** Go panics and goroutine dumps; the goroutine printed first is the one that failed, the others are left out. */
export const goReader: TraceReader = { runtime: 'go', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  const state = GOROUTINE.exec(lines[index] ?? '');
  if (state === null) return readCalls(lines, position);
  const exception = draftException('raised', 'goroutine', state[1] ?? '');
  let first = index;
  for (let at = index - 1; at >= Math.max(floor, index - LOOK_BACK); at -= 1) {
    const line = lines[at] ?? '';
    const panic = PANIC.exec(line);
    // A panic while panicking prints the first one above: that is the cause, and its frames are the same dump.
    if (panic?.[1] === undefined || (first !== index && !line.endsWith('[recovered]') && !line.startsWith('panic: ')))
      continue;
    exception.type = panic[1].startsWith('panic') ? 'panic' : panic[1];
    exception.message = (panic[2] ?? '').trim();
    first = at;
  }
  const { frames, end } = callsFrom(lines, index + 1);
  if (frames.length === 0) return undefined;
  exception.frames.push(...frames);
  return { runtime: 'go', first, end: skipOthers(lines, end), raised: afterPanic(exception) };
}

/** Calls without a goroutine above them, as `debug.Stack`, loggers and errors that keep their calls print them; two at least. */
function readCalls(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  if (frameAt(lines, index) === undefined) return undefined;
  const { frames, end } = callsFrom(lines, index);
  if (frames.length < 2) return undefined;
  const above = index > floor ? (lines[index - 1] ?? '').trim() : '';
  const header = parseHeaderLine(above) ?? { type: '', message: above };
  const exception = draftException('raised', header.type, header.message);
  exception.frames.push(...frames);
  return { runtime: 'go', first: above === '' ? index : index - 1, end, raised: afterPanic(exception) };
}

function callsFrom(lines: readonly string[], from: number): { frames: RawFrame[]; end: number } {
  const frames: RawFrame[] = [];
  let at = from;
  for (let frame = frameAt(lines, at); frame !== undefined; frame = frameAt(lines, at)) {
    frames.push(frame);
    at += 2;
  }
  return { frames, end: at };
}

function frameAt(lines: readonly string[], at: number): RawFrame | undefined {
  const place = PLACE.exec(lines[at + 1] ?? '');
  if (place?.[1] === undefined) return undefined;
  const name = calledName((lines[at] ?? '').trim());
  if (name === undefined) return undefined;
  const raw = `${(lines[at] ?? '').trim()} ${(lines[at + 1] ?? '').trim()}`;
  return { raw, ...splitName(name), file: place[1], line: Number(place[2]) };
}

/** `main.(*Cart).Add(0xc000, {0x1, 0x2})` and `created by main.run in goroutine 1` without arguments and the words around the name. */
function calledName(line: string): string | undefined {
  const text = line.replace(/^created by /, '').replace(/ in goroutine \d+$/, '');
  // The arguments are in the last brackets; a receiver in brackets, `(*Cart)`, has a dot behind it.
  let open = text.length;
  if (text.endsWith(')')) {
    open = text.indexOf('(');
    while (open !== -1 && text.startsWith('(*', open)) open = text.indexOf('(', open + 1);
  }
  const name = text.slice(0, open === -1 ? undefined : open);
  return name === '' || /\s/.test(name) ? undefined : name;
}

/** `github.com/shop/cart.(*Store).Add` to package `github.com/shop/cart` and function `(*Store).Add`. */
function splitName(name: string): { module?: string; function: string } {
  const slash = name.lastIndexOf('/');
  const dot = name.indexOf('.', slash + 1);
  return dot === -1 ? { function: name } : { module: name.slice(0, dot), function: name.slice(dot + 1) };
}

/** Frames above `panic(...)` are the machinery of recovering and printing: the failure is below it. */
function afterPanic(exception: ReturnType<typeof draftException>): ReturnType<typeof draftException> {
  const last = exception.frames.findLastIndex((frame) => /^(?:panic|runtime\.gopanic)\b/.test(frame.raw));
  return last === -1 ? exception : { ...exception, frames: exception.frames.slice(last + 1) };
}

/** Where the dump of the other goroutines ends. */
function skipOthers(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (GOROUTINE.test(line)) at += 1;
    if (GOROUTINE.test(line) || frameAt(lines, at) !== undefined) {
      while (frameAt(lines, at) !== undefined) at += 2;
      at -= 1;
      end = at + 1;
    } else break;
  }
  return end;
}
