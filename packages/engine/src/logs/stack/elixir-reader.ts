import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { joinMessage } from './trace-header.ts';

const HEADER = /\*\* \(([\w.]+|EXIT from #PID<[\d.]+>|exit|throw)\) (.*)$/;
const FRAME = /^\s*(?:\(([\w.-]+)(?: ([\w.+-]+))?\) )?([^\s:()]+\.(?:exs?|erl|[hl]?eex|yrl|xrl)):(\d+): (\S.*)$/;
const CALL = /^(?:anonymous fn\/\d+ in )?(?:(.+)\.)?([^.]+|"[^"]*")\/\d+$/;
const SHELL_FRAME = /^\s*in (?:function|call from) +(.+)\/\d+ \(([^\s(),]+), line (\d+)\)/;
const SHELL_HEADER = /(?:\*\* )?exception (error|exit|throw): (.*)$/;
/** `{cart,take,1,[{file,"cart.erl"},{line,3}]}` */
const TUPLE =
  /\{('[^'\n]{1,200}'|[a-z]\w{0,200}),('[^'\n]{1,200}'|[a-z]\w{0,200}),(?:\d{1,3}|\[[^\]\n]{0,400}\]),\[\{file,\\?"([^"\\\n]{1,400})\\?"\},\{line,(\d{1,9})\}\]\}/g;
const MESSAGE_LINES = 20;
const LOOK_BACK = 12;

/** Elixir's and Erlang's crashes: exceptions, reports of processes, and the terms that Erlang prints. */
export const elixirReader: TraceReader = { runtime: 'elixir', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  if (FRAME.test(line)) return readFrames(lines, position);
  if (SHELL_FRAME.test(line)) return readShell(lines, position);
  return line.includes('{file,') ? readTerms(lines, position) : undefined;
}

function readFrames(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const { first, exception } = headerAbove(lines, position);
  let end = index;
  for (let at = index; at < lines.length; at += 1) {
    const frame = frameOf(lines[at] ?? '');
    if (frame === undefined) break;
    exception.frames.push(frame);
    end = at + 1;
  }
  // A line of a compiler looks like a frame: without a header it takes two, and calls in them.
  const calls = exception.frames.filter((frame) => frame.function !== undefined).length;
  if (exception.type === '' && calls < 2) return undefined;
  return { runtime: 'elixir', first, end, raised: exception };
}

function frameOf(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match?.[3] === undefined) return undefined;
  const call = CALL.exec(match[5] ?? '');
  return {
    raw: line.trim(),
    ...(call?.[1] === undefined ? {} : { module: call[1] }),
    ...(call?.[2] === undefined ? {} : { function: call[2] }),
    file: match[3],
    line: Number(match[4]),
  };
}

function headerAbove(
  lines: readonly string[],
  position: { index: number; floor: number },
): { first: number; exception: DraftException } {
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - MESSAGE_LINES); at -= 1) {
    const match = HEADER.exec(lines[at] ?? '');
    if (match?.[1] === undefined) continue;
    const message = joinMessage(match[2] ?? '', lines.slice(at + 1, position.index));
    return { first: at, exception: draftException('raised', match[1], message) };
  }
  return { first: position.index, exception: draftException('raised', '', '') };
}

/** `exception error: ...` with `in function  cart:take/1 (cart.erl, line 3)` below it. */
function readShell(lines: readonly string[], position: { index: number; floor: number }): DraftTrace {
  let first = position.index;
  let exception = draftException('raised', '', '');
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - LOOK_BACK); at -= 1) {
    const match = SHELL_HEADER.exec(lines[at] ?? '');
    if (match?.[1] === undefined) continue;
    exception = draftException('raised', match[1], joinMessage(match[2] ?? '', lines.slice(at + 1, position.index)));
    first = at;
    break;
  }
  let at = position.index;
  for (let match = SHELL_FRAME.exec(lines[at] ?? ''); match !== null; match = SHELL_FRAME.exec(lines[at] ?? '')) {
    const [, name = '', file = '', line] = match;
    exception.frames.push({ raw: (lines[at] ?? '').trim(), ...ofModule(name), file, line: Number(line) });
    at += 1;
  }
  return { runtime: 'elixir', first, end: at, raised: exception };
}

function ofModule(name: string): { module?: string; function: string } {
  const colon = name.indexOf(':');
  return colon <= 0
    ? { function: name }
    : { module: name.slice(0, colon), function: name.slice(colon + 1).replace(/^'(.*)'$/, '$1') };
}

function readTerms(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  const frames: RawFrame[] = [];
  let at = index;
  for (; at < lines.length; at += 1) {
    const found = [...(lines[at] ?? '').matchAll(TUPLE)];
    if (found.length === 0) break;
    for (const [raw, module = '', name = '', file = '', line] of found) {
      const plain = (atom: string): string => atom.replace(/^'(.*)'$/, '$1');
      frames.push({ raw, module: plain(module), function: plain(name), file, line: Number(line) });
    }
  }
  if (frames.length === 0) return undefined;
  const reason = /([a-z]\w*)[,}\]"\s[({]*$/.exec((lines[index] ?? '').split('[{', 1)[0] ?? '')?.[1];
  const above = index > floor ? (lines[index - 1] ?? '').trim() : '';
  const told = above !== '' && /exit|crash|error|terminating|terminated/i.test(above);
  const exception = draftException('raised', reason ?? 'error', told ? above : '');
  exception.frames.push(...frames);
  return { runtime: 'elixir', first: told ? index - 1 : index, end: at, raised: exception };
}
