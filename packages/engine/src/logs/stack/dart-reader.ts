import { framePlace } from './frame-place.ts';
import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';

const FRAME =
  /^\s*#(\d+) +(\S.*?) \(((?:package|dart|file|https?|org-dartlang-[a-z]+):[^()]*?\.dart|[^()\s:]+\.dart)(?::(\d+))?(?::(\d+))?\)\s*$/;
/** `package:shop/cart.dart 12:3  Cart.add` of package:stack_trace. */
const SHORT_FRAME = /^\s*((?:package:|dart:|file:\/\/|lib\/|bin\/|test\/)\S+\.dart) (\d+):(\d+)\s+(\S.*)$/;
const SUSPENSION = /^\s*(?:<asynchronous suspension>|\.\.\.|===== asynchronous gap =+)\s*$/;
const THROWN =
  /(?:Unhandled (?:Exception|exception): ?|^\s*|: )(_?[A-Z]\w*(?:Error|Exception))(?: \(\w+\))?(?:: (.*)| was thrown(.*)|)$/;
const UNHANDLED = /Unhandled (?:Exception|exception):\s*(.*)$/;
const NOT_A_SUBTYPE = /(type '.*' is not a subtype of type '.*')|(Null check operator used on a null value)/;
const CAUGHT = /The following (\w+) was thrown(.*)$/;
const LOOK_BACK = 30;

/** Traces of Dart and Flutter, as the machine prints them and as `package:stack_trace` does. */
export const dartReader: TraceReader = { runtime: 'dart', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const first = frameOf(lines[index] ?? '');
  if (first === undefined) return undefined;
  const frames: RawFrame[] = [];
  let end = index;
  for (let at = index; at < lines.length; at += 1) {
    const frame = frameOf(lines[at] ?? '');
    if (frame === undefined && !SUSPENSION.test(lines[at] ?? '')) break;
    // A second list of calls begins with its own number 0.
    if (frame !== undefined && frames.length > 0 && /^#0\b/.test(frame.raw)) break;
    if (frame !== undefined) frames.push(frame);
    end = at + 1;
  }
  const { at, exception } = headerAbove(lines, position);
  if (exception.type === '' && frames.length < 2) return undefined;
  exception.frames.push(...frames);
  return { runtime: 'dart', first: at, end, raised: exception };
}

function frameOf(line: string): RawFrame | undefined {
  const raw = line.trim();
  const match = FRAME.exec(line);
  if (match?.[3] !== undefined)
    return { raw, ...nameOf(match[2] ?? ''), file: match[3], ...framePlace(match[4], match[5]) };
  const short = SHORT_FRAME.exec(line);
  return short?.[1] === undefined
    ? undefined
    : { raw, ...nameOf(short[4] ?? ''), file: short[1], ...framePlace(short[2], short[3]) };
}

/** `new Cart.add.<anonymous closure>` to class `Cart` and function `add`. */
function nameOf(printed: string): { function?: string; module?: string } {
  const name = printed
    .replace(/^new /, '')
    .replaceAll(/\.<(?:anonymous closure|fn|async)>/g, '')
    .trim();
  if (name === '' || name.startsWith('<')) return {};
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { function: name } : { module: name.slice(0, dot), function: name.slice(dot + 1) };
}

function headerAbove(
  lines: readonly string[],
  position: { index: number; floor: number },
): { at: number; exception: DraftException } {
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - LOOK_BACK); at -= 1) {
    const line = lines[at] ?? '';
    const below = lines.slice(at + 1, position.index);
    const next = below.map((text) => text.trim()).find((text) => text !== '');
    const caught = CAUGHT.exec(line);
    if (caught?.[1] !== undefined) return { at, exception: draftException('raised', caught[1], next ?? '') };
    const thrown = THROWN.exec(line);
    if (thrown?.[1] !== undefined) {
      const opens = /Unhandled exception:\s*$/.test(lines[at - 1] ?? '') && at > position.floor;
      return { at: opens ? at - 1 : at, exception: draftException('raised', thrown[1], thrown[2] ?? next ?? '') };
    }
    const message = NOT_A_SUBTYPE.exec(line)?.[0] ?? (UNHANDLED.exec(line)?.[1] || undefined);
    if (message !== undefined) return { at, exception: draftException('raised', 'Exception', message) };
    if (/Unhandled exception:\s*$/.test(line))
      return { at, exception: draftException('raised', 'Exception', next ?? '') };
  }
  return { at: position.index, exception: draftException('raised', '', '') };
}
