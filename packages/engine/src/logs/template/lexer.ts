import { isHttpMethod, isStatusKey, variesByForm, isValueOfPersonalKey, isDateWord, isUnit } from './word-forms.ts';

/** What stands for a varying part in shapes and template texts. */
export const VARIABLE = '<*>';

/** Longer messages are cut for mining: what tells log statements apart stands at their beginning. */
export const LONGEST_MESSAGE = 2000;
export const MOST_WORDS = 96;

/**
 * A message as the words a log statement is made of. `words[i]` is a constant word or `VARIABLE`; neighbouring variables are one.
 * `[starts[i], ends[i])` is where it is written. `soft[i]` marks words that stand where a value is expected (after `key=`).
 */
export interface Lexed {
  readonly words: string[];
  readonly soft: boolean[];
  readonly starts: number[];
  readonly ends: number[];
  /** Starts and ends, in turn, of all varying text, also where neighbouring variables count as one word. */
  readonly varying: number[];
}

const LETTER = 0;
const DIGIT = 1;
const INNER = 2;
const SPACE = 3;
const DELIMITER = 4;
const QUOTE = 5;

/** Class of each ASCII character; everything above counts as a letter. */
const CLASSES: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  if (code <= 32 || code === 127) return SPACE;
  if (character === '"') return QUOTE;
  return /[=,;()[\]{}<>:|'`!?]/.test(character) ? DELIMITER : INNER;
});

const classOf = (code: number): number => (code < 128 ? (CLASSES[code] ?? LETTER) : LETTER);

const EQUALS = 61;
const COLON = 58;
const OPEN = 40;
const OPEN_BRACKET = 91;
const CLOSE = 41;
const COMMA = 44;
const HYPHEN = 45;
const SEMICOLON = 59;
const SLASH = 47;
const BACKSLASH = 92;
const DOT = 46;
const DOUBLE_QUOTE = 34;

const REQUEST = /"(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|TRACE) /y;
const ADDRESS = /(?:[0-9A-Fa-f]{2}[:-]){3,16}[0-9A-Fa-f]{2}(?![0-9A-Za-z])/y;
const QUANTITY = /\(~?[\d.,]{1,20} ?[A-Za-z]{1,3}\)/y;
const RANGE = /\[\d{1,9}(?:[-,]\d{1,9}){1,40}\]/y;
const LONGEST_QUOTE = 300;

const matchLength = (expression: RegExp, text: string, index: number): number => {
  expression.lastIndex = index;
  return expression.exec(text)?.[0].length ?? 0;
};

/** One left-to-right pass over a message; every character is looked at a bounded number of times. */
class Scan {
  readonly #text: string;
  readonly #words: string[] = [];
  readonly #soft: boolean[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #varying: number[] = [];
  #afterEquals = false;
  #afterColon = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Lexed {
    let index = 0;
    while (index < this.#text.length && this.#words.length < MOST_WORDS) index = this.#step(index);
    return { words: this.#words, soft: this.#soft, starts: this.#starts, ends: this.#ends, varying: this.#varying };
  }

  #step(index: number): number {
    const kind = classOf(this.#text.charCodeAt(index));
    if (kind === SPACE) {
      if (this.#afterEquals) this.#variable(index, index);
      this.#afterEquals = false;
      return index + 1;
    }
    if (kind === QUOTE) return this.#quote(index);
    if (kind === DELIMITER) return this.#delimiter(index);
    const end = this.#piece(index);
    this.#afterEquals = false;
    this.#afterColon = false;
    return end;
  }

  /** Quoted text is a value; of an HTTP request line the method stays, as it names the kind of work. */
  #quote(index: number): number {
    const text = this.#text;
    const close = text.indexOf('"', index + 1);
    const request = matchLength(REQUEST, text, index);
    this.#afterEquals = false;
    this.#afterColon = false;
    if (close < 0 || close - index > LONGEST_QUOTE) return index + 1;
    if (request > 0) {
      this.#word(text.slice(index + 1, index + request - 1), index + 1, index + request - 1, false);
      this.#variable(index + request, close);
    } else this.#variable(index + 1, close);
    return close + 1;
  }

  #delimiter(index: number): number {
    const text = this.#text;
    const code = text.charCodeAt(index);
    if (this.#afterEquals && (code === COMMA || code === SEMICOLON)) this.#variable(index, index);
    this.#afterEquals = code === EQUALS;
    this.#afterColon = code === COLON;
    if (code !== OPEN) return index + 1;
    if (text.charCodeAt(index + 1) === CLOSE) {
      // An argument list that happens to be empty is still one: `f()` and `f(x)` are one statement.
      this.#variable(index + 1, index + 1);
      return index + 2;
    }
    // A quantity in parentheses restates the number before it in another unit and may be absent.
    const previous = this.#words.at(-1) ?? '';
    const quantity = previous === VARIABLE || previous === 'bytes' ? matchLength(QUANTITY, text, index) : 0;
    if (quantity > 0) this.#varying.push(index + 1, index + quantity - 1);
    return index + Math.max(1, quantity);
  }

  #piece(start: number): number {
    const text = this.#text;
    const third = text.charCodeAt(start + 2);
    const address = third === COLON || third === HYPHEN ? matchLength(ADDRESS, text, start) : 0;
    if (address > 0) {
      this.#variable(start, start + address);
      return start + address;
    }
    let digits = 0;
    let letters = 0;
    let slashes = 0;
    let dots = 0;
    let end = start;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      const kind = classOf(code);
      if (kind >= SPACE) break;
      if (kind === DIGIT) digits += 1;
      else if (kind === LETTER) letters += 1;
      else if (code === SLASH) slashes += 1;
      else if (code === DOT) {
        if (end > start && text.charCodeAt(end + 1) === DOT) break;
        dots += 1;
      }
    }
    // `node-[3-7]` names several things of a numbered kind.
    const range = text.charCodeAt(end) === OPEN_BRACKET ? matchLength(RANGE, text, end) : 0;
    if (range > 0) {
      this.#variable(start, end + range);
      return end + range;
    }
    if (digits + letters > 0) this.#classify(start, end, { digits, slashes, dots });
    return Math.max(end, start + 1);
  }

  #classify(
    start: number,
    end: number,
    counts: { readonly digits: number; readonly slashes: number; readonly dots: number },
  ): void {
    const text = this.#text;
    let from = start;
    let to = end;
    while (
      from < to &&
      classOf(text.charCodeAt(from)) === INNER &&
      text.charCodeAt(from) !== SLASH &&
      text.charCodeAt(from) !== BACKSLASH
    )
      from += 1;
    while (to > from && classOf(text.charCodeAt(to - 1)) === INNER) to -= 1;
    const piece = text.slice(from, to);
    const previous = this.#words.at(-1) ?? '';
    const isValue = this.#afterEquals || this.#afterColon;
    const isKey = text.charCodeAt(end) === EQUALS;
    const hasPort = text.charCodeAt(end) === COLON && classOf(text.charCodeAt(end + 1)) === DIGIT;
    const signed =
      from > start && DIGIT === classOf(text.charCodeAt(from)) && /[-+]/.test(text[from - 1] ?? '') ? from - 1 : from;
    if (counts.digits === 3 && piece.length === 3 && piece.startsWith('5') && this.#isStatus(from))
      this.#word(piece, from, to, false);
    else if (variesByForm(piece, { ...counts, isKey, hasPort })) this.#variable(signed, to);
    else if (previous === VARIABLE && isUnit(piece)) return;
    else if (previous === VARIABLE && isDateWord(piece)) this.#variable(from, to);
    else if (isDateWord(piece) && /^\W{1,2}(?:\d|[A-Z][a-z]{2} {1,2}\d)/.test(text.slice(end, end + 8)))
      this.#variable(from, to);
    else if (isValueOfPersonalKey(previous, this.#words.at(-2) ?? '', isValue, piece)) this.#variable(from, to);
    else this.#word(piece, from, to, this.#afterEquals);
  }

  /** Whether an HTTP status is expected at `from`: after its key, after a request line, after method and path. */
  #isStatus(from: number): boolean {
    const previous = this.#words.at(-1) ?? '';
    if (this.#afterEquals || this.#afterColon || previous.toLowerCase() === 'status') return isStatusKey(previous);
    return (
      this.#text.charCodeAt(from - 2) === DOUBLE_QUOTE ||
      (previous === VARIABLE && isHttpMethod(this.#words.at(-2) ?? ''))
    );
  }

  #variable(start: number, end: number): void {
    const varying = this.#varying;
    const last = varying.at(-1);
    // Parts joined by a colon (host:port, 10:05:25) read as one value.
    if (end > start && last === start - 1 && this.#text.charCodeAt(last) === COLON) varying[varying.length - 1] = end;
    else if (end > start) varying.push(start, end);
    if (this.#words.at(-1) !== VARIABLE) this.#word(VARIABLE, start, end, false);
  }

  #word(text: string, start: number, end: number, soft: boolean): void {
    this.#words.push(text);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#soft.push(soft);
  }
}

/** Splits a message (at most its first `LONGEST_MESSAGE` characters) into constant words and variables, in linear time. */
export const lexMessage = (message: string): Lexed =>
  new Scan(message.length > LONGEST_MESSAGE ? message.slice(0, LONGEST_MESSAGE) : message).run();
