import {
  type DraftException,
  draftException,
  type DraftTrace,
  type RawFrame,
  type TraceReader,
} from './stack-trace.ts';
import { headerBefore, parseHeaderLine } from './trace-header.ts';
import { indentOf } from './indent-of.ts';

const POSITION = /^(.*?)(?::(\d+))?(?::(\d+))?$/;
const NUMBERED = /:\d+(?::\d+)?$/;
/** Places V8 prints when there is no file. */
const NO_FILE = /^(?:<anonymous>|native|unknown location|index \d+|native code)$/;
const FIREFOX = /^([^@]*)@((?:[a-z][a-z0-9+.-]*:|\/|\[native code\]).*)$/;
const CAUSE = /^\s*(?:\[cause\]|cause): (?:\[)?(.*?)\]?$/;
const CAUSED_BY = /^\s*caused by:? (.*)$/i;
const ERRORS = /^\s*(?:\[errors\]|errors): \[/;
const ELISION = /^\s*\.\.\. \d+ lines matching cause stack trace/;
/** Lines of an error's printed properties that are read before giving up on its closing brace. */
const PROPERTY_LINES = 400;
const GAP = 2;

/** Reads one frame as V8 (Node, Deno, Chrome, Hermes), Firefox or Safari print it, or says that the line is none. */
function parseJavaScriptFrame(line: string): RawFrame | undefined {
  const text = line.trim();
  return text.startsWith('at ') ? v8Frame(text) : firefoxFrame(text);
}

function v8Frame(text: string): RawFrame | undefined {
  // Members of an aggregate are listed with commas.
  const rest = text
    .slice(3)
    .replace(/(?: \{|,)$/, '')
    .trim();
  const open = rest.indexOf(' (');
  if (open > 0 && rest.endsWith(')')) {
    const place = placeOf(rest.slice(open + 2, -1));
    return place === undefined ? undefined : { raw: text, ...nameOf(rest.slice(0, open)), ...place };
  }
  const bare = rest.replace(/^async /, '');
  const place = NUMBERED.test(bare) && !bare.endsWith(')') ? placeOf(bare) : undefined;
  return place === undefined || place.line === undefined ? undefined : { raw: text, ...place };
}

function placeOf(place: string): { file?: string; line?: number; column?: number } | undefined {
  if (place.startsWith('eval at ')) {
    // The innermost parentheses name the file that called eval: the only place a person can open.
    const inner = /\(([^()]+:\d+:\d+)\)/.exec(place);
    return inner?.[1] === undefined ? {} : placeOf(inner[1]);
  }
  if (NO_FILE.test(place)) return {};
  if (!NUMBERED.test(place)) return undefined;
  const match = POSITION.exec(place.replace(/^address at /, ''));
  const file = match?.[1];
  if (match === null || file === undefined || file === '') return undefined;
  if (file === '<anonymous>') return {};
  return {
    file,
    ...(match[2] === undefined ? {} : { line: Number(match[2]) }),
    ...(match[3] === undefined ? {} : { column: Number(match[3]) }),
  };
}

function nameOf(printed: string): { function?: string; module?: string } {
  const alias = /^(.*?) \[as ([^\]]+)\]$/.exec(printed);
  const name = (alias?.[1] ?? printed).replace(/^async /, '').replace(/^new /, '');
  if (name === '' || name === '<anonymous>' || name === 'Object.<anonymous>') return {};
  const dot = name.lastIndexOf('.');
  const owner = dot > 0 ? name.slice(0, dot) : undefined;
  const own = owner === undefined || owner === 'Object' ? {} : { module: owner };
  return { function: dot > 0 ? name.slice(dot + 1) : name, ...own };
}

function firefoxFrame(text: string): RawFrame | undefined {
  const match = FIREFOX.exec(text);
  const place = match?.[2];
  if (match === null || place === undefined) return undefined;
  const name = (match[1] ?? '').replace(/[/<]+$/, '');
  if (/\s/.test(name)) return undefined;
  if (place === '[native code]') return { raw: text, ...(name === '' ? {} : { function: name }) };
  const evaluated = /^(.*) line (\d+) > .*$/.exec(place);
  const spot = evaluated === null ? placeOf(place) : { file: evaluated[1] ?? '', line: Number(evaluated[2]) };
  if (spot?.line === undefined) return undefined;
  return { raw: text, ...nameOf(name), ...spot };
}

interface Open {
  readonly exception: DraftException;
  readonly indent: number;
}

interface Cursor {
  readonly open: Open[];
  /** Lines of printed properties still allowed; 0 outside of `{ ... }`. */
  properties: number;
  inErrors: boolean;
  end: number;
  gap: number;
}

/** Traces of JavaScript engines, with `cause`, `AggregateError` and the properties Node prints after a trace. */
export const javaScriptReader: TraceReader = { runtime: 'javascript', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const line = lines[position.index] ?? '';
  const aggregate = ERRORS.test(line) ? aggregateHeader(lines, position) : undefined;
  if (aggregate === undefined && parseJavaScriptFrame(line) === undefined) return undefined;
  const header = aggregate ?? headerBefore(lines, position);
  const raised = draftException('raised', header.type, header.message);
  const indent = indentOf(lines[header.first] ?? '');
  const cursor: Cursor = {
    open: [{ exception: raised, indent }],
    properties: aggregate === undefined ? 0 : PROPERTY_LINES,
    inErrors: false,
    end: position.index,
    gap: 0,
  };
  for (let at = position.index; at < lines.length; at += 1) {
    if (!step(lines[at] ?? '', { cursor, at })) break;
  }
  return { runtime: 'javascript', first: header.first, end: cursor.end, raised };
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
  const current = cursor.open.at(-1);
  if (current === undefined) return false;
  const frame = parseJavaScriptFrame(line);
  if (frame !== undefined) {
    current.exception.frames.push(frame);
    if (line.trimEnd().endsWith(' {')) cursor.properties = PROPERTY_LINES;
    return accept(cursor, at);
  }
  if (ELISION.test(line)) return accept(cursor, at);
  const caused = CAUSED_BY.exec(line) ?? (cursor.properties > 0 ? CAUSE.exec(line) : null);
  if (caused?.[1] !== undefined) {
    openNested(caused[1], { cursor, indent: indentOf(line), role: 'cause' });
    return accept(cursor, at);
  }
  if (cursor.properties > 0) return stepProperties(line, state);
  if (cursor.gap >= GAP || line.trim() === '' || parseHeaderLine(line) !== undefined) return false;
  cursor.gap += 1;
  return true;
}

function stepProperties(line: string, state: { cursor: Cursor; at: number }): boolean {
  const { cursor, at } = state;
  cursor.properties -= 1;
  const indent = indentOf(line);
  if (ERRORS.test(line)) cursor.inErrors = true;
  else if (cursor.inErrors && parseHeaderLine(line.replace(/^\s*\[/, '')) !== undefined) {
    openNested(line.trim().replace(/^\[/, ''), { cursor, indent, role: 'member' });
  }
  const closes = /^\s*[}\]]/.test(line) && indent <= (cursor.open[0]?.indent ?? 0);
  accept(cursor, at);
  return !closes && cursor.properties > 0;
}

function accept(cursor: Cursor, at: number): true {
  cursor.end = at + 1;
  cursor.gap = 0;
  return true;
}

function openNested(text: string, place: { cursor: Cursor; indent: number; role: 'cause' | 'member' }): void {
  const { cursor, indent, role } = place;
  const header = parseHeaderLine(text.replace(/ \{$/, '').replace(/\]?,?$/, '')) ?? { type: '', message: text };
  const exception = draftException(role, header.type, header.message);
  const above = cursor.properties > 0 ? cursor.open.findLast((entry) => entry.indent < indent) : cursor.open.at(-1);
  (above ?? cursor.open[0])?.exception.causes.push(exception);
  cursor.open.push({ exception, indent });
}
