import {
  type DraftException,
  draftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { joinMessage } from './trace-header.ts';
import { indentOf } from './indent-of.ts';

const OPENING = /Traceback \(most recent call last\):?\s*$/;
const FRAME = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?$/;
const EXCEPTION = /^([A-Za-z_][\w.]*)(?:: (.*)|:)?$/;
const GROUP_RULE = /^\s*\+-[+-]*(?:\s*(\d+)(?:\s*-+)?)?\s*$/;
const CONTEXT =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
/** Lines between two frames: source, caret marks, notes, and lines of other threads. */
const BETWEEN = 8;
const MESSAGE_LINES = 20;

/** Reads a `File "...", line n, in f` line, or says that the line is none. */
function parsePythonFrame(line: string): RawFrame | undefined {
  const match = FRAME.exec(line);
  if (match?.[1] === undefined) return undefined;
  const name = match[3]?.trim();
  const known = name === undefined || name === '' || name === '<module>' ? {} : { function: name };
  return { raw: line.trim(), file: match[1], line: Number(match[2]), ...known };
}

/** Python tracebacks: chained ones, with or without source lines, syntax errors and exception groups. */
export const pythonReader: TraceReader = { runtime: 'python', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const opening = lines[index] ?? '';
  if (!OPENING.test(opening)) return undefined;
  const blocks: { exception: DraftException; link: 'cause' | 'context' }[] = [];
  let at = index;
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
  const raised = blocks.reduce<DraftException | undefined>((earlier, { exception }, place) => {
    if (earlier === undefined) return exception;
    const role = blocks[place - 1]?.link ?? 'context';
    return { ...exception, causes: [...exception.causes, { ...earlier, role }] };
  }, undefined);
  if (raised === undefined) return undefined;
  return { runtime: 'python', first: index, end, raised: { ...raised, role: 'raised' } };
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
  let end = at;
  let between = 0;
  for (; at < lines.length && between <= BETWEEN; at += 1) {
    const line = lines[at] ?? '';
    const frame = parsePythonFrame(line);
    if (frame !== undefined) {
      exception.frames.push(frame);
      between = 0;
      end = at + 1;
      continue;
    }
    const closing = indentOf(line) <= indent ? EXCEPTION.exec(line.trim()) : null;
    if (closing?.[1] !== undefined && exception.frames.length > 0) {
      exception.type = closing[1];
      const rest = messageRest(lines, at + 1);
      exception.message = joinMessage(closing[2] ?? '', rest);
      exception.frames.reverse();
      return { exception, end: at + 1 + rest.length };
    }
    if (OPENING.test(line)) break;
    between += 1;
  }
  exception.frames.reverse();
  return { exception, end };
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
