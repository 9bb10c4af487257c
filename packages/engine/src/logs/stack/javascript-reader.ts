import { parseJavaScriptFrame } from './javascript-frame.ts';
import { type DraftException, draftException, type DraftTrace, type TraceReader } from './stack-trace.ts';
import { headerBefore, parseHeaderLine, type TraceHeader } from './trace-header.ts';

const CAUSE = /^\s*(?:\[cause\]|cause): (?:\[)?(.*?)\]?$/;
const CAUSED_BY = /^\s*caused by:? (.*)$/i;
const ERRORS = /^\s*(?:\[errors\]|errors): \[/;
const ELISION = /^\s*\.\.\. \d+ lines matching cause stack trace/;
/** Lines of an error's printed properties that are read before giving up on its closing brace. */
const PROPERTY_LINES = 400;
const GAP = 2;

/** An open brace or bracket: of the properties of an exception, of its list of members, or of a property of its own. */
interface Bracket {
  readonly owner: DraftException | undefined;
  readonly members: boolean;
}

interface Cursor {
  /** The exceptions told of so far; the last one gets the frames. */
  readonly told: DraftException[];
  readonly brackets: Bracket[];
  /** Lines of printed properties read since the last frame. */
  properties: number;
  end: number;
  gap: number;
}

/** Traces of JavaScript engines, with `cause`, `AggregateError` and the properties Node prints after a trace. */
export const javaScriptReader: TraceReader = { runtime: 'javascript', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const aggregate = ERRORS.test(line) ? aggregateHeader(lines, position) : undefined;
  if (aggregate === undefined && parseJavaScriptFrame(line) === undefined) return undefined;
  const header = aggregate ?? headerNear(lines, position);
  const raised = draftException('raised', header.type, header.message);
  const cursor: Cursor = {
    told: [raised],
    brackets: aggregate === undefined ? [] : [{ owner: raised, members: false }],
    properties: 0,
    end: position.index,
    gap: 0,
  };
  for (let at = position.index; at < lines.length; at += 1) {
    if (!step(lines[at] ?? '', { cursor, at })) break;
  }
  return { runtime: 'javascript', first: header.first, end: cursor.end, raised };
}

/** Next.js prints the place before the error. */
function headerNear(lines: readonly string[], position: { index: number; floor: number }): TraceHeader {
  const above = headerBefore(lines, position);
  if (above.type !== '' || !/\) @ \S/.test(lines[position.index] ?? '')) return above;
  const below = parseHeaderLine(lines[position.index + 1] ?? '');
  return below === undefined ? above : { first: position.index, ...below };
}

/** An error that Node prints in brackets because it has no calls of its own, with its members behind it: `[AggregateError: all failed] {`. */
function aggregateHeader(
  lines: readonly string[],
  position: { index: number; floor: number },
): { first: number; type: string; message: string } | undefined {
  const first = position.index - 1;
  const bracketed = /^\s*\[(.*)\] \{$/.exec(first < position.floor ? '' : (lines[first] ?? ''));
  const header = bracketed?.[1] === undefined ? undefined : parseHeaderLine(bracketed[1]);
  return header === undefined ? undefined : { first, ...header };
}

/** Takes one line into the trace; false when the trace is over. */
function step(line: string, state: { cursor: Cursor; at: number }): boolean {
  const { cursor, at } = state;
  const current = cursor.told.at(-1);
  if (current === undefined) return false;
  const frame = parseJavaScriptFrame(line);
  if (frame !== undefined) {
    current.frames.push(frame);
    if (line.trimEnd().endsWith(' {')) cursor.brackets.push({ owner: current, members: false });
    return accept(cursor, at);
  }
  if (ELISION.test(line)) return accept(cursor, at);
  const caused = CAUSED_BY.exec(line) ?? (cursor.brackets.length > 0 ? CAUSE.exec(line) : null);
  if (caused?.[1] !== undefined) {
    openNested(caused[1], { cursor, role: 'cause', brace: line.trimEnd().endsWith(' {') });
    return accept(cursor, at);
  }
  if (cursor.brackets.length > 0) return stepProperties(line, state);
  if (cursor.gap >= GAP || line.trim() === '' || parseHeaderLine(line) !== undefined) return false;
  cursor.gap += 1;
  return true;
}

/** A line of what Node prints of an error behind its calls. Brackets tell what belongs to which error; indentation may be lost. */
function stepProperties(line: string, state: { cursor: Cursor; at: number }): boolean {
  const { cursor, at } = state;
  const text = line.trim();
  cursor.properties += 1;
  if (/^[}\]]/.test(text)) cursor.brackets.pop();
  else if (ERRORS.test(line)) {
    cursor.brackets.push({ owner: ownerOf(cursor), members: true });
  } else if (cursor.brackets.at(-1)?.members === true && parseHeaderLine(text.replace(/^\[/, '')) !== undefined) {
    openNested(text.replace(/^\[/, ''), { cursor, role: 'member', brace: text.endsWith(' {') });
  } else if (/(?:^|\s)[{[]$/.test(text)) cursor.brackets.push({ owner: undefined, members: false });
  accept(cursor, at);
  return cursor.brackets.length > 0 && cursor.properties < PROPERTY_LINES;
}

function accept(cursor: Cursor, at: number): true {
  cursor.end = at + 1;
  cursor.gap = 0;
  return true;
}

function ownerOf(cursor: Cursor): DraftException | undefined {
  return cursor.brackets.findLast(({ owner }) => owner !== undefined)?.owner;
}

function openNested(text: string, place: { cursor: Cursor; role: 'cause' | 'member'; brace: boolean }): void {
  const { cursor, role } = place;
  const header = parseHeaderLine(text.replace(/ \{$/, '').replace(/\]?,?$/, '')) ?? { type: '', message: text };
  const exception = draftException(role, header.type, header.message);
  const above = cursor.brackets.length > 0 ? ownerOf(cursor) : cursor.told.at(-1);
  (above ?? cursor.told[0])?.causes.push(exception);
  cursor.told.push(exception);
  cursor.properties = 0;
  if (place.brace) cursor.brackets.push({ owner: exception, members: false });
}
