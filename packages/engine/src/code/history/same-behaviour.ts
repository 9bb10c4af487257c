import { languageOfPath } from '../source/language.ts';
import { SCRIPT_KEYWORDS, type ScriptToken, scriptTokens } from '../slice/script-tokens.ts';
import type { FileChange } from './commit.ts';

/** Changes of more lines are not compared: they are more than a tidy-up. */
const MOST_LINES = 400;
const MOST_CHARACTERS = 40_000;
/** Marks that formatters add and take away, and braces around a single statement. */
const FORMAT = new Set([';', ',', '{', '}', '(', ')']);
const TYPE_START =
  /^(?:[[{(]|["'].*|string|number|boolean|unknown|void|any|never|object|bigint|symbol|[A-Z]\w*|readonly|typeof|keyof)$/;

/**
 * True when a change of a script writes the same thing in another way: other formatting, comments, type annotations, names of local
 * variables, or a variable for what stood in place. Judged by tokens, so it errs towards "changes something".
 */
export function keepsBehaviour(file: FileChange): boolean {
  if (file.hunks.length === 0 || languageOfPath(file.path) !== 'typescript') return false;
  const known = KEPT.get(file);
  if (known !== undefined) return known;
  const kept = file.status === 'modified' && hunkKeepsBehaviour(file.hunks.flatMap(({ lines }) => lines));
  KEPT.set(file, kept);
  return kept;
}

const KEPT = new WeakMap<FileChange, boolean>();

/** The same for the lines of one hunk, each with its mark. */
export function hunkKeepsBehaviour(lines: readonly string[]): boolean {
  const size = lines.reduce((sum, line) => sum + line.length, 0);
  if (lines.length > MOST_LINES || size > MOST_CHARACTERS) return false;
  const side = (mark: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(mark))
      .map((line) => line.slice(1))
      .join('\n');
  const [before, after] = [essence(side('-')), essence(side('+'))];
  return sameUpToNames(before, after) || sameUpToNames(inlined(before), inlined(after));
}

/** Tokens that decide what happens. */
function essence(text: string): ScriptToken[] {
  return withoutTypes(scriptTokens(text)).filter(({ kind, text: own }) => kind !== 'mark' || !FORMAT.has(own));
}

/** Leaves out annotations of variables, parameters and results, `as Type`, and whole interfaces and type aliases. */
function withoutTypes(tokens: readonly ScriptToken[]): ScriptToken[] {
  const kept: ScriptToken[] = [];
  const open: string[] = [];
  let choices = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const { text } = token;
    const next = tokens[at + 1]?.text ?? '';
    if (/^[([{]$/.test(text)) open.push(text);
    else if (/^[)\]}]$/.test(text)) open.pop();
    if (text === '?' && next !== ':') choices += 1;
    else if (text === ';' || text === '{') choices = 0;
    const declares = text === 'interface' || (text === 'type' && tokens[at + 2]?.text === '=');
    const annotates =
      text === ':' && choices === 0 && isAnnotated(tokens, { at, within: open.at(-1) }) && TYPE_START.test(next);
    if (text === ':' && choices > 0) choices -= 1;
    if (declares) at = endOfDeclaration(tokens, at);
    else if (annotates || (text === 'as' && TYPE_START.test(next))) at = endOfType(tokens, at + 1) - 1;
    else if (text !== 'export') kept.push(token);
  }
  return kept;
}

/** Whether a colon can only stand before a type: behind a parameter list, a parameter or a declared variable, not behind a key. */
function isAnnotated(tokens: readonly ScriptToken[], place: { at: number; within: string | undefined }): boolean {
  const before = tokens[place.at - 1]?.text;
  if (before === ')') return true;
  const name = before === '?' ? place.at - 2 : place.at - 1;
  return place.within === '(' || /^(?:const|let|var|readonly)$/.test(tokens[name - 1]?.text ?? '');
}

function endOfDeclaration(tokens: readonly ScriptToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { text } = tokens[at] as ScriptToken;
    if (text === '{') depth += 1;
    if (text === '}') depth -= 1;
    if (depth === 0 && (text === '}' || text === ';')) return at;
  }
  return tokens.length;
}

function endOfType(tokens: readonly ScriptToken[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < tokens.length; at += 1) {
    const { text, kind } = tokens[at] as ScriptToken;
    if (text === '<' || text === '[' || ((text === '{' || text === '(') && at === from)) depth += 1;
    else if (depth > 0 && /^[>\]})]$/.test(text)) depth -= 1;
    else if (depth === 0 && at > from && kind === 'mark' && text !== '.' && text !== '|') break;
    else if (depth === 0 && at > from && kind !== 'mark' && !['.', '|'].includes(tokens[at - 1]?.text ?? '')) break;
  }
  return at;
}

/** Puts what a `const` stands for where it is used, when that is once. */
function inlined(tokens: readonly ScriptToken[]): ScriptToken[] {
  let list = [...tokens];
  for (let at = 0; at < list.length; at += 1) {
    if (list[at]?.text !== 'const' || list[at + 1]?.kind !== 'word' || list[at + 2]?.text !== '=') continue;
    const name = list[at + 1]?.text;
    const line = list[at]?.line ?? 0;
    let end = at + 3;
    while (end < list.length && list[end]?.line === line) end += 1;
    const uses = list.flatMap((token, place) => (place >= end && token.text === name ? [place] : []));
    const [use] = uses;
    if (use === undefined || uses.length > 1) continue;
    // What is put in stands where it is used, also for the next round.
    const put = list.slice(at + 3, end).map((token) => ({ ...token, line: list[use]?.line ?? line }));
    list = [...list.slice(0, at), ...list.slice(end, use), ...put, ...list.slice(use + 1)];
    at -= 1;
  }
  return list;
}

/** Equal, when each local name of one side always stands for the same name of the other. Properties and keys keep their names. */
function sameUpToNames(before: readonly ScriptToken[], after: readonly ScriptToken[]): boolean {
  if (before.length !== after.length) return false;
  const [there, back] = [new Map<string, string>(), new Map<string, string>()];
  return (
    before.every((left, place) => {
      const right = after[place];
      if (right === undefined || left.kind !== right.kind) return false;
      const renames = left.kind === 'word' && isLocal(before, place) && isLocal(after, place);
      if (!renames) return left.text === right.text;
      const [wanted, source] = [there.get(left.text) ?? right.text, back.get(right.text) ?? left.text];
      there.set(left.text, wanted);
      back.set(right.text, source);
      return wanted === right.text && source === left.text;
    }) && declaredBoth(there, { before, after })
  );
}

function isLocal(tokens: readonly ScriptToken[], place: number): boolean {
  const [before, own, next] = [tokens[place - 1]?.text, tokens[place]?.text ?? '', tokens[place + 1]?.text];
  return before !== '.' && before !== '?.' && next !== ':' && !SCRIPT_KEYWORDS.has(own) && !own.startsWith('#');
}

/** A new name must be declared where it is seen: else another thing is meant by it. */
function declaredBoth(
  names: ReadonlyMap<string, string>,
  sides: { before: readonly ScriptToken[]; after: readonly ScriptToken[] },
): boolean {
  const declares = (tokens: readonly ScriptToken[], name: string): boolean =>
    tokens.some(
      ({ text }, place) => text === name && /^(?:const|let|var|function|of)$/.test(tokens[place - 1]?.text ?? ''),
    );
  return [...names].every(([from, to]) => from === to || (declares(sides.before, from) && declares(sides.after, to)));
}
