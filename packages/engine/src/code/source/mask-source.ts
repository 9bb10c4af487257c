import { createHereTexts } from './here-texts.ts';
import type { HereText } from './here-texts.ts';
import { type Language, type Lexicon, lexiconOf, type StringForm } from './language.ts';

/** A string literal in a source text. */
export interface Literal {
  /** Offsets of the whole literal, quotes included. */
  readonly start: number;
  readonly end: number;
  /** What stands between the quotes, escapes as written. */
  readonly content: string;
  /** Letters directly before the quote (`f`, `r`, `$`), in lower case. */
  readonly prefix: string;
  readonly quote: string;
}

/** A source text in which only code is left, at the same offsets as in the original. */
export interface MaskedSource {
  /** Comments and the contents of strings are blanks; line breaks stay. */
  readonly code: string;
  readonly literals: readonly Literal[];
}

/** Characters of a regular expression, or of a string inside of a template, that are looked at. */
const LONGEST_REGEX = 1000;
const REGEX_BEFORE =
  /(?:[([{,;=:!&|?+~^%<>*-]|=>|\breturn|\btypeof|\bcase|\bthrow|\bawait|\bwhen|\bif|\bunless|\band|\bor|\bnot)\s*$/;

let latest: { readonly text: string; readonly language: Language; readonly masked: MaskedSource } | undefined;

/**
 * Tells code from comments and strings in one pass. Never fails: an unclosed string ends with its line or the text. The
 * latest answer is kept, because a file's functions, statements and calls are asked for one after the other.
 */
export function maskSource(text: string, language: Language): MaskedSource {
  if (latest?.language === language && latest.text === text) return latest.masked;
  const masked = mask(text, language);
  latest = { text, language, masked };
  return masked;
}

const BEGINNINGS = new Map<Language, RegExp>();

/** Finds the next character with which a comment, a string or a regular expression can begin: few of them do. */
function beginningsOf(language: Language): RegExp {
  const known = BEGINNINGS.get(language);
  if (known !== undefined) return known;
  const lexicon = lexiconOf(language);
  const openings = [
    ...lexicon.lineComments,
    ...(lexicon.blockComment === undefined ? [] : [lexicon.blockComment[0]]),
    ...lexicon.strings.map((form) => form.open),
    ...(lexicon.quoteIsCharacter === true ? ["'"] : []),
    ...(lexicon.regexLiterals === true ? ['/'] : []),
    ...(lexicon.hereText === undefined ? [] : [lexicon.hereText]),
  ];
  const made = new RegExp(`[${[...new Set(openings.map((opening) => opening.slice(0, 1)))].join('')}]`, 'g');
  BEGINNINGS.set(language, made);
  return made;
}

function mask(text: string, language: Language): MaskedSource {
  const lexicon = lexiconOf(language);
  const beginnings = beginningsOf(language);
  const literals: Literal[] = [];
  const pieces: string[] = [];
  const hereTextAt = createHereTexts(text, lexicon);
  const texts: HereText[] = [];
  let kept = 0;
  let at = 0;
  const blank = (from: number, to: number): void => {
    pieces.push(text.slice(kept, from), text.slice(from, to).replaceAll(/[^\n]/g, ' '));
    kept = to;
  };
  for (;;) {
    beginnings.lastIndex = at;
    const next = beginnings.exec(text);
    const [body] = texts;
    if (body !== undefined && (next === null || next.index >= body.from)) {
      blank(body.from, body.to);
      at = Math.max(at, body.to);
      texts.shift();
      continue;
    }
    if (next === null) break;
    at = next.index;
    const here = hereTextAt(at, texts.at(-1)?.to ?? 0);
    if (here !== undefined) {
      texts.push(here);
      at += lexicon.hereText?.length ?? 1;
      continue;
    }
    const end = commentEnd(text, { at, lexicon });
    if (end !== undefined) {
      blank(at, end);
      at = end;
      continue;
    }
    const literal = literalAt(text, { at, lexicon });
    if (literal !== undefined) {
      literals.push(literal);
      blank(literal.start + literal.quote.length, Math.max(literal.start + literal.quote.length, literal.end - 1));
      at = literal.end;
      continue;
    }
    const regex = lexicon.regexLiterals === true && text[at] === '/' ? regexEnd(text, at) : undefined;
    if (regex !== undefined) blank(at, regex);
    at = regex ?? at + 1;
  }
  pieces.push(text.slice(kept));
  return { code: pieces.join(''), literals };
}

function commentEnd(text: string, place: { at: number; lexicon: Lexicon }): number | undefined {
  const { at, lexicon } = place;
  if (lexicon.lineComments.some((mark) => text.startsWith(mark, at))) {
    const newline = text.indexOf('\n', at);
    return newline === -1 ? text.length : newline;
  }
  const block = lexicon.blockComment;
  if (block === undefined || !text.startsWith(block[0], at)) return undefined;
  const close = text.indexOf(block[1], at + block[0].length);
  return close === -1 ? text.length : close + block[1].length;
}

function literalAt(text: string, place: { at: number; lexicon: Lexicon }): Literal | undefined {
  const { at, lexicon } = place;
  if (lexicon.quoteIsCharacter === true && text[at] === "'") {
    const character = /^'(?:\\.[^']{0,8}|[^\\'\n])'/.exec(text.slice(at, at + 14));
    if (character === null) return undefined;
    return { start: at, end: at + character[0].length, content: character[0].slice(1, -1), prefix: '', quote: "'" };
  }
  const form = lexicon.strings.find(({ open }) => text.startsWith(open, at));
  if (form === undefined) return undefined;
  const from = at + form.open.length;
  const close = closeOf(text, { from, form });
  const prefix = /[A-Za-z$@]{1,3}$/.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '';
  return {
    start: at,
    end: Math.min(text.length, close + form.close.length),
    content: text.slice(from, close),
    prefix: `${prefix}${form.open.replace(/(?<!["'`#])["'`#]+$/, '')}`.toLowerCase(),
    quote: form.open,
  };
}

/** Offset of the closing quote. `${ ... }` in a template may hold strings and templates of its own. */
function closeOf(text: string, string: { from: number; form: StringForm }): number {
  const { form } = string;
  const depths: number[] = [];
  for (let at = string.from; at < text.length; at += 1) {
    const character = text[at];
    if (form.escapes && character === '\\') at += 1;
    else if (!form.multiline && character === '\n') return at;
    else if (form.open === '`' && form.escapes) {
      // In the template's text a backtick ends it; in an expression braces are counted, and nested backticks are skipped whole.
      const inExpression = depths.length > 0;
      if (!inExpression && character === '`') return at;
      if (!inExpression && text.startsWith('${', at)) {
        depths.push(1);
        at += 1;
      } else if (inExpression) at = inside(text, { at, depths });
    } else if (text.startsWith(form.close, at)) return at;
  }
  return text.length;
}

function inside(text: string, place: { at: number; depths: number[] }): number {
  const { at, depths } = place;
  const character = text[at];
  if (character === '{') depths[0] = (depths[0] ?? 0) + 1;
  else if (character === '}') depths[0] = (depths[0] ?? 0) - 1;
  if (depths[0] === 0) depths.pop();
  if (character !== '`' && character !== '"' && character !== "'") return at;
  if (character === '`') return nestedTemplate(text, at);
  const ahead = text.slice(at + 1, at + LONGEST_REGEX);
  const close = ahead.indexOf(character);
  const newline = ahead.indexOf('\n');
  return close === -1 || (newline !== -1 && newline < close) ? at : at + 1 + close;
}

/** A template inside a template's expression: one level deep is followed, deeper ones are taken to its first backtick. */
function nestedTemplate(text: string, open: number): number {
  const close = text.indexOf('`', open + 1);
  return close === -1 ? text.length : close;
}

function regexEnd(text: string, at: number): number | undefined {
  const before = text.slice(Math.max(0, at - 20), at);
  if (before.trim() !== '' && !REGEX_BEFORE.test(before)) return undefined;
  let inClass = false;
  for (let place = at + 1; place < Math.min(text.length, at + LONGEST_REGEX); place += 1) {
    const character = text[place];
    if (character === '\n') return undefined;
    if (character === '\\') place += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return place + 1;
  }
  return undefined;
}

/** Offsets at which lines begin; line n (from 1) begins at `[n - 1]`. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line (from 1) that an offset lies in. */
export function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
