import type { Fingerprint, LineKernel } from '../kernel/line-kernel.ts';
import type { LineFacts } from './line-facts.ts';
import { HIDDEN_TIME } from './line-facts.ts';
import { severityOfWord } from './severity.ts';

const MOST_HEADERS = 4096;
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

/** 53 of the 64 bits: what a number can hold. */
const keyOf = ({ high, low }: Fingerprint): number => (high >>> 0) * 0x20_0000 + (low >>> 11);

/**
 * Knows the headers of lines whose messages are new: a log has few header layouts, so most of the work on a new line can be left out.
 * Layouts are tried longest first, because a short header may be the beginning of a longer one. Places are in the kernel's memory.
 */
export class HeaderCache {
  readonly #kernel: LineKernel;
  readonly #known = new Map<number, LineFacts>();
  #layouts: number[] = [];

  constructor(kernel: LineKernel) {
    this.#kernel = kernel;
  }

  find(from: number, to: number): KnownHeader | null {
    for (const words of this.#layouts) {
      const read = this.#kernel.fingerprintOfWords(from, to, words);
      const facts = this.#known.get(keyOf(read));
      if (facts !== undefined)
        return isPlainBeginning(this.#kernel.bytes, read.end, to, facts) ? { facts, messageStart: read.end } : null;
    }
    return null;
  }

  /** Remembers the header of a line that was read in full; `text` is the line. */
  learn(facts: LineFacts, text: string, from: number, to: number): void {
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
    const { words } = this.#kernel.fingerprintOfWords(from, from + headerLength, 0x7fff_ffff);
    const header = this.#kernel.fingerprintOfWords(from, to, words);
    if (header.end !== from + headerLength) return;
    if (!this.#layouts.includes(words)) {
      if (this.#layouts.length >= MOST_LAYOUTS) return;
      this.#layouts = [...this.#layouts, words].toSorted((a, b) => b - a);
    }
    if (this.#known.size >= MOST_HEADERS) this.#known.clear();
    this.#known.set(keyOf(header), facts);
  }
}
