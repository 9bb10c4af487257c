import type { LineFacts } from './line-facts.ts';
import { Fingerprint, FingerprintCache } from './fingerprint.ts';
import { HIDDEN_TIME } from './line-facts.ts';
import { severityOfWord } from './severity.ts';

const CACHE_BITS = 12;
const MOST_LAYOUTS = 6;
const LONGEST_FIRST_WORD = 64;

/** The message of a line whose header is known. */
export interface KnownHeader {
  readonly facts: LineFacts;
  readonly messageStart: number;
}

const isLetter = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);

/** Whether a message beginning here surely is one: its first word could not be a level, a component or another header field. */
const isPlainBeginning = (bytes: Uint8Array, start: number, end: number, facts: LineFacts): boolean => {
  let index = start;
  let word = '';
  for (; index < end && index - start < LONGEST_FIRST_WORD; index += 1) {
    const byte = bytes[index] ?? 0;
    if (!isLetter(byte)) break;
    word += String.fromCharCode(byte);
  }
  return (
    word !== '' && (bytes[index] === 32 || index === end) && (facts.severity !== null || severityOfWord(word) === null)
  );
};

/**
 * Knows the headers of lines whose messages are new: a log has few header layouts, so most of the work on a new line can be left out.
 * Layouts are tried longest first, because a short header may be the beginning of a longer one.
 */
export class HeaderCache {
  readonly #fingerprint = new Fingerprint();
  readonly #cache = new FingerprintCache<LineFacts>(CACHE_BITS);
  #layouts: number[] = [];

  find(bytes: Uint8Array, start: number, end: number): KnownHeader | null {
    for (const words of this.#layouts) {
      this.#fingerprint.read(bytes, start, end, words);
      const messageStart = this.#fingerprint.end;
      const facts = this.#cache.find(this.#fingerprint.high, this.#fingerprint.low);
      if (facts !== undefined)
        return isPlainBeginning(bytes, messageStart, end, facts) ? { facts, messageStart } : null;
    }
    return null;
  }

  /** Remembers the header of a line that was read in full; `text` is the line. */
  learn(facts: LineFacts, text: string, bytes: Uint8Array, start: number, end: number): void {
    const headerLength = text.length - facts.message.length;
    if (
      !facts.headed ||
      facts.attached !== null ||
      facts.timeAt === HIDDEN_TIME ||
      headerLength <= 0 ||
      facts.unreadable
    )
      return;
    if (!text.endsWith(facts.message) || facts.message === '') return;
    // Bytes are characters only in an ASCII header; a message's first mark would be taken for part of the header.
    this.#fingerprint.read(bytes, start, start + headerLength);
    const { words } = this.#fingerprint;
    this.#fingerprint.read(bytes, start, end, words);
    if (this.#fingerprint.end !== start + headerLength) return;
    if (!this.#layouts.includes(words)) {
      if (this.#layouts.length >= MOST_LAYOUTS) return;
      this.#layouts = [...this.#layouts, words].toSorted((a, b) => b - a);
    }
    this.#cache.set(this.#fingerprint.high, this.#fingerprint.low, facts);
  }
}
