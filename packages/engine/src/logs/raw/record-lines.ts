import { type StringLiteral, stringLiterals } from './string-literals.ts';
import { unescapeText } from './unescape-text.ts';

/** Fields that hold what was logged, under the names loggers, collectors and clouds give them. */
const MESSAGE_KEY =
  /^(?:log|message|msg|text payload|body|content|line|text|raw|event|event original|values|(?:raw|short|full|log|error|exception|err|exc|attributes exception) message)$/;
/** Fields that hold a trace. */
const STACK_KEY =
  /(?:^| )(?:stack|stack ?trace|stack trace string|back ?trace|traceback|exc info|exc text)$|^trace(?: string)?$/;
const TYPE_KEY = /(?:^|(?:^| )(?:error|exception|err|exc) )(?:type|class|class ?name|name|kind)$/;
const MOST_LINES = 20_000;
/** A field of a record that is printed over several lines, or the beginning of one. */
const RECORD_PART = /^"[^"\n]{1,100}" {0,20}: {0,20}(?:"[^"\n]{0,2000}"|[-+.\w]{1,40}|[[{] {0,20}[\]}]?)? {0,20},?$/;
const RECORD = /["'`]/;

/** Whether the column or field of this name holds what was logged or a trace. */
export function holdsMessage(name: string): boolean {
  const key = wordsOfKey(name);
  return MESSAGE_KEY.test(key) || STACK_KEY.test(key);
}

/**
 * The lines that a record has in its strings: what was logged, and every string of several lines at any depth. Undefined when the line is
 * no record or holds neither. A trace without its first line gets one from the fields that name the error.
 */
export function linesOfRecord(line: string): string[] | undefined {
  if (!RECORD.test(line)) return undefined;
  const literals = stringLiterals(line);
  const texts = literals.flatMap((literal) => textOf(literal) ?? []);
  if (texts.length === 0) return undefined;
  const lines: string[] = [];
  const before = line.slice(0, texts[0]?.from ?? 0);
  // What stands before a record in a line of text may be the message: `ERROR failed: TypeError: x {"stack": ...`.
  const head = before.split(/[{[]\s{0,20}"|[\w.]{1,60}=["']?$/, 1)[0] ?? '';
  if (head.trim() !== '' && !/^\s*[[{"']/.test(head)) lines.push(head);
  const told = new Set<number>();
  let last: RecordText | undefined;
  for (const text of texts) {
    if (lines.length > MOST_LINES) break;
    if (!text.stack && told.has(text.object)) continue;
    // The elements of a list are one trace.
    const goesOn = last?.object === text.object && last.key === text.key;
    if (text.stack && !goesOn) {
      if (told.has(text.object) || lines.length > 1) lines.push('');
      told.add(text.object);
      const header = headerFor(text, literals);
      if (header !== undefined) lines.push(...header);
    }
    lines.push(...text.lines);
    last = text;
  }
  return lines;
}

/** Whether the line is nothing but a part of a record that is printed over several lines: `"level": "error",` or `},`. */
export function isRecordPart(line: string): boolean {
  return RECORD_PART.test(line.trim()) || isBracket(line);
}

/** A string alone on its line, of a record or a printed object over several lines; what stands in its quotes. */
export function loneString(line: string): string | undefined {
  const match = /^\s*(["'`])(.{1,4000})\1(?:\s*\+)?\s*,?\s*$/.exec(line);
  return match?.[2] === undefined ? undefined : unescapeText(match[2]);
}

export function isBracket(line: string): boolean {
  return /^[[\]{}]{1,4},?$/.test(line.trim());
}

interface RecordText extends StringLiteral {
  readonly lines: readonly string[];
  readonly stack: boolean;
  readonly several: boolean;
}

function textOf(literal: StringLiteral): RecordText | undefined {
  const key = wordsOfKey(literal.key);
  const stack = STACK_KEY.test(key);
  const broken = literal.printed.includes('\\n');
  if (!broken && !stack && !MESSAGE_KEY.test(key)) return undefined;
  // Times stand beside messages in lists of pairs.
  if (/^\d*$/.test(literal.printed)) return undefined;
  const text = unescapeText(literal.printed);
  const lines = text.split('\n', MOST_LINES);
  if (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  const several = lines.length > 1;
  return { ...literal, lines, several, stack: stack || (several && !MESSAGE_KEY.test(key)) };
}

/** A first line made of the fields beside a trace, when it begins with a frame. */
function headerFor(text: RecordText, literals: readonly StringLiteral[]): string[] | undefined {
  if (!/^\s*(?:at |File "|#\d|\S{1,300}:\d{1,9}(?::|$))/.test(text.lines[0] ?? '')) return undefined;
  const beside = literals.filter((literal) => literal.object === text.object && literal.from !== text.from);
  // Rails writes a list: `"exception": ["KeyError", "key not found"]`.
  const [listed, told] = beside.filter(({ key }) => wordsOfKey(key) === 'exception').map(({ printed }) => printed);
  const type = beside.find(({ key }) => TYPE_KEY.test(wordsOfKey(key)))?.printed ?? listed;
  const message = beside.find(({ key }) => /message$|^msg$/.test(wordsOfKey(key)))?.printed ?? told;
  if (type === undefined || !/^[\w.$\\:]{2,200}$/.test(type)) return undefined;
  const words = unescapeText(message ?? '').split('\n');
  return [`${unescapeText(type)}${words[0] === '' ? '' : `: ${words[0] ?? ''}`}`, ...words.slice(1, 20)];
}

/** The words of a field's name: `textPayload`, `text_payload` and `text.payload` are one. */
export function wordsOfKey(key: string): string {
  return key
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
