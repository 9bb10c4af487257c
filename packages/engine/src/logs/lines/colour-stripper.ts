import { holdsByte } from './holds-byte.ts';

const ESCAPE = 0x1b;
const BRACKET = 0x5b;
/** Longer ones are no control sequences of a terminal. */
const LONGEST = 32;

/** Where in a control sequence the last byte was: outside, behind its escape, or behind its bracket. */
type Place = 'outside' | 'escape' | 'sequence';

/**
 * Takes escapes and their control sequences (`ESC [ 31 m`) out of a log that was written for a terminal, also where chunks cut them. Every
 * other byte stays, line ends always.
 */
export class ColourStripper {
  #place: Place = 'outside';
  #length = 0;

  /** The bytes without control sequences: the same array where it has none. */
  strip(chunk: Uint8Array): Uint8Array {
    if (this.#place === 'outside' && !holdsByte(chunk, ESCAPE)) return chunk;
    const kept = new Uint8Array(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      if (this.#drops(byte)) continue;
      kept[length] = byte;
      length += 1;
    }
    return kept.subarray(0, length);
  }

  /** Whether a byte belongs to a control sequence; moves on. */
  #drops(byte: number): boolean {
    if (byte === ESCAPE) {
      this.#place = 'escape';
      this.#length = 0;
      return true;
    }
    if (this.#place === 'escape') {
      this.#place = byte === BRACKET ? 'sequence' : 'outside';
      return byte === BRACKET;
    }
    if (this.#place === 'outside') return false;
    this.#length += 1;
    const goesOn = byte >= 0x20 && byte <= 0x3f && this.#length < LONGEST;
    if (!goesOn) this.#place = 'outside';
    return goesOn || (byte >= 0x40 && byte <= 0x7e);
  }
}
