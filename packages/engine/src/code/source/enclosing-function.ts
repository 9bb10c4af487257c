import { matchBrackets } from '../slice/brackets.ts';
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

/** Lines a signature may take. */
const LONGEST_SIGNATURE = 40;
const INDENTED = {
  python: /^(\s*)(?:async\s+)?def\s+(\w+)/,
  ruby: /^(\s*)(?:(?:private|protected|public|memoize)\s+)?def\s+(?:self\.)?([\w?!=]+)/,
} as const;

function byIndent(code: string, language: 'python' | 'ruby'): FunctionRange[] {
  const lines = code.split('\n');
  // Blank lines belong to whatever is around them.
  const indents = lines.map((line) => (line.trim() === '' ? Number.POSITIVE_INFINITY : line.search(/\S/)));
  return lines.flatMap((line, index) => {
    const head = INDENTED[language].exec(line);
    if (head?.[2] === undefined) return [];
    const body = { from: index + signatureLines(lines, index), indent: (head[1] ?? '').length };
    let end = body.from;
    while (end < lines.length && (indents[end] ?? 0) > body.indent) end += 1;
    if (language === 'ruby' && /^\s*end\b/.test(lines[end] ?? '')) end += 1;
    return [{ name: head[2], startLine: index + 1, endLine: lastWritten(indents, end), anonymous: false }];
  });
}

/** How many lines a signature takes: it may close at the margin, so its brackets are counted. */
function signatureLines(lines: readonly string[], index: number): number {
  let depth = 0;
  for (let count = 1; count <= LONGEST_SIGNATURE; count += 1) {
    depth += openedBy(lines[index + count - 1] ?? '');
    if (depth <= 0) return count;
  }
  return 1;
}

/** The last of the first `end` lines that is not blank, counted from 1. */
function lastWritten(indents: readonly number[], end: number): number {
  let last = end;
  while (last > 1 && indents[last - 1] === Number.POSITIVE_INFINITY) last -= 1;
  return last;
}

/** Brackets a line opens and does not close. */
function openedBy(line: string): number {
  return (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
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
  go: /\bfunc\b\s{0,9}(?:\(\)\s{0,9})?(\w+)?\s{0,9}(?:\[\])?\s{0,9}\(\)/,
  rust: /\bfn\s+(\w+)/,
  kotlin: /\bfun\s{1,9}(?:<[^>]*>\s{0,9})?(?:[\w<>?]+\.)*(\w+)\s{0,9}\(\)/,
  scala: /\bdef\s+(\w+)/,
  php: /\b(?:function|fn)\b\s{0,9}&?\s{0,9}(\w+)?\s{0,9}\(\)/,
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

function scriptHeader(text: string): Header | undefined {
  const keyword = text.lastIndexOf('function');
  const declared = keyword === -1 ? null : /^function\b\s*\*?\s*([\w$]+)?/.exec(text.slice(keyword));
  if (declared?.[1] !== undefined) return { name: declared[1], anonymous: false, at: keyword };
  if (declared !== null) return assignedHeader(text.slice(0, keyword), { at: keyword });
  const brackets = text.lastIndexOf('()');
  const behind = text.slice(brackets + 2).trim();
  if (text.endsWith('=>')) {
    const bracketed = brackets !== -1 && /^(?::|=>)/.test(behind);
    const before = bracketed
      ? text.slice(0, brackets)
      : text
          .slice(0, -2)
          .trimEnd()
          .replace(/[\w$]+$/, '');
    return assignedHeader(before, { at: before.length });
  }
  if (brackets === -1 || (behind !== '' && !behind.startsWith(':'))) return undefined;
  const before = withoutGenerics(text.slice(0, brackets).trimEnd());
  const name = /(?:#?[\w$]+|\[\])$/.exec(before);
  if (name === null || CONTROL.test(name[0]) || before[name.index - 1] === '.') return undefined;
  return { name: name[0], anonymous: false, at: name.index };
}

/** The name that a function without one is given by what stands before it: `const total =`, `total:`. */
function assignedHeader(before: string, place: { at: number }): Header {
  const left = withoutGenerics(before.trimEnd())
    .replace(/\basync$/, '')
    .trimEnd();
  const anonymous: Header = { name: '', anonymous: true, at: place.at };
  if (!/[^=!<>]=$|:$/.test(left)) return anonymous;
  const target = left.slice(0, -1);
  const colon = target.indexOf(':');
  const name = /([\w$]+)[?!]?$/.exec((colon === -1 ? target : target.slice(0, colon)).trimEnd());
  return name?.[1] === undefined ? anonymous : { name: name[1], anonymous: false, at: name.index };
}

/** `load<T extends { a: string }>` to `load`. */
function withoutGenerics(text: string): string {
  if (!text.endsWith('>') || text.endsWith('=>')) return text;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === '>' && text[at - 1] !== '=') depth += 1;
    else if (text[at] === '<') depth -= 1;
    if (depth === 0) return text.slice(0, at).trimEnd();
  }
  return text;
}

/** Java, C# and whatever else writes `type name(arguments) {`. */
function classicHeader(text: string): Header | undefined {
  const lambda = /(?:->|=>)$/.exec(text);
  if (lambda !== null) return { name: '', anonymous: true, at: Math.max(0, text.lastIndexOf('()', lambda.index)) };
  const plain = text.replace(/:\s*(?:base|this)\s*\(\)$/, '');
  const brackets = plain.lastIndexOf('()');
  const behind = plain.slice(brackets + 2).trim();
  if (brackets === -1 || (behind !== '' && !/^(?:throws|where|const|override|noexcept)\b/.test(behind)))
    return undefined;
  const head = withoutGenerics(plain.slice(0, brackets).trimEnd());
  const name = /[\w~]+$/.exec(head);
  if (name === null || CONTROL.test(name[0])) return undefined;
  const before = head.slice(0, name.index).trimEnd();
  const lastWord = /\w+$/.exec(before)?.[0] ?? '';
  return /[.=]$/.test(before) || CONTROL.test(lastWord)
    ? undefined
    : { name: name[0], anonymous: false, at: name.index };
}

/** `const total = (items) => items.reduce(...)`: a function without braces, on the lines of its statement. */
function expressionArrows(code: string, starts: readonly number[]): FunctionRange[] {
  const pattern =
    /(?:^|\n)[ \t]*(?:export\s{1,9})?(?:const|let|var)\s{1,9}([\w$]{1,200})[^=\n]{0,200}=\s{0,99}(?:async\s{0,9})?(?:\([^()\n]{0,500}\)|[\w$]{1,200})[^=\n]{0,100}=>[ \t]{0,99}\n?[ \t]{0,200}(?=[^\s{])/g;
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
  const before = code.slice(Math.max(0, start - 120), start);
  const callee = /([\w$.]+)\s*\((?:[^()]|\([^()]*\))*$/.exec(before);
  return callee?.[1] === undefined ? '(anonymous)' : `${callee[1]} callback`;
}
