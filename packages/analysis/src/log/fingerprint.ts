const INNER = 0;
const DIGIT = 1;
const BREAK = 2;

/** Inner characters make up a word, breaks end one. The same marks end words in the lexer of messages. */
const CLASSES: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 48 && code <= 57) return DIGIT;
  if (code <= 32 || code === 127) return BREAK;
  return '=,;()[]{}<>:|\'"`!?'.includes(String.fromCharCode(code)) ? BREAK : INNER;
});

const PRIME = 0x01000193;
const NUMBER_WORD = 0x5bd1e995;
const EQUALS = 61;
const OPEN_BRACKET = 91;
const UNDERSCORE = 95;
const PIPE = 124;
const QUOTE = 34;
const SPACE = 32;
const FOUR = 52;
const FIVE = 53;

/** Three digits may be a status: a failure must not look like a success. */
const statusClass = (first: number): number => (first === FOUR || first === FIVE ? NUMBER_WORD ^ first : NUMBER_WORD);

/** Whether the few digits of a word carry meaning: those of a key, of an identifier, of a status after a request. */
const keepsDigits = (
  bytes: Uint8Array,
  from: number,
  to: number,
  digits: number,
  after: number,
  before: number,
): boolean => {
  if (digits === 3) return to - from === 3 && before === QUOTE;
  if (after === EQUALS) return true;
  return digits === 1 && to - from > 5 && bytes.subarray(from, to).includes(UNDERSCORE);
};

/**
 * 64 bits over the form of a line: words as they are, words with digits as one and the same. Lines with one fingerprint were written
 * by one log statement and have one header layout, so what was found out about the first holds for all. Digits that carry meaning
 * (a status after a request, a syslog priority, a numbered service) count as they are.
 */
export class Fingerprint {
  high = 0;
  low = 0;

  /** How many words were read, and where the marks and blanks after the last one end. */
  words = 0;
  end = 0;

  /** Reads `[start, end)`, or only its first `mostWords` words with the marks and blanks that follow them. */
  read(bytes: Uint8Array, start: number, end: number, mostWords = Number.POSITIVE_INFINITY): void {
    // Kept in 32 bits from the start: a number beyond them would make every step of the loop a floating-point one.
    let high = 0x811c9dc5 | 0;
    let low = 0x2545f491;
    let word = 0;
    let digits = 0;
    let words = 0;
    let before = 0;
    // Syslog writes its priority as <digits> at the very beginning.
    const literal = bytes[start] === 60;
    let index = start;
    while (index <= end) {
      // The loop over the characters of a word is the innermost of all: it does as little as possible.
      const from = index;
      let byte = SPACE;
      while (index < end) {
        byte = bytes[index] as number;
        const kind = CLASSES[byte] as number;
        if (kind === BREAK) break;
        word = Math.imul(word ^ byte, PRIME);
        digits += kind;
        index += 1;
      }
      if (index === end) byte = SPACE;
      const length = index - from;
      if (length > 0) {
        if (words >= mostWords) {
          index = from;
          break;
        }
        const plain =
          digits === 0 ||
          (digits <= 3 && keepsDigits(bytes, from, index, digits, byte, before)) ||
          ((byte === OPEN_BRACKET || byte === PIPE) && digits < length) ||
          (literal && words === 0);
        const value = plain ? word : length === 3 && digits === 3 ? statusClass(bytes[from] as number) : NUMBER_WORD;
        high = Math.imul(high ^ value, 0x85ebca6b);
        low = Math.imul(((low << 13) | (low >>> 19)) ^ value, 0xc2b2ae35);
        words += 1;
        word = 0;
        digits = 0;
        before = byte;
      } else if (byte !== SPACE) before = byte;
      high = Math.imul(high ^ byte, 0x9e3779b1);
      low = Math.imul(low ^ byte, PRIME);
      index += 1;
    }
    this.words = words;
    this.end = Math.min(index, end);
    this.high = high | 0;
    this.low = low | 0;
  }
}

/** Remembers which fingerprints came lately, without remembering anything about them. May forget, hardly ever errs. */
export class RecentFingerprints {
  readonly #mask: number;
  readonly #highs: Int32Array;

  constructor(bits: number) {
    this.#mask = (1 << bits) - 1;
    this.#highs = new Int32Array(1 << bits);
  }

  /** Whether it came before; from now on it did. */
  seen(high: number, low: number): boolean {
    const slot = (low ^ (low >>> 13)) & this.#mask;
    const before = this.#highs[slot] === high;
    this.#highs[slot] = high;
    return before;
  }
}

const FIRST_BITS = 8;

/** A bounded table from fingerprints to what is known of their lines. It grows as needed; when it is full it starts anew. */
export class FingerprintCache<Known> {
  readonly #mostBits: number;
  #bits = FIRST_BITS;
  #highs = new Int32Array(1 << FIRST_BITS);
  #lows = new Int32Array(1 << FIRST_BITS);
  /** Position in `#known` plus one; zero for an empty slot. */
  #slots = new Int32Array(1 << FIRST_BITS);
  #known: Known[] = [];

  constructor(mostBits: number) {
    this.#mostBits = mostBits;
  }

  find(high: number, low: number): Known | undefined {
    const slot = this.#slotOf(high, low);
    const position = this.#slots[slot] as number;
    return position === 0 ? undefined : this.#known[position - 1];
  }

  set(high: number, low: number, known: Known): void {
    if (this.#known.length >= 1 << (this.#bits - 1)) this.#grow();
    const slot = this.#slotOf(high, low);
    this.#highs[slot] = high;
    this.#lows[slot] = low;
    this.#known.push(known);
    this.#slots[slot] = this.#known.length;
  }

  /** The slot that holds this fingerprint, or the empty one where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = (1 << this.#bits) - 1;
    let slot = (high ^ (low >>> 15)) & mask;
    while (this.#slots[slot] !== 0 && !(this.#highs[slot] === high && this.#lows[slot] === low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const { highs, lows, slots } = { highs: this.#highs, lows: this.#lows, slots: this.#slots };
    const full = this.#bits >= this.#mostBits;
    if (full) this.#known = [];
    else this.#bits += 2;
    const size = 1 << this.#bits;
    this.#highs = new Int32Array(size);
    this.#lows = new Int32Array(size);
    this.#slots = new Int32Array(size);
    if (full) return;
    for (const [old, position] of slots.entries()) {
      if (position === 0) continue;
      const slot = this.#slotOf(highs[old] ?? 0, lows[old] ?? 0);
      this.#highs[slot] = highs[old] ?? 0;
      this.#lows[slot] = lows[old] ?? 0;
      this.#slots[slot] = position;
    }
  }
}
