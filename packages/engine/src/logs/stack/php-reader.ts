import { callSites } from './call-sites.ts';
import {
  draftException,
  type DraftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { phpPlace } from './php-place.ts';
import { parseHeaderLine } from './trace-header.ts';

const OPENING = /^\s*(?:\[)?(?:(?:PHP )?Stack trace:|stacktrace\]|previous exception\].*)\s*$/i;
const FRAME = /^\s*#(\d+) {1,4}(?:(.+?)\((\d+)\): (.*)|(\[internal function\]): (.*)|(\{main\}))\s*$/;
const PLACE = /^(.*)(?: in| at) ((?:[A-Za-z]:)?[^\s:(][^:(]*?)(?::| on line | line |\()(\d+)\)?/;
const LOOK_BACK = 30;

/** Reads a `#0 /app/x.php(12): Shop\Cart->add()` line, or says that the line is none. */
function parsePhpFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match === null) return undefined;
  // Within a record of JSON the backslash of a namespace is doubled.
  const call = (match[4] ?? match[6] ?? '').replaceAll('\\\\', '\\');
  const name = /^(?:([\w\\{}:]+)(?:->|::))?([\w{}\\:]+)\(/.exec(call);
  return {
    raw: line.trim(),
    ...(name?.[2] === undefined ? {} : { function: name[2] }),
    ...(name?.[1] === undefined ? {} : { module: name[1] }),
    ...(match[2] === undefined ? {} : { file: match[2], line: Number(match[3]) }),
  };
}

/** PHP traces: uncaught errors, chained ones (`Next ...`), and the form Laravel and Monolog write. */
export const phpReader: TraceReader = { runtime: 'php', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index, floor } = position;
  const line = lines[index] ?? '';
  const opened = OPENING.test(line);
  const firstFrame = parsePhpFrame(lines[opened ? index + 1 : index] ?? '');
  if (firstFrame === undefined || (!opened && !/^#0\b/.test(firstFrame.raw))) return readPlace(lines, index);
  const chain: DraftException[] = [];
  let first = index;
  let end = index;
  let from = floor;
  for (let opening = opened ? index : index - 1; opening >= -1;) {
    const head = header(lines, { index: opened || chain.length > 0 ? opening : index, floor: from });
    const block = frames(lines, opening + 1);
    const exception = draftException('cause', head.type, head.message);
    exception.frames.push(...callSites(head.place, block.frames));
    chain.push(exception);
    first = Math.min(first, head.first);
    end = block.end;
    from = end;
    opening = nextOpening(lines, end);
  }
  const raised = chained(chain, /\[object\] \(/.test(lines[first] ?? ''));
  return raised === undefined ? undefined : { runtime: 'php', first, end, raised };
}

/** PHP prints the cause first and `Next` what it led to; Monolog prints what was thrown first and then the previous ones. */
function chained(chain: readonly DraftException[], thrownFirst: boolean): DraftException | undefined {
  const order = thrownFirst ? chain : chain.toReversed();
  for (const [place, exception] of order.entries()) exception.causes.push(...order.slice(place + 1, place + 2));
  const [raised] = order;
  return raised === undefined ? undefined : { ...raised, role: 'raised' };
}

/** A record that names the place of an error and none of its calls. */
function readPlace(lines: readonly string[], index: number): DraftTrace | undefined {
  const line = lines[index] ?? '';
  const below = lines[index + 1] ?? '';
  // What has its calls below is read from there.
  if (OPENING.test(below) || parsePhpFrame(below) !== undefined) return undefined;
  const told = phpPlace(line);
  if (told === undefined) return undefined;
  const { type, message, file, number } = told;
  const raised = draftException('raised', type, message);
  raised.frames.push({ raw: line.trim().slice(0, 400), file, line: number });
  return { runtime: 'php', first: index, end: index + 1, raised };
}

/** Where the next exception of a chain begins: behind `Next`, or with `[previous exception]`; -2 when there is none. */
function nextOpening(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + LOOK_BACK); at += 1) {
    const line = lines[at] ?? '';
    const next = /^\s*(?:Next |\[previous exception\])/.test(line);
    if (next) {
      for (let opening = at; opening < Math.min(lines.length, at + LOOK_BACK); opening += 1) {
        if (OPENING.test(lines[opening] ?? '') && parsePhpFrame(lines[opening + 1] ?? '') !== undefined) return opening;
      }
      return -2;
    }
    if (line.trim() !== '') return -2;
  }
  return -2;
}

function frames(lines: readonly string[], from: number): { frames: RawFrame[]; end: number } {
  const found: RawFrame[] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const frame = parsePhpFrame(lines[at] ?? '');
    if (frame === undefined) break;
    if (!/\{main\}/.test(frame.raw)) found.push(frame);
  }
  if (/^\s*thrown in /.test(lines[at] ?? '')) at += 1;
  return { frames: found, end: at };
}

interface Head {
  readonly first: number;
  readonly type: string;
  readonly message: string;
  readonly place: RawFrame | undefined;
}

const THROWN =
  /(?:Uncaught |Next |\[object\] \(|exception ')([A-Z\\][\w\\]*)(?:\(code: \w+\))?(?:: |' with message ')(.*)$/;

function header(lines: readonly string[], position: { index: number; floor: number }): Head {
  const lowest = Math.max(position.floor, position.index - LOOK_BACK);
  for (let at = position.index - 1; at >= lowest; at -= 1) {
    const line = lines[at] ?? '';
    const start = THROWN.exec(line);
    const plain = start === null ? parseHeaderLine(line) : { type: start[1] ?? '', message: start[2] ?? '' };
    if (plain === undefined) continue;
    const text = [plain.message, ...lines.slice(at + 1, position.index)].join('\n').trim();
    const place = PLACE.exec(text.replaceAll('\n', ' '));
    const spot =
      place?.[2] === undefined
        ? undefined
        : { raw: `${place[2]}:${place[3] ?? ''}`, file: place[2], line: Number(place[3]) };
    return {
      first: at,
      type: plain.type.replaceAll('\\\\', '\\'),
      message: (place?.[1] ?? text).replace(/['"]$/, ''),
      place: spot,
    };
  }
  return { first: position.index, type: '', message: '', place: undefined };
}
