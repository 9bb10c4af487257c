import { matchBrackets } from '../slice/brackets.ts';
import { findFunctions } from './enclosing-function.ts';
import { functionOfLine } from './function-of-line.ts';
import { type Language, languageOfPath } from './language.ts';
import { toLogTemplate } from './literal-template.ts';
import { lineAt, lineStarts, type Literal, type MaskedSource, maskSource } from './mask-source.ts';

/** A place in the code that writes a message: a call of a logger, or an exception whose message ends in a log. */
export interface LogStatement {
  readonly path: string;
  /** The line on which the call begins. */
  readonly line: number;
  /** The fixed text of the message, with `<*>` for every value put in at run time. */
  readonly template: string;
  readonly kind: 'log' | 'throw';
  /** As the code names it, in lower case: `error`, `warn`, `info`. */
  readonly level?: string;
  /** The function the statement stands in. */
  readonly function?: string;
}

const LEVELS =
  'trace|verbose|debug|info|information|notice|warn|warning|error|err|fatal|critical|alert|emergency|exception|severe|panic';
// What is called: a level, or a general word for writing. Who is called stands before it and is looked at apart.
const LEVEL_CALL = new RegExp(
  String.raw`(?:\.|->|::)(?:Log|at|log)?(${LEVELS}|log|print|println|write)(?:f|ln|w|c|Context|Ctx|Async)?(?=\s*[("'\x60]|\s+f["'])`,
  'gi',
);
/** A receiver named after logging, or a well-known sink, perhaps with a call of its own: `slf4j.getLogger(x)`, `log.WithField(k, v)`. */
const LOGGER =
  /(?:^|[^\w$])(?:[\w$]{0,40}log(?:ger|ging|rus|entry)?[\w$]{0,20}|console|slog|zap|sugar|klog|tracing|lg|l|timber|syslog)(?:\([^()\n]{0,80}\))?(?:\.with\w{0,20}\([^()\n]{0,80}\))?\??$/i;
const RECEIVER_LENGTH = 160;
const MACRO =
  /(?<![\w$:.])((?:tracing::|log::)?(?:trace|debug|info|warn|error|panic|eprintln|println|bail|anyhow|ensure))!\s*(?=\()/g;
const BARE =
  /(?<![\w$.>:])(error_log|syslog|trigger_error|print|puts|warn|NSLog|logf?|log_\w{3,10}|fmt\.(?:Print|Fprint|Println)\w*|System\.(?:out|err)\.print\w*|sys\.(?:stdout|stderr)\.write|process\.(?:stdout|stderr)\.write|Console\.(?:Error\.)?Write(?:Line)?|Timber\.\w)(?=\s*\(|\s+["'])/g;
const THROWN =
  /\b(?:throw\s{1,40}(?:new\s{1,40})?|raise\s{1,40}|panic\s{0,40}(?=\()|errors\.(?:New|Errorf|Wrapf?)\b|fmt\.Errorf\b|Promise\.reject\(\s{0,99}new\s{1,40}|reject\(\s{0,99}new\s{1,40}|(?:createHttpError|createError|abort)\b)([\w$.:\\]{0,200})\s{0,99}(?=[(,]|["'])/g;
const LONGEST_CALL = 2000;

/** Every log statement and thrown message of a source file whose text is (at least partly) in the code. */
export function extractLogStatements(text: string, path: string): LogStatement[] {
  const language = languageOfPath(path);
  const masked = maskSource(text, language);
  const pairs = matchBrackets(masked.code);
  const starts = lineStarts(text);
  const aroundLine = functionOfLine(findFunctions(text, language));
  const seen = new Set<number>();
  const found: LogStatement[] = [];
  for (const call of callsIn(masked.code)) {
    const span = argumentsOf(masked.code, { from: call.end, pairs });
    const template = templateOf({ masked, span, language });
    if (template === undefined || seen.has(span.start)) continue;
    seen.add(span.start);
    const line = lineAt(starts, call.start);
    const around = aroundLine(line);
    found.push({
      path,
      line,
      template,
      kind: call.kind,
      ...(call.level === undefined ? {} : { level: call.level }),
      ...(around === undefined ? {} : { function: around.name }),
    });
  }
  return found.toSorted((a, b) => a.line - b.line);
}

/** A text of fewer words may stand in code for many reasons. */
const LEAST_WORDS = 4;

/** Every text of several words in a source file, whatever is done with it. */
export function extractTexts(text: string, path: string): LogStatement[] {
  const language = languageOfPath(path);
  const starts = lineStarts(text);
  const aroundLine = functionOfLine(findFunctions(text, language));
  return maskSource(text, language).literals.flatMap((literal): LogStatement[] => {
    const template = toLogTemplate(literal, language).replaceAll(/\s+/g, ' ').trim();
    if ((template.match(/\p{L}{2,}/gu) ?? []).length < LEAST_WORDS) return [];
    const line = lineAt(starts, literal.start);
    const around = aroundLine(line);
    return [{ path, line, template, kind: 'log', ...(around === undefined ? {} : { function: around.name }) }];
  });
}

interface Call {
  readonly kind: 'log' | 'throw';
  readonly start: number;
  readonly end: number;
  readonly level?: string;
}

function callsIn(code: string): Call[] {
  const calls: Call[] = [];
  const add = (match: RegExpMatchArray, about: { kind: 'log' | 'throw'; level?: string | undefined }): void => {
    const start = match.index ?? 0;
    const level = about.level?.toLowerCase();
    const known = level !== undefined && new RegExp(`^(?:${LEVELS})$`).test(level);
    calls.push({ kind: about.kind, start, end: start + match[0].length, ...(known ? { level } : {}) });
  };
  for (const match of code.matchAll(LEVEL_CALL)) {
    const before = code.slice(Math.max(0, match.index - RECEIVER_LENGTH), match.index).trimEnd();
    if (LOGGER.test(before)) add(match, { kind: 'log', level: match[1] });
  }
  for (const match of code.matchAll(MACRO)) add(match, { kind: 'log', level: match[1]?.split('::').at(-1) });
  for (const match of code.matchAll(BARE)) add(match, { kind: 'log' });
  for (const match of code.matchAll(THROWN)) add(match, { kind: 'throw' });
  return calls;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The arguments of a call: inside its brackets, or the rest of the line where the language lets brackets out. */
function argumentsOf(code: string, place: { from: number; pairs: ReadonlyMap<number, number> }): Span {
  let start = place.from;
  while (/\s/.test(code[start] ?? '')) start += 1;
  if (code[start] === '(') {
    const close = place.pairs.get(start) ?? start;
    return { start: start + 1, end: Math.min(close, start + LONGEST_CALL) };
  }
  const newline = code.indexOf('\n', start);
  return { start, end: newline === -1 ? code.length : newline };
}

/**
 * The message of a call: its first string argument, joined with what is added to it by `+` or by standing next to it. Strings
 * inside of objects and nested calls are values, not the message.
 */
function templateOf(call: { masked: MaskedSource; span: Span; language: Language }): string | undefined {
  const { masked, span, language } = call;
  const own = literalsIn(masked.literals, span).filter(
    (literal) => depthAt(masked.code, { from: span.start, to: literal.start }) === 0,
  );
  const first = own[0] ?? nestedFormat(call);
  if (first === undefined) return undefined;
  const parts = [leadingValue(masked.code, { span, literal: first }), toLogTemplate(first, language)];
  let last = first;
  for (const literal of own.slice(1)) {
    const between = masked.code.slice(last.end, literal.start);
    if (between.includes(',') && depthlessComma(between)) break;
    if (!/^[\s+.\\]*$/.test(between)) parts.push('<*>');
    parts.push(toLogTemplate(literal, language));
    last = literal;
  }
  const rest = masked.code.slice(last.end, span.end);
  if (/^\s*\+/.test(rest) || (language === 'php' && /^\s*\.\s*[$\w]/.test(rest))) parts.push('<*>');
  const template = parts
    .join('')
    .replaceAll(/(?:<\*>\s?)+<\*>/g, '<*>')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return /[A-Za-z]{2}/.test(template.replaceAll('<*>', '')) ? template : undefined;
}

/** `String.format("...", x)`, `fmt.Sprintf("...", x)` and the like as the message. */
function nestedFormat(call: { masked: MaskedSource; span: Span }): Literal | undefined {
  const { masked, span } = call;
  const format =
    /\b(?:String\.format|sprintf|Sprintf|format!?|util\.format|MessageFormat\.format|Errorf|_|__|gettext)\s*\(/.exec(
      masked.code.slice(span.start, span.end),
    );
  if (format === null) return undefined;
  const from = span.start + format.index + format[0].length;
  return literalsIn(masked.literals, { start: from, end: span.end })[0];
}

function literalsIn(literals: readonly Literal[], span: Span): Literal[] {
  let [low, high] = [0, literals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((literals[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  const found: Literal[] = [];
  for (let at = low; at < literals.length; at += 1) {
    const literal = literals[at];
    if (literal === undefined || literal.start >= span.end) break;
    found.push(literal);
  }
  return found;
}

function depthAt(code: string, span: { from: number; to: number }): number {
  let depth = 0;
  for (let at = span.from; at < span.to; at += 1) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return depth;
}

function depthlessComma(between: string): boolean {
  let depth = 0;
  for (const character of between) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth <= 0) return true;
  }
  return false;
}

/** `<*>` when a value is put before the first string: `name + " is missing"`. */
function leadingValue(code: string, place: { span: Span; literal: Literal }): string {
  const before = code.slice(place.span.start, place.literal.start - place.literal.prefix.length).trimEnd();
  return /[\w)\]]\s*\+$/.test(before) ? '<*>' : '';
}
