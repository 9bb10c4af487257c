import {
  type DraftException,
  draftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { joinMessage, parseHeaderLine } from './trace-header.ts';
import { indentOf } from './indent-of.ts';

const OPENING = /Traceback \(most recent call last\)(?::?\s*| ─+╮)$/;
/** A box that Rich draws around a traceback, and a frame in it: `│ /srv/cart.py:12 in add   │`. */
const BOX = /^\s*[│╰]/;
const BOX_FRAME = /^\s*│ ((?:\/|[A-Za-z]:|\.|~|\w)\S*\.py):(\d+) in (\S+)\s*│$/;
const FRAME = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?$/;
/** Older pages of Django, and notebooks: `File "views.py" in get` over `12. code`, `File ~/views.py:12, in get(request)`. */
const PAGE_FRAME = /^\s*File "([^"]*)",? in (\S+)$/;
const NOTEBOOK_FRAME = /^\s*(?:File ([^\s:"]+):|Cell (In\[\d+\]), line )(\d+)(?:, in ([^\s(]+)(?:\(.*)?)?$/;
const SOURCE_NUMBER = /^\s*(\d+)\. /;
const EXCEPTION = /^([A-Za-z_][\w.]*)(?:: (.*)|:)?$/;
const NAMED_EXCEPTION =
  /^(?:[A-Za-z_]\w*\.)*\w*(?:Error|Exception|Warning|Exit|Interrupt|Group|Timeout|Iteration|NotFound|DoesNotExist)(?:: |:?$)/;
const GROUP_RULE = /^\s*\+-[+-]*(?:\s*(\d+)(?:\s*-+)?)?\s*$/;
const CONTEXT =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
/** Lines between two frames: source, caret marks, notes, and lines of other threads. */
const BETWEEN = 8;
const MESSAGE_LINES = 20;

/** Reads a `File "...", line n, in f` line, or says that the line is none. `below` is the line after it. */
function parsePythonFrame(line: string, below: string | undefined): RawFrame | undefined {
  const raw = line.trim();
  const match = FRAME.exec(line);
  if (match?.[1] !== undefined) return { raw, file: match[1], line: Number(match[2]), ...nameOf(match[3]) };
  const boxed = BOX_FRAME.exec(line);
  if (boxed?.[1] !== undefined) return { raw, file: boxed[1], line: Number(boxed[2]), ...nameOf(boxed[3]) };
  const notebook = NOTEBOOK_FRAME.exec(line);
  if (notebook !== null) {
    return { raw, file: notebook[1] ?? notebook[2] ?? '', line: Number(notebook[3]), ...nameOf(notebook[4]) };
  }
  const page = PAGE_FRAME.exec(line);
  const number = page === null ? undefined : SOURCE_NUMBER.exec(below ?? '')?.[1];
  return page?.[1] === undefined || number === undefined
    ? undefined
    : { raw, file: page[1], line: Number(number), ...nameOf(page[2]) };
}

function nameOf(printed: string | undefined): { function?: string } {
  const name = printed?.trim();
  return name === undefined || name === '' || name === '<module>' ? {} : { function: name };
}

/** Python tracebacks: chained ones, with or without source lines, syntax errors and exception groups. */
export const pythonReader: TraceReader = { runtime: 'python', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const opening = lines[index] ?? '';
  const opened = OPENING.test(opening);
  // The end of a trace alone, and errors of syntax, begin with a frame.
  if (!opened && parsePythonFrame(opening, lines[index + 1]) === undefined) return undefined;
  const blocks: { exception: DraftException; link: 'cause' | 'context' }[] = [];
  let at = opened ? index : index - 1;
  let end = index + 1;
  for (;;) {
    const block = /^\s*\+? ?Exception Group/.test(unprefixed(lines[at] ?? ''))
      ? readGroup(lines, at)
      : readBlock(lines, at);
    const link = linkAfter(lines, block.end);
    blocks.push({ exception: block.exception, link: link?.role ?? 'context' });
    end = block.end;
    if (link === undefined) break;
    at = link.next;
  }
  if (blocks.every(({ exception }) => exception.frames.length === 0)) return undefined;
  const [last] = blocks.slice(-1);
  const first = last?.exception.type === '' ? withTypeAbove(last.exception, { lines, position }) : index;
  const raised = blocks.reduce<DraftException | undefined>((earlier, { exception }, place) => {
    if (earlier === undefined) return exception;
    const role = blocks[place - 1]?.link ?? 'context';
    return { ...exception, causes: [...exception.causes, { ...earlier, role }] };
  }, undefined);
  if (raised === undefined) return undefined;
  return { runtime: 'python', first, end, raised: { ...raised, role: 'raised' } };
}

/** AWS Lambda and others print the error above its calls: `[ERROR] KeyError: 'sku'`. Returns the first line of the trace. */
function withTypeAbove(
  exception: DraftException,
  from: { lines: readonly string[]; position: { index: number; floor: number } },
): number {
  const { index, floor } = from.position;
  const above = index > floor ? parseHeaderLine(from.lines[index - 1] ?? '') : undefined;
  if (above === undefined) return index;
  exception.type = above.type;
  exception.message = above.message;
  return index - 1;
}

function unprefixed(line: string): string {
  return line.replace(/^[\s|]*/, '');
}

/** The sentence Python prints between two chained tracebacks, and where the next one opens. */
function linkAfter(lines: readonly string[], from: number): { role: 'cause' | 'context'; next: number } | undefined {
  let sentence: string | undefined;
  for (let at = from; at < Math.min(lines.length, from + 6); at += 1) {
    const text = unprefixed(lines[at] ?? '').trim();
    if (CONTEXT.test(text)) sentence = text;
    else if (OPENING.test(text)) {
      return sentence === undefined ? undefined : { role: sentence.startsWith('The') ? 'cause' : 'context', next: at };
    } else if (text !== '') return undefined;
  }
  return undefined;
}

/** One traceback from its opening line to its exception. Python prints the outermost call first; frames are turned round. */
function readBlock(lines: readonly string[], opening: number): { exception: DraftException; end: number } {
  const first = lines[opening] ?? '';
  const indent = first.trimStart().startsWith('Traceback') ? indentOf(first) : 0;
  const exception = draftException('raised', '', '');
  let at = opening + 1;
  let end = Math.max(at, 0);
  let flat = false;
  let closingLine = -1;
  for (let between = 0; at < lines.length && between <= BETWEEN; at += 1) {
    const line = lines[at] ?? '';
    const frame = parsePythonFrame(line, lines[at + 1]);
    if (frame !== undefined) {
      exception.frames.push(frame);
      flat ||= indentOf(line) <= indent;
      between = 0;
      end = at + 1;
      closingLine = flat ? flatClosing(lines, end) : -1;
      continue;
    }
    if (OPENING.test(line) || CONTEXT.test(line.trim())) break;
    if (exception.frames.length > 0 && (!flat || at === closingLine)) {
      const closing = closingAt(lines, { at, indent });
      if (closing !== undefined) {
        const { type, message, rest } = closing;
        exception.frames.reverse();
        return { exception: { ...exception, type, message }, end: at + 1 + rest };
      }
    }
    if (!BOX.test(line)) between += 1;
  }
  exception.frames.reverse();
  return { exception, end };
}

function closingAt(
  lines: readonly string[],
  place: { at: number; indent: number },
): { type: string; message: string; rest: number } | undefined {
  const line = lines[place.at] ?? '';
  const page = /^\s*Exception Type: ([\w.]+)(?: at .*)?$/.exec(line);
  if (page?.[1] !== undefined) {
    const value = /^\s*Exception Value: ?(.*)$/.exec(lines[place.at + 1] ?? '');
    return { type: page[1], message: value?.[1] ?? '', rest: value === null ? 0 : 1 };
  }
  const closing = indentOf(line) <= place.indent ? EXCEPTION.exec(line.trim()) : null;
  if (closing?.[1] === undefined) return undefined;
  const rest = messageRest(lines, place.at + 1);
  return { type: closing[1], message: joinMessage(closing[2] ?? '', rest), rest: rest.length };
}

/**
 * Without indentation a line of source looks like an exception: `pass`, `self.cart`. The exception is the first line behind the last frame
 * that names an error, else the first with a message, else the last of two.
 */
function flatClosing(lines: readonly string[], from: number): number {
  const candidates: number[] = [];
  for (let at = from, seen = 0; at < lines.length && seen < BETWEEN; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (!BOX.test(line)) seen += 1;
    if (OPENING.test(line) || CONTEXT.test(line) || (line === '' && candidates.length > 0)) break;
    if (parsePythonFrame(line, lines[at + 1]) !== undefined) return -1;
    if (EXCEPTION.test(line) || line.startsWith('Exception Type: ')) candidates.push(at);
  }
  const text = (at: number): string => (lines[at] ?? '').trim();
  return (
    candidates.find((at) => NAMED_EXCEPTION.test(text(at))) ??
    candidates.find((at) => /^[\w.]+: /.test(text(at))) ??
    candidates.find((at) => at > from) ??
    candidates[0] ??
    -1
  );
}

/** Further lines of a message: up to a blank line or what looks like the next record. */
function messageRest(lines: readonly string[], from: number): string[] {
  const rest: string[] = [];
  for (let at = from; at < Math.min(lines.length, from + MESSAGE_LINES); at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || OPENING.test(line) || CONTEXT.test(line.trim())) return rest;
    if (/^(?:[[<{(]|\d{2,4}[-/:]|[A-Z]{4,8}\b|[\w.-]+ \|)/.test(line)) return rest;
    rest.push(line);
  }
  return [];
}

/** An exception group: its own frames, then each member between rules of `+---- n ----`. Members are read flat: nested groups add theirs. */
function readGroup(lines: readonly string[], opening: number): { exception: DraftException; end: number } {
  let end = opening + 1;
  while (end < lines.length && /^\s*[|+]/.test(lines[end] ?? '')) end += 1;
  const sections: string[][] = [[]];
  for (const line of lines.slice(opening + 1, end)) {
    if (GROUP_RULE.test(line)) sections.push([]);
    else
      sections
        .at(-1)
        ?.push(
          line.replace(/^\s*(?:\| )+/, (bars) => (bars.trim().endsWith('|') ? '' : bars)).replace(/^\s*\|\s?/, ''),
        );
  }
  const read = sections.filter((section) => section.some((line) => line.trim() !== '')).map(readSection);
  const own = read[0] ?? draftException('raised', '', '');
  for (const member of read.slice(1)) own.causes.push({ ...member, role: 'member' });
  return { exception: own, end };
}

function readSection(section: readonly string[]): DraftException {
  const opening = section.findIndex((line) => OPENING.test(line));
  const lines = section.map((line) => line);
  const block = readBlock(
    opening === -1 ? ['Traceback (most recent call last):', ...lines] : lines,
    Math.max(0, opening),
  );
  return block.exception;
}
