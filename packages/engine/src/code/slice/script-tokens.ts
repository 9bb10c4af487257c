/** A word, literal or mark of JavaScript or TypeScript. Lines count from 1. */
export interface ScriptToken {
  readonly kind: 'word' | 'string' | 'number' | 'mark';
  readonly text: string;
  readonly line: number;
}

/** Words of the language itself, which name nothing. */
export const SCRIPT_KEYWORDS: ReadonlySet<string> = new Set(
  'await async break case catch class const continue default delete do else export extends false finally for from function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield as satisfies'.split(
    ' ',
  ),
);

const TOKEN =
  /(?<blank>\s+|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<word>#?[\p{L}_$][\p{L}\p{N}_$]*)|(?<number>\d[\w.]*)|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<mark>=>|\.\.\.|\?\.|\?\?=?|[=!]==?|[<>]=|&&=?|\|\|=?|\*\*|\+\+|--|[-+*/%]=|[^])/uy;
/** What a regular expression can stand behind; elsewhere a slash divides. */
const BEFORE_PATTERN = /^(?:[([{,;=:!&|?+~^%<>*-]|=>|&&|\|\||\?\?|[=!]==?|return|typeof|case|throw|await|)$/;
const PATTERN = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,60}\]){1,300}\/[a-z]{0,8}/uy;
/** Templates inside of templates that are read; deeper ones are text. */
const DEEPEST = 4;

/** Splits a text into tokens without comments; what stands in `${}` of a template is code. Linear, and never fails on broken code. */
export function scriptTokens(text: string): ScriptToken[] {
  const tokens: ScriptToken[] = [];
  read(text, { tokens, line: 1, depth: 0 });
  return tokens;
}

interface Reading {
  readonly tokens: ScriptToken[];
  line: number;
  readonly depth: number;
}

function read(text: string, state: Reading): void {
  let at = 0;
  while (at < text.length) {
    if (text[at] === '`') {
      at = readTemplate(text, { at, state });
      continue;
    }
    const plain = plainEnd(text, { at, state });
    if (plain > at) {
      at = plain;
      continue;
    }
    const pattern = patternAt(text, { at, before: state.tokens.at(-1)?.text ?? '' });
    if (pattern !== undefined) {
      state.tokens.push({ kind: 'string', text: pattern, line: state.line });
      at += pattern.length;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return;
    const { word, number, string, mark } = match.groups ?? {};
    const kind =
      word === undefined ? (number === undefined ? (string === undefined ? 'mark' : 'string') : 'number') : 'word';
    const own = word ?? number ?? string ?? mark;
    if (own !== undefined) state.tokens.push({ kind, text: own, line: state.line });
    state.line += lineBreaks(match[0]);
    at += match[0].length;
  }
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
/** Marks that no longer mark begins with. */
const MARK = 4;
const QUOTE = 5;
/** What ASCII characters are in a script; everything else is left to the pattern. */
const CHARACTERS = Uint8Array.from({ length: 128 }, (_none, code) => kindOf(String.fromCharCode(code)));
const NEWLINE = 10;
const BACKSLASH = 92;

function kindOf(character: string): number {
  if (/\s/.test(character)) return SPACE;
  if (/[A-Za-z_$]/.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  if (/[(){}[\],;:]/.test(character)) return MARK;
  return /["']/.test(character) ? QUOTE : 0;
}

/**
 * Reads the plainest blanks, words, marks and strings, which most of a script is, without the pattern; returns where they end, or
 * where they began when something else stands there.
 */
function plainEnd(text: string, place: { at: number; state: Reading }): number {
  const { at, state } = place;
  const kind = CHARACTERS[text.charCodeAt(at)];
  if (kind === SPACE) return blankEnd(text, place);
  const end = kind === LETTER ? wordEnd(text, at) : kind === QUOTE ? stringEnd(text, at) : kind === MARK ? at + 1 : at;
  if (end > at) {
    const token = kind === LETTER ? 'word' : kind === QUOTE ? 'string' : 'mark';
    state.tokens.push({ kind: token, text: text.slice(at, end), line: state.line });
  }
  return end;
}

function blankEnd(text: string, { at, state }: { at: number; state: Reading }): number {
  let end = at;
  for (let code = text.charCodeAt(at); CHARACTERS[code] === SPACE; code = text.charCodeAt(end)) {
    if (code === NEWLINE) state.line += 1;
    end += 1;
  }
  return end;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  for (; CHARACTERS[code] === LETTER || CHARACTERS[code] === DIGIT; code = text.charCodeAt(end)) end += 1;
  // A letter of another alphabet may go on the word.
  return code > 127 ? at : end;
}

/** Where a string on one line without escapes ends. */
function stringEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let end = at + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === quote) return end + 1;
    if (code === BACKSLASH || code === NEWLINE) return at;
  }
  return at;
}

function patternAt(text: string, place: { at: number; before: string }): string | undefined {
  if (text[place.at] !== '/' || !BEFORE_PATTERN.test(place.before)) return undefined;
  PATTERN.lastIndex = place.at;
  return PATTERN.exec(text)?.[0];
}

/** Reads a template from its opening quote; returns where it ends. */
function readTemplate(text: string, place: { at: number; state: Reading }): number {
  const { state } = place;
  let from = place.at;
  let at = place.at + 1;
  const push = (to: number): void => {
    const piece = text.slice(from, to);
    state.tokens.push({ kind: 'string', text: piece, line: state.line });
    state.line += lineBreaks(piece);
  };
  while (at < text.length && text[at] !== '`') {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith('${', at) && state.depth < DEEPEST) {
      push(at);
      const close = closingBrace(text, at + 2);
      const inner = { tokens: state.tokens, line: state.line, depth: state.depth + 1 };
      read(text.slice(at + 2, close), inner);
      state.line = inner.line;
      from = close + 1;
      at = close + 1;
    } else at += 1;
  }
  push(Math.min(text.length, at + 1));
  return at + 1;
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
