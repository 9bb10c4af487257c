import { framePlace } from './frame-place.ts';
import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';

const PANIC = /thread '([^']*)'(?: \(\d+\))? panicked at (.*)$/;
/** `'message', src/main.rs:3:5` of the runtime until 1.72; `'message': src/main.rs:3` of hooks that log panics. */
const OLD_PANIC = /^'(.*)'(?:,|:) (\S+?):(\d+)(?::(\d+))?$/;
const NEW_PLACE = /^(\S+?):(\d+)(?::(\d+))?:?$/;
const OPENING = /^\s*stack backtrace:\s*$/i;
const CALL = /^\s*\d+:\s+(?:0x[0-9a-f]+ - )?(\S.*)$/;
const FIRST_CALL = /^\s*0:\s+(?:0x[0-9a-f]+ - )?\S/;
const PLACE = /^\s*at (\S.*?):(\d+)(?::(\d+))?$/;
const SOURCE = /\.rs:\d+(?::\d+)?$/;
const MESSAGE_LINES = 20;

/** Rust panics, with or without a backtrace, and the reports of error libraries (`Caused by:` lists). */
export const rustReader: TraceReader = { runtime: 'rust', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const panic = PANIC.exec(line);
  if (panic?.[2] !== undefined) return readPanic(lines, { index: position.index, text: panic[2] });
  if (OPENING.test(line)) return readReport(lines, position, position.index + 1);
  // The end of a backtrace alone: a numbered call over its place.
  return CALL.test(line) && SOURCE.test(lines[position.index + 1] ?? '') && PLACE.test(lines[position.index + 1] ?? '')
    ? readReport(lines, position, position.index)
    : undefined;
}

function readPanic(lines: readonly string[], place: { index: number; text: string }): DraftTrace {
  const old = OLD_PANIC.exec(place.text);
  const spot = old === null ? NEW_PLACE.exec(place.text) : null;
  const exception = draftException('raised', 'panic', old?.[1] ?? '');
  let at = place.index + 1;
  if (spot !== null) {
    const message: string[] = [];
    while (at < lines.length && message.length < MESSAGE_LINES) {
      const next = lines[at] ?? '';
      if (next.trim() === '' || next.startsWith('note:') || OPENING.test(next)) break;
      message.push(next);
      at += 1;
    }
    exception.message = message.join('\n');
  }
  const file = old?.[2] ?? spot?.[1];
  const site: RawFrame[] =
    file === undefined
      ? []
      : [{ raw: (lines[place.index] ?? '').trim(), file, ...framePlace(old?.[3] ?? spot?.[2], old?.[4] ?? spot?.[3]) }];
  while (at < lines.length && at < place.index + MESSAGE_LINES && /^\s*$|^note:/.test(lines[at] ?? '')) at += 1;
  const opened = OPENING.test(lines[at] ?? '');
  // Hooks print the calls right below.
  const follows = opened || (spot === null && FIRST_CALL.test(lines[at] ?? ''));
  const trace = follows ? backtrace(lines, opened ? at + 1 : at) : { frames: [], end: Math.min(at, lines.length) };
  exception.frames.push(...merged(site, belowPanic(trace.frames)));
  return { runtime: 'rust', first: place.index, end: Math.max(trace.end, place.index + 1), raised: exception };
}

/** `Error: message`, `Caused by:` with a list, `Stack backtrace:`: how anyhow and eyre print an error. */
function readReport(
  lines: readonly string[],
  position: { index: number; floor: number },
  calls: number,
): DraftTrace | undefined {
  const trace = backtrace(lines, calls);
  if (trace.frames.length === 0) return undefined;
  const above = lines.slice(Math.max(position.floor, position.index - MESSAGE_LINES), position.index);
  const start = above.findLastIndex((line) => /^\s*(?:Error|Message): /.test(line));
  const causes = start === -1 ? [] : above.slice(start + 1).map((line) => line.trim().replace(/^\d+: /, ''));
  const [kind = 'Error', ...words] = start === -1 ? [] : (above[start] ?? '').trim().split(': ');
  const raised = draftException('raised', kind === 'Message' ? 'panic' : 'Error', words.join(': ').trim());
  let outer: DraftException = raised;
  // What stands between a message and its calls, apart from a list of causes, is decoration.
  const listed = kind === 'Message' ? [] : causes;
  for (const message of listed.filter((text) => text !== '' && text !== 'Caused by:')) {
    const cause = draftException('cause', 'Error', message);
    outer.causes.push(cause);
    outer = cause;
  }
  outer.frames.push(...belowPanic(trace.frames));
  const first = start === -1 ? position.index : position.index - above.length + start;
  return { runtime: 'rust', first, end: trace.end, raised };
}

function backtrace(lines: readonly string[], from: number): { frames: RawFrame[]; end: number } {
  const frames: RawFrame[] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const call = CALL.exec(lines[at] ?? '');
    const place = PLACE.exec(lines[at] ?? '');
    const open = frames.at(-1);
    if (call?.[1] !== undefined) frames.push({ raw: (lines[at] ?? '').trim(), ...splitName(call[1]) });
    else if (place?.[1] !== undefined && open !== undefined) {
      frames[frames.length - 1] = { ...open, file: place[1], ...framePlace(place[2], place[3]) };
    } else break;
  }
  return { frames, end: at };
}

/** `shop::cart::Cart::add::h1b2c` to module `shop::cart::Cart` and function `add`; the hash is dropped. */
function splitName(printed: string): { module?: string; function: string } {
  const name = printed
    .replace(/::h[0-9a-f]{16}$/, '')
    .replace(/(?<=\w)::<.*>$/, '')
    .replaceAll(/\[[0-9a-f]{12,16}\]/g, '')
    .replaceAll(/::\{\{closure\}\}|::\{closure#\d+\}/g, '');
  const cut = name.startsWith('<') ? name.lastIndexOf('>::') + 1 : name.lastIndexOf('::');
  return cut <= 0 ? { function: name } : { module: name.slice(0, cut), function: name.slice(cut + 2) };
}

/** Frames of the panic machinery stand above the code that panicked. */
function belowPanic(frames: readonly RawFrame[]): readonly RawFrame[] {
  const last = frames.findLastIndex((frame) =>
    /^(?:(?:__rustc::)?rust_begin_unwind|core::panicking(?:::|$)|std::panicking::(?:begin_panic|rust_panic|panic_)|core::(?:option|result)::\w+_failed)/.test(
      frame.module === undefined ? (frame.function ?? '') : `${frame.module}::${frame.function ?? ''}`,
    ),
  );
  return frames.slice(last + 1);
}

/** The panic line names the place that the first frame repeats, with its function. */
function merged(site: readonly RawFrame[], frames: readonly RawFrame[]): readonly RawFrame[] {
  const known = site[0];
  const same = frames.some(
    (frame) => frame.line === known?.line && frame.file?.endsWith(known?.file?.replace(/^\.\//, '') ?? '\n'),
  );
  return same ? frames : [...site, ...frames];
}
