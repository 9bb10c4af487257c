import type { TimeAssumptions } from './timestamp.ts';
import { findTimestamp, timestampAt } from './timestamp.ts';

const LONGEST_TIME = 64;
const ZERO = 48;
const COLON_CLOCK = /(\d{1,2}):(\d{2}):(\d{2})(?:[.,:](\d{1,9}))?/;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/**
 * Reads times that are written like the one before. Only minute, second and fraction are read as long as the date, hour and zone are
 * the same bytes; otherwise the text is read anew.
 */
export class LineClock {
  readonly #assumptions: TimeAssumptions;
  readonly #bytes = new Uint8Array(LONGEST_TIME);
  #length = 0;
  #minuteAt = -1;
  #tailAt = 0;
  #hasFraction = false;
  #hourMs = 0;

  constructor(assumptions: TimeAssumptions) {
    this.#assumptions = assumptions;
  }

  /** Epoch milliseconds of the time at `at`, or NaN when none is written there or near. */
  read(bytes: Uint8Array, at: number, end: number): number {
    const quick = this.#quick(bytes, at, end);
    return Number.isNaN(quick) ? this.#slow(bytes, at, end) : quick;
  }

  #quick(bytes: Uint8Array, at: number, end: number): number {
    const minuteAt = this.#minuteAt;
    if (minuteAt < 0 || at + this.#length > end) return Number.NaN;
    const known = this.#bytes;
    for (let index = 0; index < minuteAt; index += 1) if (bytes[at + index] !== known[index]) return Number.NaN;
    const m = at + minuteAt;
    const minute = ((bytes[m] ?? 0) - ZERO) * 10 + (bytes[m + 1] ?? 0) - ZERO;
    const second = ((bytes[m + 3] ?? 0) - ZERO) * 10 + (bytes[m + 4] ?? 0) - ZERO;
    if (bytes[m + 2] !== known[minuteAt + 2] || !(minute >= 0 && minute < 60 && second >= 0 && second <= 60))
      return Number.NaN;
    let milliseconds = 0;
    let index = m + 5;
    if (this.#hasFraction) {
      if (bytes[index] !== known[minuteAt + 5]) return Number.NaN;
      index += 1;
      let scale = 100;
      for (; index < end && isDigit(bytes[index]); index += 1) {
        milliseconds += ((bytes[index] ?? 0) - ZERO) * scale;
        scale = scale === 1 ? 0 : scale / 10;
      }
    }
    for (let tail = this.#tailAt; tail < this.#length; tail += 1, index += 1)
      if (bytes[index] !== known[tail]) return Number.NaN;
    if (index < end && isDigit(bytes[index])) return Number.NaN;
    return this.#hourMs + minute * 60_000 + second * 1000 + milliseconds;
  }

  #slow(bytes: Uint8Array, at: number, end: number): number {
    const text = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + LONGEST_TIME)));
    const found = timestampAt(text, 0, this.#assumptions);
    if (found !== null) {
      this.#learn(text.slice(0, found.end), found.epochMs);
      return found.epochMs;
    }
    const from = Math.max(0, at - LONGEST_TIME);
    const near = findTimestamp(
      String.fromCharCode(...bytes.subarray(from, Math.min(end, at + LONGEST_TIME))),
      this.#assumptions,
    );
    return near?.epochMs ?? Number.NaN;
  }

  #learn(text: string, epochMs: number): void {
    this.#minuteAt = -1;
    const clock = COLON_CLOCK.exec(text);
    if (clock === null || text.length > LONGEST_TIME || / [AP]M$/.test(text)) return;
    for (let index = 0; index < text.length; index += 1) this.#bytes[index] = text.charCodeAt(index);
    const fraction = clock[4];
    this.#length = text.length;
    this.#minuteAt = clock.index + (clock[1] ?? '').length + 1;
    this.#hasFraction = fraction !== undefined;
    this.#tailAt = this.#minuteAt + 5 + (fraction === undefined ? 0 : fraction.length + 1);
    const milliseconds = fraction === undefined ? 0 : Number.parseInt(`${fraction}00`.slice(0, 3), 10);
    this.#hourMs = epochMs - (Number(clock[2]) * 60_000 + Number(clock[3]) * 1000 + milliseconds);
  }
}
