import { canRun, functionAround, holdsName } from './code-text.ts';
import type { CodeText } from './code-text.ts';
import type { FailingValue } from './failing-value.ts';

/** A statement that a failing value comes from. */
export interface FeedingLine {
  readonly path: string;
  readonly line: number;
  /** Steps from the failing statement, 1 for what assigns a value that it uses. */
  readonly steps: number;
  /** The statement gives a local name, a field, or is the body of the function that made the value. */
  readonly through: 'local' | 'field' | 'maker';
  /** What it gives a value to, or the function that makes it. */
  readonly name: string;
}

export interface FeedingLines {
  readonly lines: readonly FeedingLine[];
  /** Functions that made the values, nearest first: their bodies may lie in other files. */
  readonly makers: readonly { readonly name: string; readonly steps: number }[];
  /** What failed was handed in to the function, and nothing in it gives it another value. */
  readonly handedIn: boolean;
}

const MOST_STEPS = 3;
const MOST_LINES = 24;
const MOST_MAKERS = 8;
const MOST_NAMES = 12;
const WORDS = new Set(
  'if else for while do switch case return throw raise new await async yield function def fn func let const var val in of is not and or null nil None undefined true false True False this self super int string bool boolean void final static public private protected auto unsigned long char double float class struct try catch except finally with as defer go range match when then end begin unless elsif elif lambda typeof instanceof delete make len append print printf println assert'.split(
    ' ',
  ),
);
const ASSIGNED = /^\s{0,9}(?::=|\?\?=|\|\|=|=(?![=>~]))/;

/**
 * The statements that a failing value comes from, by names alone: what assigns a name that the failing line uses stands above it in the same
 * function, what fills a field stands anywhere in the file, and the function that a value was made by is named by its call. That is less
 * than a slice by types and control flow tells, and the same in every language.
 */
export function feedingLines(
  file: CodeText,
  failing: { readonly line: number; readonly value: FailingValue },
): FeedingLines {
  const range = functionAround(file, failing.line) ?? blockAround(file, failing.line);
  const found = new Map<number, FeedingLine>();
  const makers = new Map<string, number>();
  let wanted = new Map(namesAt(file, failing).map((name) => [name, failing.line]));
  const seen = new Set(wanted.keys());
  const asked = [...wanted.keys()];
  for (const name of makersOn(statementAt(file, failing.line), failing.value)) makers.set(name, 1);
  for (let steps = 1; steps <= MOST_STEPS && wanted.size > 0 && found.size < MOST_LINES; steps += 1) {
    const next = new Map<string, number>();
    for (const [name, from] of wanted) {
      for (const { line, through } of assignmentsOf(file, { name, from, range })) {
        if (found.has(line) || found.size >= MOST_LINES) continue;
        found.set(line, { path: file.path, line, steps, through, name });
        const value = valueOn(file, { line, name });
        for (const made of makersOn(value, undefined)) if (!makers.has(made)) makers.set(made, steps);
        for (const used of namesIn(value)) if (!seen.has(used) && seen.size < 4 * MOST_NAMES) next.set(used, line);
      }
    }
    for (const name of next.keys()) seen.add(name);
    wanted = next;
  }
  return {
    lines: [...found.values()].toSorted((a, b) => a.steps - b.steps || b.line - a.line),
    makers: [...makers].map(([name, steps]) => ({ name, steps })).slice(0, MOST_MAKERS),
    handedIn: asked.length > 0 && found.size === 0 && asked.some((name) => isParameter(file, { name, range })),
  };
}

const BLOCK =
  /\bdo(?:\s{1,4}\|[^|\n]{0,200}\|)?\s{0,9}$|^\s{0,60}(?:def|class|module|fn|func|function|sub|proc|it|describe|context|test)\b/;
const LONGEST_BLOCK = 80;

/** Around a line in no function that has a name: from the line that opens its block, by indentation. */
function blockAround(file: CodeText, line: number): { startLine: number; endLine: number } {
  let indent = indentOf(file.code[line - 1] ?? '');
  const least = Math.max(1, line - LONGEST_BLOCK);
  for (let at = line - 1; at >= least; at -= 1) {
    const text = file.code[at - 1] ?? '';
    if (text.trim() === '' || indentOf(text) >= indent) continue;
    indent = indentOf(text);
    if (BLOCK.test(text)) return { startLine: at, endLine: line };
  }
  return { startLine: Math.max(1, line - 40), endLine: line };
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** Whether a name stands among what a function is handed, by its first lines. */
function isParameter(
  file: CodeText,
  of: { readonly name: string; readonly range: { readonly startLine: number; readonly endLine: number } },
): boolean {
  const head = statementAt(file, of.range.startLine);
  const open = head.indexOf('(');
  return open !== -1 && holdsName(head.slice(open), of.name);
}

/** The statement of a line: the line, and those above and below while brackets stay open. */
function statementAt(file: CodeText, line: number): string {
  let text = file.code[line - 1] ?? '';
  for (let next = line; next < line + 4 && depthOf(text) > 0 && !/\{\s{0,9}$/.test(text); next += 1)
    text += `\n${file.code[next] ?? ''}`;
  for (let before = line - 2; before > line - 5 && before >= 0 && depthOf(text) < 0; before -= 1)
    text = `${file.code[before] ?? ''}\n${text}`;
  return text;
}

function depthOf(text: string): number {
  return (text.match(/[([]/g)?.length ?? 0) - (text.match(/[)\]]/g)?.length ?? 0);
}

/** Names whose value failed: what stands before the member that was asked for, else everything the statement uses. */
function namesAt(file: CodeText, failing: { readonly line: number; readonly value: FailingValue }): string[] {
  const { asked, expression, state } = failing.value;
  const statement = statementAt(file, failing.line);
  if (state === 'undefined_name') return [];
  if (expression !== undefined) return namesIn(expression).slice(0, MOST_NAMES);
  const receivers = asked.slice(0, 3).flatMap((name) => receiversOf(statement, name));
  if (receivers.length > 0) return [...new Set(receivers.flatMap(namesIn))].slice(0, MOST_NAMES);
  return namesIn(statement).slice(0, MOST_NAMES);
}

/** The expressions before `.name`, `->name`, `[name` on a statement. */
function receiversOf(statement: string, name: string): string[] {
  const found: string[] = [];
  for (let at = statement.indexOf(name); at !== -1; at = statement.indexOf(name, at + 1)) {
    if (/[\w$]/.test(statement[at + name.length] ?? '') || /[\w$]/.test(statement[at - 1] ?? '')) continue;
    const before = statement.slice(Math.max(0, at - 160), at);
    const receiver = /([\w$@.?!>\-:[\]]{1,120})(?:\.|->|::|\[['":]?)$/.exec(before)?.[1];
    if (receiver !== undefined) found.push(receiver);
  }
  return found;
}

/** Names in code that can stand for values: no keywords, no functions that are called, no types by their first letter. */
function namesIn(code: string): string[] {
  const names = [...code.matchAll(/[@$]{0,2}[A-Za-z_][\w$]{0,80}(?![\w$]*\s{0,3}\()/g)].map(([name]) =>
    name.replace(/^[@$]+/, ''),
  );
  return [...new Set(names)].filter((name) => !WORDS.has(name));
}

/** Functions that are called in code, the last called first; `value` leaves out what was asked of the value that failed. */
function makersOn(code: string, value: FailingValue | undefined): string[] {
  const called = [...code.matchAll(/([A-Za-z_$][\w$]{1,80}[?!]?)\s{0,3}\(/g)].map((match) => match[1] ?? '');
  const asked = new Set(value?.asked ?? []);
  return [...new Set(called)].filter((name) => !WORDS.has(name) && !asked.has(name));
}

/** What a line gives to a name: all behind the sign of assignment, or behind the word that hands out elements. */
function valueOn(file: CodeText, at: { readonly line: number; readonly name: string }): string {
  const statement = statementAt(file, at.line);
  const place = statement.indexOf(at.name);
  const rest = place === -1 ? statement : statement.slice(place + at.name.length);
  const sign = /(?::=|=(?![=>])|\b(?:in|of|range)\b)/.exec(rest);
  return sign === null ? rest : rest.slice(sign.index + sign[0].length);
}

interface Assignment {
  readonly line: number;
  readonly through: 'local' | 'field';
}

/** Where a name is given a value: above in the same function, nearest first; as a field, anywhere in the file. */
function assignmentsOf(
  file: CodeText,
  wanted: {
    readonly name: string;
    readonly from: number;
    readonly range: { readonly startLine: number; readonly endLine: number };
  },
): Assignment[] {
  const { name, from, range } = wanted;
  const locals: Assignment[] = [];
  const first = range.startLine <= from && from <= range.endLine ? range.startLine : Math.max(1, from - 40);
  for (let line = from - 1; line >= first && locals.length < 3; line -= 1) {
    if (canRun(file, line) && gives(file.code[line - 1] ?? '', name)) locals.push({ line, through: 'local' });
  }
  if (locals.length > 0) return locals;
  const fields: Assignment[] = [];
  for (const [place, text] of file.code.entries()) {
    if (fields.length >= 4) break;
    if (place + 1 !== from && text.includes(name) && givesField(text, name))
      fields.push({ line: place + 1, through: 'field' });
  }
  return fields;
}

/** Whether a line of code gives a value to a name: assigns it, declares it with a value, or hands it elements of a collection. */
function gives(code: string, name: string): boolean {
  if (!holdsName(code, name)) return false;
  for (let at = code.indexOf(name); at !== -1; at = code.indexOf(name, at + 1)) {
    const before = code.slice(Math.max(0, at - 120), at);
    const behind = code.slice(at + name.length, at + name.length + 160);
    if (/[\w$.>]$/.test(before.replace(/[@$]{1,4}$/, '')) || /^[\w$]/.test(behind)) continue;
    if (ASSIGNED.test(behind) || /^\s{0,9}:\s{0,9}[\w<>[\]|?., &*]{1,80}=(?![=>])/.test(behind)) return true;
    // Several at once, or elements of a collection.
    if (
      /^[\w\s,$*&})\]]{0,80}(?::=|=(?![=>])|\s(?:in|of)\s|\s:\s)/.test(behind) &&
      /(?:^|[\s({[,*&@$])$/.test(before)
    ) {
      if (
        /\b(?:for|foreach|each|let|const|var|auto|val)\b/.test(before) ||
        /^\s{0,40}[[({]?[\w\s,$*&]{0,80}$/.test(before)
      )
        return true;
    }
    if (/\bas\s{1,9}(?:\w{1,60}\s{0,3}=>\s{0,3})?[$]?$/.test(before) || /\|\s{0,3}[\w\s,]{0,40}$/.test(before))
      return true;
  }
  return false;
}

function givesField(code: string, name: string): boolean {
  for (let at = code.indexOf(name); at !== -1; at = code.indexOf(name, at + 1)) {
    const before = code.slice(Math.max(0, at - 2), at);
    const behind = code.slice(at + name.length, at + name.length + 60);
    if (/^[\w$]/.test(behind) || !/(?:\.|->|@|::)$/.test(before)) continue;
    if (ASSIGNED.test(behind) || /^\s{0,3},[\w\s,]{0,40}(?::=|=(?![=>]))/.test(behind)) return true;
  }
  return false;
}
