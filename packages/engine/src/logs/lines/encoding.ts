import type { LogEncoding } from './types.ts';
import { holdsByte } from './holds-byte.ts';

const MOST_CONTROL_SHARE = 0.1;
/** Of bytes that are no UTF-8: every byte is a letter of Latin-1, so only control characters tell its text from what is none. */
const MOST_LATIN_CONTROL_SHARE = 0.02;
/** Zeros in a row that no encoding of text makes: where a crash left a file longer than what was written to it. */
const HOLE_BYTES = 64;
const PRINTABLE_CONTROLS = new Set([7, 8, 9, 10, 12, 13, 27]);
/** 1 for each byte that stands for no character and is not zero. */
const IS_CONTROL = Uint8Array.from({ length: 256 }, (_none, byte) =>
  Number(byte > 0 && byte < 32 && !PRINTABLE_CONTROLS.has(byte)),
);

/** Shares of zeros at even and odd places and of control characters, and whether every byte is ASCII. */
interface ByteShares {
  readonly even: number;
  readonly odd: number;
  readonly controls: number;
  readonly ascii: boolean;
}

/** In one pass: every file and log that is opened is looked at like this. */
const sharesOf = (bytes: Uint8Array): ByteShares => {
  let even = 0;
  let odd = 0;
  let controls = 0;
  let all = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    all |= byte;
    controls += IS_CONTROL[byte] ?? 0;
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  return {
    even: share(even, Math.ceil(bytes.length / 2)),
    odd: share(odd, Math.floor(bytes.length / 2)),
    controls: share(controls, bytes.length),
    ascii: all < 128,
  };
};

const MAGIC_NUMBERS: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0x25, 0x50, 0x44, 0x46],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
];

const isUtf8 = (head: Uint8Array): boolean => {
  // A character may be cut at the end of the head: look at all but its last three bytes when a lead byte is open.
  for (let cut = 0; cut < 4 && cut <= head.length; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      // Not valid with this cut; try the next one.
    }
  }
  return false;
};

/** The bytes without the holes in them. */
const withoutHoles = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let zero = bytes.indexOf(0); zero >= 0;) {
    let end = zero;
    while (bytes[end] === 0) end += 1;
    if (end - zero >= HOLE_BYTES) {
      parts.push(bytes.subarray(from, zero));
      from = end;
    }
    zero = bytes.indexOf(0, end);
  }
  return from === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
};

/**
 * Decides from the first bytes (64 kB are enough) how a log is encoded. Latin-1 is the fallback for text that is mostly not UTF-8,
 * because every byte has a meaning there, as long as it holds hardly any control characters; a few broken bytes in UTF-8 text stay
 * UTF-8 with replacement characters.
 */
export const detectEncoding = (head: Uint8Array): LogEncoding => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (MAGIC_NUMBERS.some((magic) => magic.every((byte, index) => head[index] === byte))) return 'binary';
  const told = withoutHoles(head);
  const { even, odd, controls, ascii } = sharesOf(told);
  if (head.length >= 4 && odd > 0.4 && even < 0.05) return 'utf-16le';
  if (head.length >= 4 && even > 0.4 && odd < 0.05) return 'utf-16be';
  if (even + odd > 0.2 || controls > MOST_CONTROL_SHARE) return 'binary';
  // Nothing but a hole.
  if (told.length === 0 && head.length > 0) return 'binary';
  if (ascii || isUtf8(told)) return 'utf-8';
  const text = new TextDecoder('utf-8').decode(told);
  let broken = 0;
  let multibyte = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') multibyte += 1;
  }
  if (broken <= multibyte) return 'utf-8';
  return (even + odd) / 2 + controls > MOST_LATIN_CONTROL_SHARE ? 'binary' : 'latin1';
};

/** Leaves holes out, also those that reach over several chunks. */
const holeSkipper = (): ((chunk: Uint8Array, last: boolean) => Uint8Array) => {
  /** Zeros at the end of what was read: of a hole, or the few that a text may hold. */
  let pending = 0;
  return (chunk, last) => {
    if (pending === 0 && !holdsByte(chunk, 0)) return chunk;
    const bytes = pending === 0 ? chunk : Buffer.concat([Buffer.alloc(Math.min(pending, HOLE_BYTES)), chunk]);
    let end = bytes.length;
    while (end > 0 && bytes[end - 1] === 0) end -= 1;
    pending = last ? 0 : bytes.length - end;
    const told = withoutHoles(bytes.subarray(0, end));
    const few = last && bytes.length - end < HOLE_BYTES ? bytes.subarray(end) : new Uint8Array();
    return few.length === 0 ? told : Buffer.concat([told, few]);
  };
};

/**
 * Turns chunks of UTF-16 into chunks of UTF-8, so that everything after it sees bytes in which `\n` is one byte. Holes in
 * other text stand for nothing: the line after one begins where it was written.
 */
export const createTranscoder = (encoding: LogEncoding): ((chunk: Uint8Array, last: boolean) => Uint8Array) => {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return holeSkipper();
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (chunk, last) => encoder.encode(decoder.decode(chunk, { stream: !last }));
};
