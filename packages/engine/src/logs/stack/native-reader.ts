// cspell:ignore smallbin
import { nativeFrame } from './native-frame.ts';
import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';

const SANITIZER = /(?:ERROR|WARNING): (\w*Sanitizer): (.*)$/;
const RUNTIME_ERROR = /^((?:[A-Za-z]:)?[^\s:]+\.\w{1,5}):(\d+):(\d+): runtime error: (.*)$/;
const SIGNAL =
  /(?:Program (?:received|terminated with) signal|Caught signal|Process received signal|Signal:|signal) (?:\d+ \()?(SIG[A-Z]{2,6})\)?[,.:)]? ?(.*)$/;
const TERMINATE =
  /terminate called (?:after throwing an instance of '([^']{1,300})'|without an active exception|recursively)/;
const WHAT = /^\s*what\(\): {1,2}(.*)$/;
const ABORT =
  /(\*\*\* (?:stack smashing|buffer overflow|Error in|.{0,60}corrupt)[^\n]{0,300}|(?:free|malloc|realloc|munmap_chunk|malloc_consolidate)\(\): (?:invalid|double|corrupted|memory|unaligned|unsorted|smallbin|mismatching)[^\n]{0,200}|double free or corruption \([^\n]{1,40}\)|corrupted size vs\. prev_size[^\n]{0,100}|corrupted double-linked list[^\n]{0,100})/;
const ASSERTION =
  /^(?:[^\s:]{1,100}: )?((?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,5}):(\d+): (?:(.{1,300}?): )?Assertion [`'](.{1,600})' failed\.?/;
const SEGFAULT = /\b([\w.-]{1,60})\[\d+\]: (segfault at [0-9a-f]+ ip [^\n]{1,200})$/;
/** What valgrind says of an access, above its calls. */
const VALGRIND =
  /^(?:==\d+==\s+)?((?:Invalid (?:read|write|free)|Conditional jump|Use of uninitialised|Mismatched free|Process terminating with).{0,200})$/;
const CRASHED = /^Exception Type: +(\S+)(?: \((\w+)\))?/;
const BETWEEN = /^\s*$|^Thread \d+|^\[|^\d+\s.*|^\(gdb\)/;
const LOOK_BACK = 25;
/** What gdb prints of a frame's variables: `output = 0x0`, the rest of a value over several lines, that there are none. */
const VARIABLES =
  /^\s*(?:[A-Za-z_$][\w$]{0,80}(?: <[^>\n]{1,80}>)? = \S|[{}]+,?\s*$|No (?:locals|symbol table info available)\.)/;
const MOST_VARIABLES = 200;

/** Crashes of native programs: gdb, sanitizers, glibc, C++, the kernel, crash reports of macOS. */
export const nativeReader: TraceReader = { runtime: 'native', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const first = nativeFrame(line);
  if (first === undefined) return readWithoutCalls(lines, position.index);
  const { frames, end } = framesFrom(lines, position.index);
  const { at, exception } = headerAbove(lines, position);
  // Numbered lists are common: without a header it takes two calls.
  if (exception.type === '' && frames.length < 2) return undefined;
  exception.frames.push(...frames);
  const swift = frames.some(({ file }) => file?.endsWith('.swift') === true);
  return { runtime: swift ? 'swift' : 'native', first: at, end: restOfReport(lines, end), raised: exception };
}

/** A line that says why a program died, of whose calls nothing was printed. */
function readWithoutCalls(lines: readonly string[], index: number): DraftTrace | undefined {
  const exception = headerAt(lines, index);
  const line = lines[index] ?? '';
  if (exception === undefined || SIGNAL.test(line) || VALGRIND.test(line)) return undefined;
  // What has its calls below is read from there.
  for (let at = index + 1; at < Math.min(lines.length, index + LOOK_BACK); at += 1) {
    if (nativeFrame(lines[at] ?? '') !== undefined) return undefined;
  }
  const what = WHAT.test(lines[index + 1] ?? '') ? 2 : 1;
  return { runtime: 'native', first: index, end: index + what, raised: exception };
}

function framesFrom(lines: readonly string[], from: number): { frames: RawFrame[]; end: number } {
  const frames: RawFrame[] = [];
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const frame = nativeFrame(lines[at] ?? '');
    if (frame === undefined && at - end < MOST_VARIABLES && VARIABLES.test(lines[at] ?? '')) continue;
    // Frames count upwards: a new #0 is the stack of another thread or of an allocation.
    if (frame === undefined || (frames.length > 0 && /^#?0\s/.test(frame.raw))) break;
    frames.push(frame);
    end = at + 1;
  }
  return { frames, end };
}

/** A sanitizer goes on with where memory was allocated and what lies around it, up to a line that says that it ends. */
function restOfReport(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < Math.min(lines.length, from + 200); at += 1) {
    const line = lines[at] ?? '';
    if (/^(?:SUMMARY: \w+Sanitizer|==\d+==ABORTING)/.test(line)) end = at + 1;
    else if (SANITIZER.test(line)) break;
  }
  return end;
}

function headerAbove(
  lines: readonly string[],
  position: { index: number; floor: number },
): { at: number; exception: DraftException } {
  const found: { at: number; exception: DraftException }[] = [];
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - LOOK_BACK); at -= 1) {
    const exception = headerAt(lines, at);
    if (exception !== undefined) found.push({ at, exception: { ...exception, frames: [] } });
    else if (found.length > 0 && !BETWEEN.test(lines[at] ?? '') && !WHAT.test(lines[at] ?? '')) break;
  }
  // What the program itself said is nearer to the cause than the signal that it died by.
  return found.at(-1) ?? { at: position.index, exception: draftException('raised', '', '') };
}

/** The exception that a line tells of. */
function headerAt(lines: readonly string[], at: number): DraftException | undefined {
  const line = lines[at] ?? '';
  if (line.length > 1000) return undefined;
  const sanitizer = SANITIZER.exec(line);
  if (sanitizer?.[1] !== undefined) return draftException('raised', sanitizer[1], sanitizer[2] ?? '');
  const terminated = TERMINATE.exec(line);
  if (terminated !== null) {
    const what = WHAT.exec(lines[at + 1] ?? '')?.[1] ?? / what\(\): {1,2}(.*)$/.exec(line)?.[1];
    return draftException('raised', terminated[1] ?? 'terminate', what ?? '');
  }
  const assertion = ASSERTION.exec(line);
  if (assertion?.[1] !== undefined) {
    const name =
      assertion[3] === undefined ? {} : { function: assertion[3].replace(/\(.*$/s, '').replace(/^.*\s/, '') };
    return withPlace('Assertion failed', {
      message: assertion[4] ?? '',
      raw: line,
      file: assertion[1],
      line: assertion[2],
      name,
    });
  }
  const undefinedBehaviour = RUNTIME_ERROR.exec(line);
  if (undefinedBehaviour?.[1] !== undefined) {
    const [, file, number, , message = ''] = undefinedBehaviour;
    return withPlace('runtime error', { message, raw: line, file, line: number, name: {} });
  }
  const aborted = ABORT.exec(line);
  if (aborted?.[1] !== undefined) return draftException('raised', 'SIGABRT', aborted[1]);
  const segfault = line.includes('segfault at ') ? SEGFAULT.exec(line) : null;
  if (segfault?.[2] !== undefined) return draftException('raised', 'SIGSEGV', segfault[2]);
  const crashed = CRASHED.exec(line);
  if (crashed?.[1] !== undefined) return draftException('raised', crashed[2] ?? crashed[1], crashed[1]);
  const accessed = VALGRIND.exec(line);
  if (accessed?.[1] !== undefined) return draftException('raised', 'valgrind', accessed[1]);
  const signal = SIGNAL.exec(line);
  return signal?.[1] === undefined ? undefined : draftException('raised', signal[1], signal[2] ?? '');
}

function withPlace(
  type: string,
  place: {
    message: string;
    raw: string;
    file: string | undefined;
    line: string | undefined;
    name: { function?: string };
  },
): DraftException {
  const { file, line, message, name } = place;
  const exception = draftException('raised', type, message);
  if (file !== undefined) exception.frames.push({ raw: place.raw.trim(), ...name, file, line: Number(line) });
  return exception;
}
