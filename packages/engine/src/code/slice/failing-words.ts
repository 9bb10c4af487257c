import type { ScriptFile } from './script-file.ts';
import { statementAround } from './script-file.ts';
import { SCRIPT_KEYWORDS, type ScriptToken } from './script-tokens.ts';

/** What was thrown where: the column counts from 1 and may be missing. */
export interface ThrownAt {
  readonly line: number;
  readonly column?: number;
  readonly message?: string;
  /** The function of the runtime that threw, when the line called one: `structuredClone`, `readFileSync`. */
  readonly callee?: string;
}

/** Words and literals that matter, with how many more steps they lie away: what is handed to a call matters less than what it returns. */
export type Mattering = ReadonlyMap<string, number>;

/** The steps from what a call returns to what it was given. */
const GIVEN = 1.25;
/** The steps from a call that refused what it was given to what it is a method of. */
const OWNER = 0.5;
const DESTRUCTURED = /Cannot destructure property '([^']+)' of '([^']+)'/;
const READING = /Cannot (?:read|set) (?:property|properties) of (?:undefined|null) \((?:reading|setting) '([^']+)'\)/;
const NOT_CALLABLE = /([\w$#]{1,80})\W{0,20} is not (?:a function|iterable|a constructor)/;
/** A call of the operating system that failed for the path it was given. */
const SYSTEM_CALL = /\bE[A-Z]{3,30}: .{0,300}?, \w{1,40} '/;
/** Marks that decide whether nothing is taken for something. */
const GUARDS = new Set(['?.', '??', '!', '||', '&&', '?']);
const CONDITION_LINES = 4;

/**
 * The words and literals of the expression whose value made a line throw: of `order.customer.name` that cannot be read, `order` and `customer`; of a
 * deliberate throw, what its condition and message use. Undefined when it cannot be told: then everything in the statement may be it.
 */
export function failingWords(file: ScriptFile, thrown: ThrownAt): Mattering | undefined {
  // Where the stack runs out is chance: the calls that made it deep are what matters.
  if (/Maximum call stack size exceeded/.test(thrown.message ?? '')) return new Map();
  const range = statementAround(file, thrown.line);
  const tokens = file.tokens.slice(range.from, range.to + 1).flat();
  const property = READING.exec(thrown.message ?? '')?.[1];
  if (property !== undefined) return receiverOf(tokens, { name: property, line: thrown.line });
  const destructured = DESTRUCTURED.exec(thrown.message ?? '');
  const parts: readonly string[] = destructured?.[2]?.match(/[\w$#]+/g) ?? [];
  if (tokens.some(({ text }) => parts.includes(text))) return direct(parts);
  const callee = NOT_CALLABLE.exec(thrown.message ?? '')?.[1];
  if (callee !== undefined) {
    const words = receiverOf(tokens, { name: callee, line: thrown.line });
    if (words !== undefined) return new Map([...words, [callee, 0]]);
    return tokens.some(({ text }) => text === callee) ? direct([callee]) : calleesOf(tokens);
  }
  const refused = thrown.callee === undefined ? undefined : refusedBy(tokens, { ...thrown, callee: thrown.callee });
  if (refused !== undefined) return refused;
  if (throwsOnPurpose(file, thrown.line)) return thrownWords(file, thrown.line);
  // Another number or text is of the same type as the one before.
  const typed = /^TypeError\b/.test(thrown.message ?? '');
  const operands = tokens.filter(({ kind, text }) => kind === 'word' || GUARDS.has(text));
  return typed ? direct(operands.map(({ text }) => text)) : undefined;
}

/** What the runtime was given and refused: the path, where a file could not be used; else every argument, and what the method belongs to. */
function refusedBy(
  tokens: readonly ScriptToken[],
  thrown: ThrownAt & { readonly callee: string },
): Mattering | undefined {
  const given = argumentsOf(tokens, thrown.callee)?.map(namesOf);
  if (given === undefined) return undefined;
  const [path] = given;
  if (SYSTEM_CALL.test(thrown.message ?? '') && path !== undefined && path.length > 0) return direct(path);
  const owner = receiverOf(tokens, { name: thrown.callee, line: thrown.line }) ?? new Map<string, number>();
  const none = given.flat().length === 0;
  return new Map([
    ...[...owner].map(([word, steps]) => [word, none ? steps : steps + OWNER] as const),
    ...direct(given.flat()),
  ]);
}

/** Whether a line throws by a statement somebody wrote. */
export function throwsOnPurpose(file: ScriptFile, line: number): boolean {
  const { from, to } = statementAround(file, line);
  return file.tokens.slice(from, to + 1).some((tokens) => tokens.some(({ text }) => text === 'throw'));
}

/**
 * What names that are bound in a statement are bound to: the list that `for (const page of ...)` walks, and what a callback is handed to
 * (`pages.map((page) => ...)`).
 */
export function boundTo(tokens: readonly ScriptToken[], names: Mattering): Mattering {
  const words = new Map<string, number>();
  const add = (found: readonly ScriptToken[]): void => {
    for (const [word, steps] of weighed(found)) words.set(word, Math.min(steps, words.get(word) ?? steps));
  };
  for (const [place, { text }] of tokens.entries()) {
    if (text === 'of' || text === 'in') {
      const open = tokens.findLastIndex((token, at) => at < place && token.text === 'for');
      const bound = open !== -1 && tokens.slice(open, place).some((token) => names.has(token.text));
      if (bound) add(tokens.slice(place + 1, closeBehind(tokens, place + 1)));
    } else if (text === '=>') {
      const start = tokens[place - 1]?.text === ')' ? openBefore(tokens, place - 1) : place - 1;
      const bound = tokens.slice(start, place).some((token) => names.has(token.text));
      const assigned = tokens.findLastIndex((token, at) => at < start && token.text === '=');
      if (bound) add(tokens.slice(assigned + 1, start));
    }
  }
  return words;
}

/** Where the bracket closes that was open before a place. */
function closeBehind(tokens: readonly ScriptToken[], from: number): number {
  let depth = 0;
  for (let place = from; place < tokens.length; place += 1) {
    const text = tokens[place]?.text;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    if (depth < 0) return place;
  }
  return tokens.length;
}

function openBefore(tokens: readonly ScriptToken[], close: number): number {
  let depth = 0;
  for (let place = close; place >= 0; place -= 1) {
    const text = tokens[place]?.text;
    if (text === ')') depth += 1;
    else if (text === '(') depth -= 1;
    if (depth === 0) return place;
  }
  return 0;
}

/** Everything a statement calls by a plain name: built code does not show which of them it was. */
function calleesOf(tokens: readonly ScriptToken[]): Mattering | undefined {
  const names = tokens.flatMap(({ kind, text }, place) =>
    kind === 'word' && tokens[place + 1]?.text === '(' && !/^\??\.$/.test(tokens[place - 1]?.text ?? '') ? [text] : [],
  );
  return names.length === 0 ? undefined : direct(names);
}

/** The words of what stands before `.name`: a chain of properties and calls with their arguments. */
export function receiverOf(
  tokens: readonly ScriptToken[],
  about: { readonly name: string; readonly line?: number },
): Mattering | undefined {
  const at = tokens.findLastIndex(
    ({ text, line }, place) =>
      (text === about.name || text.slice(1, -1) === about.name) &&
      (about.line === undefined || line === about.line) &&
      /^(?:\??\.|\[)$/.test(tokens[place - 1]?.text ?? ''),
  );
  if (at === -1) return undefined;
  let from = at - 1;
  let depth = 0;
  for (let place = at - 2; place >= 0; place -= 1) {
    const { kind, text } = tokens[place] ?? { kind: 'mark', text: ';' };
    const joined = /^(?:\??\.|!)$/.test(tokens[place - 1]?.text ?? '');
    if (depth === 0 && kind === 'mark' && !/^(?:\??\.|!|\)|\])$/.test(text)) break;
    if (text === ')' || text === ']') depth += 1;
    else if (text === '(' || text === '[') depth -= 1;
    from = place;
    if (depth === 0 && kind !== 'mark' && !joined) break;
  }
  const words = weighed(tokens.slice(from, at - 1));
  return words.size === 0 ? undefined : words;
}

function direct(words: Iterable<string>): Mattering {
  return new Map([...words].map((word) => [word, 0]));
}

/** The words of an expression: those handed to a call lie further away, unless they are a callback, which makes the result. */
export function weighed(tokens: readonly ScriptToken[]): Mattering {
  const words = new Map<string, number>();
  const calls: boolean[] = [];
  for (const [place, { kind, text }] of tokens.entries()) {
    if (text === '(') calls.push(isCallable(tokens[place - 1]) && !hasCallback(tokens, place));
    else if (text === ')') calls.pop();
    else if (kind !== 'mark' && isNaming(text)) {
      const steps = calls.includes(true) ? GIVEN : 0;
      words.set(text, Math.min(steps, words.get(text) ?? steps));
    }
  }
  return words;
}

/** A bracket behind `return` or `if` calls nothing. */
function isCallable(token: ScriptToken | undefined): boolean {
  return token?.kind === 'word' && (token.text === 'super' || !SCRIPT_KEYWORDS.has(token.text));
}

/** `this` and `await` change what an expression yields; other words of the language name nothing. */
function isNaming(text: string): boolean {
  return text === 'this' || text === 'await' || text === 'new' || !SCRIPT_KEYWORDS.has(text);
}

function hasCallback(tokens: readonly ScriptToken[], open: number): boolean {
  let depth = 0;
  for (let place = open; place < tokens.length; place += 1) {
    const text = tokens[place]?.text;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    if (depth === 0) return false;
    if (text === '=>' || text === 'function') return true;
  }
  return false;
}

/** What the condition before a `throw` and the thrown message use. Names that are only built, as `new` classes, say nothing. */
function thrownWords(file: ScriptFile, line: number): Mattering {
  const words = new Map<string, number>();
  for (let at = line; at >= Math.max(1, line - CONDITION_LINES); at -= 1) {
    const tokens = file.tokens[at] ?? [];
    for (const [place, { kind, text }] of tokens.entries()) {
      const built = tokens[place - 1]?.text === 'new' || /^(?:throw|new|if|else)$/.test(text);
      if (kind !== 'mark' && !built && !text.startsWith('`')) words.set(text, 0);
    }
    if (tokens.some(({ text }) => text === 'if' || text === 'case')) break;
    if (at < line && tokens.at(-1)?.text === ';') break;
  }
  return words;
}

/** The arguments of a call, by position; undefined when the lines do not call it. */
export function argumentsOf(tokens: readonly ScriptToken[], callee: string): ScriptToken[][] | undefined {
  const at = tokens.findIndex(({ text }, place) => text === callee && tokens[place + 1]?.text === '(');
  return at === -1 ? undefined : listedFrom(tokens, at + 1);
}

/** Words and literals without marks. */
function namesOf(tokens: readonly ScriptToken[]): string[] {
  return tokens.flatMap(({ kind, text }) => (kind === 'mark' ? [] : [text]));
}

/** What stands between an opening bracket and its closing one, split by commas. */
function listedFrom(tokens: readonly ScriptToken[], open: number): ScriptToken[][] {
  const parts: ScriptToken[][] = [[]];
  let depth = 0;
  for (let place = open; place < tokens.length; place += 1) {
    const token = tokens[place] ?? { kind: 'mark', text: '', line: 0 };
    const { text } = token;
    if (/^[([{]$/.test(text)) depth += 1;
    else if (/^[)\]}]$/.test(text)) depth -= 1;
    if (depth === 0) return parts;
    if (depth === 1 && text === ',') parts.push([]);
    else if (place > open) parts.at(-1)?.push(token);
  }
  return parts;
}

/** The names in the parameters of the function that begins at a line, by position. */
export function parametersAt(file: ScriptFile, about: { line: number; name: string }): string[][] {
  const tokens = file.tokens.slice(about.line, about.line + 12).flat();
  const name = tokens.findIndex(({ text }) => text === about.name);
  const open = tokens.findIndex(({ text }, place) => place > name && text === '(');
  return open === -1 ? [] : listedFrom(tokens, open).map(namesOf);
}
