import type { LineClock } from './line-clock.ts';
import type { TimeAssumptions } from './timestamp.ts';
import {
  CODE_KEYS,
  ERROR_KEYS,
  LEVEL_KEYS,
  MESSAGE_KEYS,
  SERVICE_KEYS,
  STATUS_KEYS,
  TIME_KEYS,
} from './structured-line.ts';
import { Fingerprint } from './fingerprint.ts';
import { timestampOfValue } from './timestamp.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const BACKSLASH = 92;
const SPACE = 32;
const PRIME = 0x01000193;

const TELLING = 1;
const ERROR = 2;
/** Kinds from here on are times; the smaller the more telling. */
const FIRST_TIME = 16;

const hashOfKey = (key: string): number => {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), PRIME);
  return hash;
};

const KINDS: ReadonlyMap<number, number> = new Map([
  ...[...MESSAGE_KEYS, ...LEVEL_KEYS, ...SERVICE_KEYS, ...STATUS_KEYS, ...CODE_KEYS].flatMap((key) =>
    [key, key.split('.', 1)[0] ?? key].map((part) => [hashOfKey(part), TELLING] as const),
  ),
  ...ERROR_KEYS.flatMap((key) => [key, key.split('.', 1)[0] ?? key].map((part) => [hashOfKey(part), ERROR] as const)),
  ...TIME_KEYS.map((key, index) => [hashOfKey(key), FIRST_TIME + index] as const),
]);

/**
 * The form of a line that is one JSON object: like `Fingerprint`, but only over the fields that say what happened (message, level,
 * service, status); identifiers and durations in other fields do not matter. Where the time stands is found on the way.
 */
export class JsonFingerprint {
  high = 0;
  low = 0;
  #timeAt = -1;
  #timeEnd = -1;
  #timeKind = 0;
  readonly #value = new Fingerprint();

  /** False when the line is no plain object, or reports an error with fields of its own: then it must be read in full. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.high = 0x3c6ef372;
    this.low = 0x1f83d9ab;
    this.#timeAt = -1;
    this.#timeKind = Number.POSITIVE_INFINITY;
    let index = start + 1;
    for (;;) {
      index = this.#blanks(bytes, index, end);
      const byte = bytes[index];
      if (index >= end) return false;
      if (byte === CLOSE) return this.#blanks(bytes, index + 1, end) === end;
      if (byte === COMMA) {
        index += 1;
        continue;
      }
      if (byte !== QUOTE) return false;
      index = this.#field(bytes, index + 1, end);
      if (index < 0) return false;
    }
  }

  /** Epoch milliseconds of the line's time, NaN without one. Only after `read`. */
  time(bytes: Uint8Array, clock: LineClock, assumptions: TimeAssumptions): number {
    const at = this.#timeAt;
    if (at < 0) return Number.NaN;
    if (bytes[at] === QUOTE) return clock.read(bytes, at + 1, this.#timeEnd - 1);
    let text = '';
    for (let index = at; index < this.#timeEnd; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
    return timestampOfValue(Number(text), assumptions)?.epochMs ?? Number.NaN;
  }

  /** Reads a key and its value; returns where the value ends, or -1. */
  #field(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0;
    let index = start;
    for (; index < end && bytes[index] !== QUOTE; index += 1) {
      if (bytes[index] === BACKSLASH) return -1;
      hash = Math.imul(hash ^ (bytes[index] as number), PRIME);
    }
    index = this.#blanks(bytes, index + 1, end);
    if (bytes[index] !== COLON) return -1;
    const from = this.#blanks(bytes, index + 1, end);
    const to = this.#valueEnd(bytes, from, end);
    if (to < 0) return -1;
    const kind = KINDS.get(hash) ?? 0;
    if (kind === 0) return to;
    const opening = bytes[from];
    if (kind === ERROR && (opening === QUOTE || opening === OPEN)) return -1;
    if (kind >= FIRST_TIME && opening === OPEN) return -1;
    if (kind >= FIRST_TIME && kind < this.#timeKind) {
      this.#timeKind = kind;
      this.#timeAt = from;
      this.#timeEnd = to;
    }
    if (kind === TELLING) this.#mix(bytes, from, to, hash);
    return to;
  }

  #mix(bytes: Uint8Array, from: number, to: number, key: number): void {
    // Short numbers are levels and states: they count as they are.
    if (to - from <= 2) {
      this.high = Math.imul(this.high ^ key ^ ((bytes[from] ?? 0) << 8) ^ (bytes[to - 1] ?? 0), 0x85ebca6b);
      this.low = Math.imul(this.low ^ this.high, 0xc2b2ae35);
      return;
    }
    this.#value.read(bytes, from, to);
    this.high = Math.imul(this.high ^ key ^ this.#value.high, 0x85ebca6b);
    this.low = Math.imul(((this.low << 13) | (this.low >>> 19)) ^ this.#value.low, 0xc2b2ae35);
  }

  #blanks(bytes: Uint8Array, from: number, end: number): number {
    let index = from;
    while (index < end && (bytes[index] as number) <= SPACE) index += 1;
    return index;
  }

  #valueEnd(bytes: Uint8Array, from: number, end: number): number {
    const opening = bytes[from];
    if (opening === QUOTE) return this.#stringEnd(bytes, from, end);
    let index = from;
    if (opening !== OPEN && opening !== OPEN_LIST) {
      while (index < end && bytes[index] !== COMMA && bytes[index] !== CLOSE && (bytes[index] as number) > SPACE)
        index += 1;
      return index;
    }
    let depth = 0;
    while (index < end) {
      const byte = bytes[index] as number;
      if (byte === QUOTE) {
        index = this.#stringEnd(bytes, index, end);
        if (index < 0) return -1;
        continue;
      }
      index += 1;
      if (byte === OPEN || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 0) return index;
      }
    }
    return -1;
  }

  #stringEnd(bytes: Uint8Array, from: number, end: number): number {
    for (let index = from + 1; index < end; index += 1) {
      const byte = bytes[index];
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) return index + 1;
    }
    return -1;
  }
}
