import { matchBrackets } from './brackets.ts';
import { findFunctions, type FunctionRange } from '../source/enclosing-function.ts';
import { lineAt, lineStarts, maskSource } from '../source/mask-source.ts';
import { type ScriptToken, scriptTokens } from './script-tokens.ts';

/** Lines of a file, both ends inclusive, counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A name that a file imports: from which specifier, and what it is called there (`*` for the whole module). */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
}

/** What a backward slice needs to know of one script. */
export interface ScriptFile {
  readonly path: string;
  readonly lines: number;
  /** Tokens by line; the first entry is empty. */
  readonly tokens: readonly (readonly ScriptToken[])[];
  /** Blanks before each line; the first entry stands for no line. */
  readonly indents: readonly number[];
  readonly functions: readonly FunctionRange[];
  /** Definitions at top level and methods, by name. */
  readonly definitions: ReadonlyMap<string, readonly LineRange[]>;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Specifiers of whole modules that run because of this file: dynamic imports, imports for effect, re-exports. */
  readonly modules: readonly string[];
}

const IMPORT =
  /\bimport\s{1,40}(?:type\s{1,40})?(?:([\w$]+)\s{0,40},?\s{0,40})?(?:\{([^{}]*)\}|\*\s{0,40}as\s{1,40}([\w$]+))?\s{0,40}from\s{0,40}["']([^"'\n]+)["']/g;
const MODULE =
  /\bimport\s{0,40}\(\s{0,99}["']([^"'\n]+)["']|\bimport\s{1,40}["']([^"'\n]+)["']|\bexport\s{1,40}[^;\n]{0,500}\bfrom\s{0,40}["']([^"'\n]+)["']/g;
const TOP_LEVEL =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:const|let|var|class|abstract class|enum)\s+([\w$]+)/gm;

/**
 * What was read lately. A value is followed in rounds, each of which asks for all files again; weak, because a few
 * hundred files in tokens are more than a service should hold for the next question.
 */
const lately = new Map<string, WeakRef<{ readonly text: string; readonly script: ScriptFile }>>();
const MOST_REMEMBERED = 1_000;

/** Reads what a script defines and imports. Linear; broken code gives less. */
export function readScript(path: string, text: string): ScriptFile {
  const known = lately.get(path)?.deref();
  if (known?.text === text) return known.script;
  const script = parseScript(path, text);
  if (lately.size >= MOST_REMEMBERED) lately.clear();
  lately.set(path, new WeakRef({ text, script }));
  return script;
}

function parseScript(path: string, text: string): ScriptFile {
  const { code } = maskSource(text, 'typescript');
  const starts = lineStarts(text);
  const tokens: ScriptToken[][] = Array.from({ length: starts.length + 1 }, () => []);
  for (const token of scriptTokens(text)) tokens[token.line]?.push(token);
  const functions = findFunctions(text, 'typescript');
  const definitions = new Map<string, LineRange[]>();
  const define = (name: string, range: LineRange): void => {
    definitions.set(name, [...(definitions.get(name) ?? []), range]);
  };
  for (const { name, anonymous, startLine, endLine } of functions) {
    if (!anonymous) define(name, { from: startLine, to: endLine });
  }
  const pairs = matchBrackets(code);
  for (const match of code.matchAll(TOP_LEVEL)) {
    const from = lineAt(starts, match.index);
    if (match[1] !== undefined)
      define(match[1], { from, to: lineAt(starts, endOfStatement(code, { from: match.index, pairs })) });
  }
  const imports = new Map<string, ImportedName>();
  for (const [, own, list, all, specifier = ''] of text.matchAll(IMPORT)) {
    if (own !== undefined) imports.set(own, { specifier, name: 'default' });
    if (all !== undefined) imports.set(all, { specifier, name: '*' });
    for (const part of (list ?? '').split(',')) {
      const [name = '', alias = name] = part
        .trim()
        .replace(/^type\s+/, '')
        .split(/\s{1,40}as\s{1,40}/);
      if (name !== '') imports.set(alias, { specifier, name });
    }
  }
  const modules = [...text.matchAll(MODULE)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
  const indents = [0, ...text.split('\n').map((line) => line.length - line.trimStart().length)];
  return { path, lines: starts.length, tokens, indents, functions, definitions, imports, modules };
}

function endOfStatement(code: string, about: { from: number; pairs: ReadonlyMap<number, number> }): number {
  for (let at = about.from; at < code.length; at += 1) {
    const close = '([{'.includes(code[at] ?? ' ') ? about.pairs.get(at) : undefined;
    if (close !== undefined) at = close;
    if (code[at] === ';' || (code[at] === '}' && code[at + 1] === '\n')) return at;
  }
  return Math.max(about.from, code.length - 1);
}

/** The lines of the statement around a line: up to where one before ends and down to where it ends itself. */
export function statementAround(file: ScriptFile, line: number): LineRange {
  let from = line;
  while (from > 1 && line - from < LONGEST_STATEMENT && !endsStatement(file, from - 1)) from -= 1;
  let to = line;
  while (to < file.lines && to - line < LONGEST_STATEMENT && !endsStatement(file, to)) to += 1;
  return { from, to };
}

const LONGEST_STATEMENT = 12;

function endsStatement(file: ScriptFile, line: number): boolean {
  const last = file.tokens[line]?.at(-1)?.text;
  return last === undefined || last === ';' || last === '{' || last === '}';
}

/** The repository path that a specifier means, as Node and bundlers look it up: with or without its ending, a folder's index, a `.js` that is written in TypeScript. */
export function resolveSpecifier(
  specifier: string,
  about: { from: string; known: ReadonlySet<string> },
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const parts = about.from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const base = parts.join('/');
  const plain = base.replace(/\.[mc]?jsx?$/, '');
  const names = [
    base,
    ...ENDINGS.map((ending) => plain + ending),
    ...ENDINGS.map((ending) => `${base}/index${ending}`),
  ];
  return names.find((name) => about.known.has(name));
}

const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
