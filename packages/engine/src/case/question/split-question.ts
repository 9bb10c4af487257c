import { severityOfWord } from '../../logs/lines/severity.ts';
import { readTables, tableLines } from '../../logs/table/read-tables.ts';

/** A message of a person: what is asked, and what was pasted with it. */
export interface SplitQuestion {
  /** What is asked, in the asker's words. */
  readonly question: string;
  /** The message with the lines of the question emptied, so that its lines keep their numbers; null when nothing was pasted. */
  readonly pasted: string | null;
}

const WORD = /\p{L}{2,40}/gu;
/** What people do not write in sentences: a time, a frame, a level, an address of code, braces of data. */
const PRINTED =
  /\d{1,2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}|\bat .{1,200}[:(]\d{1,7}|\bFile ".{1,300}", line \d|^\s{0,8}#\d{1,4}\s|\.\w{1,6}:\d{1,6}\b|\b[A-Z]\w{1,60}(?:Error|Exception)\b|[{}]\s{0,4}$|^\s{0,4}[{[]"|^\S{1,60}\s{1,12}\| |=\S{1,200} \w{1,30}=|\\n\s{0,8}at |panicked at|^goroutine \d/;
const LEAST_SENTENCE = 2;
const LEAST_PLAIN_LINES = 3;

/** A line that asks: it begins with a word that questions begin with, or ends with a question mark. */
const ASKS =
  /^\s{0,8}(?:who|whose|what|whats|when|where|which|why|how|is|are|was|were|did|does|do|can|could|show|list|any|since|wer|was|wann|wo|welche[rsnm]?|warum|wieso|wie|ist|gab|gibt|zeig|seit|qui|que|qu|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien|depuis|montre|quién|qué|cuándo|dónde|cuál|cuántos|por|cómo|hubo|muestra|desde)(?![\p{L}\d])|\?\s{0,8}$/iu;
/** A time after a word that goes before times in sentences. */
const SAID_TIME =
  /(?<![\p{L}\d])(?:at|on|since|around|between|and|before|after|from|until|to|um|am|ab|seit|gegen|vor|nach|bis|und|zwischen|à|le|vers|depuis|avant|après|entre|et|las|el|desde|hasta|y) (?:\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?Z?)?|\d{1,2}:\d{2}(?::\d{2})?)(?![\d:.-])/giu;
const NAMED_LINE = /(?<!\S)[\w/@.-]{1,200}\.\w{1,6}:\d{1,7}(?=[\s?.,!]|$)/;
/** An exception that is named; before its message programs write a colon. */
const NAMED_EXCEPTION = /\b[A-Z]\w{1,60}(?:Error|Exception)\b(?!:)/g;

/** A line that asks, without the times, the place and the exceptions that it names: people write these too. */
function withoutNamed(line: string): string {
  if (!ASKS.test(line)) return line;
  return line.replaceAll(SAID_TIME, ' ').replace(NAMED_LINE, ' ').replaceAll(NAMED_EXCEPTION, ' ');
}

function looksPrinted(given: string): boolean {
  const line = withoutNamed(given);
  const [first = ''] = line.trim().split(/[\s:[\]|]/, 1);
  return (
    PRINTED.test(line) ||
    (!ASKS.test(line) && TOLD_BY_TOOL.test(line)) ||
    (first === first.toUpperCase() && severityOfWord(first) !== null)
  );
}

/** What tools draw before a line of a report, and what they put before a failure that they tell without a time. */
const DRAWN = /^\s{0,4}[\u2500-\u259F●×✖]/;
const TOLD_BY_TOOL =
  /^(?:Error|ERROR|error|Fatal|fatal|FATAL|panic)(?: \w{1,20})?: \S|^\[pod\/[\w./-]{1,320}\]|^strace: |\) {1,60}= (?:-1 E[A-Z]|\d|\?)/;

function isSentence(line: string): boolean {
  const words = line.match(WORD) ?? [];
  return words.length >= LEAST_SENTENCE && !looksPrinted(line) && !/^\s{2,}|^\t/.test(line) && !DRAWN.test(line);
}

const FENCE = /^\s{0,3}(?:```|~~~)/;

/**
 * Tells the question from a log or trace that was pasted with it. Sentences before and after what programs printed are the question; a
 * message without printed lines is all question.
 */
export function splitQuestion(message: string): SplitQuestion {
  const lines = message.split('\n');
  const fenced = new Set<number>();
  let open = false;
  for (const [place, line] of lines.entries()) {
    if (FENCE.test(line)) {
      open = !open;
      fenced.add(place);
    } else if (open) fenced.add(place);
  }
  const tables = tableLines(readTables(lines), lines);
  const printed = lines.map((line, place) => fenced.has(place) || tables.has(place) || looksPrinted(line));
  const first = printed.indexOf(true);
  if (first < 0) {
    // Output without times and levels: it begins where sentences end.
    const plain = lines.findIndex((line) => line.trim() !== '' && !isSentence(line));
    const rest = plain < 0 ? [] : lines.slice(plain).filter((line) => line.trim() !== '');
    if (rest.length < LEAST_PLAIN_LINES) return { question: message.trim(), pasted: null };
    return parts(lines, { from: plain, to: lines.length });
  }
  let from = first;
  let to = printed.lastIndexOf(true) + 1;
  const goesOn = (line: string): boolean => line.trim() !== '' && !line.trimEnd().endsWith('?');
  const isHead = (line: string): boolean => goesOn(line) && !isSentence(line);
  // A head of one or two words right above the first printed line belongs to it.
  if (!fenced.has(first)) while (from > 0 && isHead(lines[from - 1] ?? '')) from -= 1;
  // What a closed fence holds ends there; without one, lines below the last printed one are its message.
  if (open || !fenced.has(to - 1)) while (to < lines.length && goesOn(lines[to] ?? '')) to += 1;
  return parts(lines, { from, to });
}

function parts(lines: readonly string[], range: { from: number; to: number }): SplitQuestion {
  const isPasted = (place: number): boolean => place >= range.from && place < range.to;
  const question = lines
    .filter((_, place) => !isPasted(place))
    .join('\n')
    .trim();
  const pasted = lines.map((line, place) => (isPasted(place) ? line : '')).join('\n');
  return { question, pasted: pasted.trim() === '' ? null : pasted };
}
