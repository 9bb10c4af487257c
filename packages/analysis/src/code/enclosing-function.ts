import { matchBrackets } from './brackets.ts';
import type { Language } from './language.ts';
import { lineAt, lineStarts, maskSource } from './mask-source.ts';

/** A function in a source text, lines counted from 1, both ends inclusive. */
export interface FunctionRange {
  /** As declared; callbacks are called after what they are given to: `router.post callback`. */
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly anonymous: boolean;
}

/** A wrapper this long (a module, a test suite) is not the function a person wants to see. */
const LONGEST_ANONYMOUS = 300;

/**
 * The function around a line: the innermost one that has a name, else the outermost callback. Found without a full parse, by brackets
 * and keywords (by indentation in Python and Ruby), so it also works on code that does not compile. Undefined at top level.
 */
export function findEnclosingFunction(text: string, line: number, language: Language): FunctionRange | undefined {
  const around = findFunctions(text, language).filter((range) => range.startLine <= line && line <= range.endLine);
  const named = around.filter((range) => !range.anonymous).at(-1);
  return named ?? around.find((range) => range.endLine - range.startLine <= LONGEST_ANONYMOUS);
}

/** Every function of a source text, in the order they begin. */
export function findFunctions(text: string, language: Language): FunctionRange[] {
  const { code } = maskSource(text, language);
  return language === 'python' || language === 'ruby' ? byIndent(code, language) : byBraces(code, language);
}

const INDENTED = {
  python: /^(\s*)(?:async\s+)?def\s+(\w+)/,
  ruby: /^(\s*)(?:(?:private|protected|public|memoize)\s+)?def\s+(?:self\.)?([\w?!=]+)/,
} as const;

function byIndent(code: string, language: 'python' | 'ruby'): FunctionRange[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    const head = INDENTED[language].exec(line);
    if (head?.[2] === undefined) return [];
    const endLine = endByIndent(lines, { index, indent: (head[1] ?? '').length, language });
    return [{ name: head[2], startLine: index + 1, endLine, anonymous: false }];
  });
}

function endByIndent(lines: readonly string[], head: { index: number; indent: number; language: Language }): number {
  let last = head.index;
  let depth = 0;
  for (let at = head.index; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    // A signature over several lines may close at the margin: brackets still open keep the function going.
    if (at > head.index && depth <= 0 && indent <= head.indent) {
      return head.language === 'ruby' && /^\s*end\b/.test(line) ? at + 1 : last + 1;
    }
    for (const character of line) {
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth -= 1;
    }
    last = at;
  }
  return last + 1;
}

interface Header {
  readonly name: string;
  readonly anonymous: boolean;
  /** Where in the header's text the declaration begins. */
  readonly at: number;
}

/** Characters of a header that are looked at; bracketed parts count as two. */
const LONGEST_HEADER = 600;

const CONTROL =
  /^(?:if|for|while|switch|catch|with|else|do|try|finally|return|synchronized|using|lock|fixed|foreach|when|match|unless|loop|select|case|new|await|yield|throw|typeof|checked|elseif|elif|defer|go)$/;
const KEYWORD: Readonly<Partial<Record<Language, RegExp>>> = {
  go: /\bfunc\b\s*(?:\(\)\s*)?(\w+)?\s*(?:\[\])?\s*\(\)/,
  rust: /\bfn\s+(\w+)/,
  kotlin: /\bfun\s+(?:<[^>]*>\s*)?(?:[\w<>?]+\.)*(\w+)\s*\(\)/,
  scala: /\bdef\s+(\w+)/,
  php: /\b(?:function|fn)\b\s*&?\s*(\w+)?\s*\(\)/,
};

function byBraces(code: string, language: Language): FunctionRange[] {
  const pairs = matchBrackets(code);
  const starts = lineStarts(code);
  const found: FunctionRange[] = [];
  for (let open = code.indexOf('{'); open !== -1; open = code.indexOf('{', open + 1)) {
    const close = pairs.get(open);
    if (close === undefined) continue;
    const { text, offsets } = headerBefore(code, { open, pairs, language });
    const header = functionHeader(text, language);
    if (header === undefined) continue;
    const start = offsets[header.at] ?? open;
    const name = header.anonymous ? calleeBefore(code, start) : header.name;
    found.push({ name, anonymous: header.anonymous, startLine: lineAt(starts, start), endLine: lineAt(starts, close) });
  }
  return [...found, ...(language === 'typescript' ? expressionArrows(code, starts) : [])].toSorted(
    (a, b) => a.startLine - b.startLine || b.endLine - a.endLine,
  );
}

/**
 * What stands before a brace, up to the end of the statement before; bracketed parts are shown as empty brackets, and `offsets` says
 * where in the code each character of it stands.
 */
function headerBefore(
  code: string,
  place: { open: number; pairs: ReadonlyMap<number, number>; language: Language },
): { text: string; offsets: number[] } {
  const { open, pairs, language } = place;
  const characters: string[] = [];
  const offsets: number[] = [];
  let calls = 0;
  for (let at = open - 1; at >= 0 && characters.length < LONGEST_HEADER; at -= 1) {
    const character = code[at] ?? '';
    const opening = character === ')' || character === ']' ? pairs.get(at) : undefined;
    if (opening !== undefined) {
      characters.push(character, code[opening] ?? '');
      offsets.push(at, opening);
      calls += character === ')' ? 1 : 0;
      at = opening;
    } else if (';{}()[]'.includes(character) || (character === ',' && language === 'typescript' && calls > 0)) break;
    else {
      characters.push(character);
      offsets.push(at);
    }
  }
  const text = characters.toReversed().join('');
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), offsets: offsets.toReversed().slice(lead) };
}

function functionHeader(text: string, language: Language): Header | undefined {
  if (text === '') return undefined;
  const keyword = KEYWORD[language];
  if (keyword === undefined) return language === 'typescript' ? scriptHeader(text) : classicHeader(text);
  const match = keyword.exec(text);
  return match === null ? undefined : headerOf(match);
}

/** A header from a match whose first group is the name; `at` is where the declaration begins. */
function headerOf(match: RegExpExecArray): Header {
  const lead = match[0].length - match[0].trimStart().length;
  return { name: match[1] ?? '', anonymous: match[1] === undefined, at: match.index + lead };
}

const SCRIPT_DECLARED = /\b(?:async\s+)?function\b\s*\*?\s*([\w$]+)/;
const SCRIPT_ASSIGNED =
  /([\w$]+)\s*(?::[^=]*)?[=:]\s*(?:async\s*)?(?:\bfunction\b[^=]*|(?:<.*>\s*)?(?:\(\)|[\w$]+)\s*(?::.*)?=>\s*)$/;
const SCRIPT_ANONYMOUS =
  /(?:(?:async\s*)?(?:\(\)|[\w$]+)\s*(?::[^=]*)?=>\s*|(?:async\s+)?\bfunction\b\s*\*?\s*\(\)[^=]*)$/;
const SCRIPT_METHOD = /(?:^|\s|\*)(#?[\w$]+|\[\])\s*(?:<.*>)?\(\)\s*(?::.*)?$/;

function scriptHeader(text: string): Header | undefined {
  const named = SCRIPT_DECLARED.exec(text) ?? SCRIPT_ASSIGNED.exec(text);
  if (named !== null) return headerOf(named);
  const anonymous = SCRIPT_ANONYMOUS.exec(text);
  if (anonymous !== null) return headerOf(anonymous);
  const method = SCRIPT_METHOD.exec(text);
  if (method?.[1] === undefined || CONTROL.test(method[1]) || /\.[\w$]+\s*\(\)/.test(text)) return undefined;
  return headerOf(method);
}

const CLASSIC =
  /([\w~]+)\s*(?:<[^()]*>)?\s*\(\)\s*(?:throws\b[\w\s.,<>]*|where\b.*|:\s*(?:base|this)\s*\(\)|const|override|noexcept)?$/;

/** Java, C# and whatever else writes `type name(arguments) {`. */
function classicHeader(text: string): Header | undefined {
  const lambda = /(?:\(\)|\w+)\s*(?:->|=>)\s*$/.exec(text);
  if (lambda !== null) return headerOf(lambda);
  const method = CLASSIC.exec(text);
  if (method?.[1] === undefined || CONTROL.test(method[1])) return undefined;
  const before = text.slice(0, method.index).trimEnd();
  const lastWord = /(\w+)$/.exec(before)?.[1] ?? '';
  return /[.=]$/.test(before) || CONTROL.test(lastWord) ? undefined : headerOf(method);
}

/** `const total = (items) => items.reduce(...)`: a function without braces, on the lines of its statement. */
function expressionArrows(code: string, starts: readonly number[]): FunctionRange[] {
  const pattern =
    /(?:^|\n)[ \t]*(?:export\s+)?(?:const|let|var)\s+([\w$]+)[^=\n]{0,200}=\s*(?:async\s*)?(?:\([^()\n]*\)|[\w$]+)[^=\n]{0,100}=>[ \t]*\n?[ \t]*(?=[^\s{])/g;
  return [...code.matchAll(pattern)].flatMap((match) => {
    const start = match.index + (match[0].startsWith('\n') ? 1 : 0);
    const end = code.indexOf(';', start);
    const startLine = lineAt(starts, start);
    const endLine = end === -1 ? startLine : lineAt(starts, end);
    const name = match[1];
    return name === undefined || endLine - startLine > 60 ? [] : [{ name, startLine, endLine, anonymous: false }];
  });
}

/** The call whose argument a callback is: what stands before the bracket or comma in front of it. */
function calleeBefore(code: string, start: number): string {
  const before = code.slice(Math.max(0, start - 300), start);
  const callee = /([\w$.]+)\s*\((?:[^()]|\([^()]*\))*$/.exec(before);
  return callee?.[1] === undefined ? '(anonymous)' : `${callee[1]} callback`;
}
