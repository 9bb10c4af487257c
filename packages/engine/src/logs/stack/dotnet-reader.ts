import {
  type DraftException,
  draftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { headerBefore, parseHeaderLine } from './trace-header.ts';

const FRAME =
  /^\s*(?:at|bei|à|en|в|在) ([\w.`+<>[\],|$@-]+) ?\(([^)]*)\)(?: \[0x[0-9a-f]+\])?(?: in (.+):(?:(?:line|Zeile|ligne|línea) )?(\d+)\.?)?\s*(?:<---)?\s*$/;
/** A page of ASP.NET prints calls without a word before them: `   Shop.Cart.Add(Item i) in c:\\src\\Cart.cs:12`, `... +50`. */
const PAGE_FRAME = /^\s*([\w.`+<>[\],|$@-]+\.[\w.`+<>[\],|$@-]+)\(([^)]*)\) (?:in (.+\.\w{2,6}):(\d+)|\+\d+)$/;
const UNKNOWN_FILE = '<filename unknown>';
const INNER = /^\s*---> ?(?:\(Inner Exception #\d+\) ?)?(.*?)(?:<---)?$/;
const INNER_END = /^\s*--- End of inner exception stack trace ---/;
const REJOIN = /^\s*--- End of stack trace from previous location(?: where exception was thrown)? ---/;
const LOOK_BACK = 40;

/** Reads one frame of a .NET trace; compiler-made names of async methods and lambdas are given their source name. */
function parseDotnetFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(line) ?? PAGE_FRAME.exec(line);
  const printed = match?.[1];
  if (match === null || printed === undefined || !printed.includes('.')) return undefined;
  const file = match[3] === UNKNOWN_FILE ? undefined : match[3];
  return { raw: line.trim(), ...sourceName(printed), ...(file === undefined ? {} : { file, line: Number(match[4]) }) };
}

/** `Shop.Cart.<AddAsync>d__4.MoveNext` to class `Shop.Cart` and method `AddAsync`; `<>c__DisplayClass` likewise. */
function sourceName(printed: string): { module: string; function: string } {
  const made = /^([\w.`+]+?)[.+](?:<>c(?:__DisplayClass\w+)?[.+])?<(\w+)>[\w|]*(?:\.MoveNext)?/.exec(printed);
  if (made?.[1] !== undefined && made[2] !== undefined)
    return { module: made[1].replaceAll('+', '.'), function: made[2] };
  const generic = printed.indexOf('[');
  const plain = generic === -1 ? printed : printed.slice(0, generic);
  const dot = plain.endsWith('.ctor') ? plain.length - '.ctor'.length - 1 : plain.lastIndexOf('.');
  const cut = Math.max(dot, 0);
  return { module: plain.slice(0, cut).replace(/\.$/, ''), function: plain.slice(cut + 1).replace(/^\./, '') };
}

/** .NET traces with inner (`--->`) and aggregate exceptions and the seams that `await` leaves. */
export const dotnetReader: TraceReader = { runtime: 'dotnet', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  if (parseDotnetFrame(lines[position.index] ?? '') === undefined) return undefined;
  const { first, chain } = headers(lines, position);
  // Inner traces are printed first: frames belong to the innermost open exception until its end mark.
  const open = [...chain];
  let current = open.pop();
  let end = position.index;
  for (let at = position.index; at < lines.length && current !== undefined; at += 1) {
    const line = lines[at] ?? '';
    const frame = parseDotnetFrame(line);
    const inner = INNER.exec(line);
    if (frame !== undefined) current.frames.push(frame);
    else if (INNER_END.test(line)) current = open.pop() ?? current;
    else if (inner?.[1] !== undefined) current = addInner(inner[1], { outer: current, open });
    else if (!REJOIN.test(line)) break;
    end = at + 1;
  }
  const raised = chain[0] ?? draftException('raised', '', '');
  return { runtime: 'dotnet', first, end, raised };
}

function addInner(text: string, place: { outer: DraftException; open: DraftException[] }): DraftException {
  const header = parseHeaderLine(text) ?? { type: '', message: text.trim() };
  const inner = draftException('member', header.type, header.message);
  place.outer.causes.push(inner);
  place.open.push(place.outer);
  return inner;
}

/** The header and the `--->` lines above the first frame, outermost first, already linked. */
function headers(
  lines: readonly string[],
  position: { index: number; floor: number },
): { first: number; chain: DraftException[] } {
  const arrows: number[] = [];
  for (let at = position.index - 1; at >= Math.max(position.floor, position.index - LOOK_BACK); at -= 1) {
    if (INNER.test(lines[at] ?? '')) arrows.unshift(at);
    else if (parseDotnetFrame(lines[at] ?? '') !== undefined) break;
  }
  const top = headerBefore(lines, { index: arrows[0] ?? position.index, floor: position.floor });
  // `X: message ---> Y: inner` on one line is how older frameworks print it.
  const [message = '', ...sameLine] = top.message.split(/ ---> /);
  const chain = [draftException('raised', top.type, message)];
  const texts = [...sameLine, ...arrows.map((at) => INNER.exec(lines[at] ?? '')?.[1] ?? '')];
  for (const text of texts) {
    const header = parseHeaderLine(text) ?? { type: '', message: text };
    const inner = draftException('cause', header.type, header.message);
    chain.at(-1)?.causes.push(inner);
    chain.push(inner);
  }
  return { first: top.first, chain };
}
