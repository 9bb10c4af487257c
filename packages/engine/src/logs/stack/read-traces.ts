import { hasTraceHint } from '../raw/trace-hint.ts';
import { clojureReader } from './clojure-reader.ts';
import { dartReader } from './dart-reader.ts';
import { dotnetReader } from './dotnet-reader.ts';
import { elixirReader } from './elixir-reader.ts';
import { fingerprintOf } from './fingerprint.ts';
import { originOf } from './frame-origin.ts';
import { goReader } from './go-reader.ts';
import { haskellReader } from './haskell-reader.ts';
import { javaReader } from './java-reader.ts';
import { javaScriptReader } from './javascript-reader.ts';
import { luaReader } from './lua-reader.ts';
import { nativeReader } from './native-reader.ts';
import { perlReader } from './perl-reader.ts';
import { phpPageReader } from './php-page-reader.ts';
import { phpReader } from './php-reader.ts';
import { pytestReader } from './pytest-reader.ts';
import { pythonReader } from './python-reader.ts';
import { rReader } from './r-reader.ts';
import { rubyReader } from './ruby-reader.ts';
import { rustReader } from './rust-reader.ts';
import { swiftReader } from './swift-reader.ts';
import type { DraftException, DraftTrace, Runtime, StackException, StackTrace, TraceReader } from './stack-trace.ts';

/** In the order they are asked: a reader comes before those whose frames its own could be taken for. */
const READERS: readonly TraceReader[] = [
  luaReader,
  haskellReader,
  elixirReader,
  swiftReader,
  dartReader,
  phpReader,
  rustReader,
  goReader,
  pythonReader,
  pytestReader,
  javaReader,
  clojureReader,
  perlReader,
  javaScriptReader,
  phpPageReader,
  dotnetReader,
  rubyReader,
  nativeReader,
  rReader,
];
/** No line of a trace that says anything is shorter. */
const SHORTEST = 6;
/** Exceptions kept of one trace, and frames of one exception: more is recursion, not information. */
const EXCEPTION_LIMIT = 100;
const FRAME_LIMIT = 2000;

/** A trace and the lines it was read from: `first` up to `end`. */
export interface ReadTrace extends Omit<StackTrace, 'lines'> {
  readonly first: number;
  readonly end: number;
}

/** Reads every trace of some lines, in their order. */
export function readTraces(lines: readonly string[]): ReadTrace[] {
  const found: ReadTrace[] = [];
  let floor = 0;
  for (let index = 0; index < lines.length; index += 1) {
    if ((lines[index] ?? '').length < SHORTEST || !mayBegin(lines, index)) continue;
    const draft = readAt(lines, { index, floor });
    if (draft === undefined) continue;
    const end = Math.max(draft.end, index + 1);
    const trace = finish(draft, end);
    if (!saysSomething(trace)) continue;
    found.push(trace);
    floor = end;
    index = end - 1;
  }
  return found;
}

/** Frames of two lines show by the second. */
function mayBegin(lines: readonly string[], index: number): boolean {
  return hasTraceHint(lines[index] ?? '') || hasTraceHint(lines[index + 1] ?? '');
}

/** A single call without a place, of nothing that has a name, is a line that happens to look like a frame. */
function saysSomething({ exceptions }: ReadTrace): boolean {
  const frames = exceptions.flatMap((exception) => exception.frames);
  return (
    frames.length > 1 || exceptions.some(({ type }) => type !== '') || frames.some(({ file }) => file !== undefined)
  );
}

function readAt(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  for (const reader of READERS) {
    const draft = reader.read(lines, position);
    if (draft !== undefined) return draft;
  }
  return undefined;
}

function finish(draft: DraftTrace, end: number): ReadTrace {
  const exceptions = flatten(draft.raised, draft.runtime);
  return { runtime: draft.runtime, exceptions, fingerprint: fingerprintOf(exceptions), first: draft.first, end };
}

/**
 * Nested exceptions as a list, root cause first: along the causes to the deepest, which comes first; suppressed ones and members
 * after the chain they hang on. Iterative, so that a chain of any length is safe.
 */
function flatten(raised: DraftException, runtime: Runtime): StackException[] {
  const order: DraftException[] = [];
  const pending: DraftException[] = [raised];
  const seen = new Set<DraftException>();
  while (pending.length > 0 && order.length < EXCEPTION_LIMIT) {
    const next = pending.shift();
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    order.push(next);
    const chain = next.causes.filter((cause) => cause.role !== 'suppressed');
    pending.unshift(...chain);
    pending.push(...next.causes.filter((cause) => cause.role === 'suppressed'));
  }
  const main = order.filter((exception) => exception.role !== 'suppressed').toReversed();
  const list = [...main, ...order.filter((exception) => exception.role === 'suppressed')];
  const places = new Map(list.map((exception, place) => [exception, place]));
  return list.map((exception) => ({
    role: exception.role,
    type: exception.type,
    message: exception.message,
    frames: exception.frames.slice(0, FRAME_LIMIT).map((frame) => {
      const origin = originOf(frame, runtime);
      return { ...withoutAbsurdPlace(frame), origin, library: origin !== 'application' };
    }),
    causes: exception.causes.map((cause) => places.get(cause) ?? -1).filter((place) => place >= 0),
  }));
}

/** No file has so many lines, no line so many columns: such a number is text that looks like a place, and no reader of a trace can hold it. */
const LARGEST_PLACE = 2 ** 31;

function withoutAbsurdPlace<Frame extends { readonly line?: number; readonly column?: number }>(frame: Frame): Frame {
  const { line = 0, column = 0, ...rest } = frame;
  if (line <= LARGEST_PLACE && column <= LARGEST_PLACE) return frame;
  return rest as Frame;
}
