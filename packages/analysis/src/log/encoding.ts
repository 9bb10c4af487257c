import type { LogEncoding } from './types.ts';

const MOST_CONTROL_SHARE = 0.1;
const PRINTABLE_CONTROLS = new Set([7, 8, 9, 10, 12, 13, 27]);

const zeroShare = (bytes: Uint8Array, parity: 0 | 1): number => {
  let zeros = 0;
  let seen = 0;
  for (let index = parity; index < bytes.length; index += 2) {
    seen += 1;
    if (bytes[index] === 0) zeros += 1;
  }
  return seen === 0 ? 0 : zeros / seen;
};

const controlShare = (bytes: Uint8Array): number => {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 0 && !PRINTABLE_CONTROLS.has(byte)) controls += 1;
  return bytes.length === 0 ? 0 : controls / bytes.length;
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

/**
 * Decides from the first bytes (64 kB are enough) how a log is encoded. Latin-1 is the fallback for text that is mostly not UTF-8,
 * because every byte has a meaning there; a few broken bytes in UTF-8 text stay UTF-8 with replacement characters.
 */
export const detectEncoding = (head: Uint8Array): LogEncoding => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (MAGIC_NUMBERS.some((magic) => magic.every((byte, index) => head[index] === byte))) return 'binary';
  const even = zeroShare(head, 0);
  const odd = zeroShare(head, 1);
  if (head.length >= 4 && odd > 0.4 && even < 0.05) return 'utf-16le';
  if (head.length >= 4 && even > 0.4 && odd < 0.05) return 'utf-16be';
  if (even + odd > 0.2 || controlShare(head) > MOST_CONTROL_SHARE) return 'binary';
  if (isUtf8(head)) return 'utf-8';
  const text = new TextDecoder('utf-8').decode(head);
  let broken = 0;
  let multibyte = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') multibyte += 1;
  }
  return broken > multibyte ? 'latin1' : 'utf-8';
};

/** Turns chunks of UTF-16 into chunks of UTF-8, so that everything after it sees bytes in which `\n` is one byte. */
export const createTranscoder = (encoding: LogEncoding): ((chunk: Uint8Array, last: boolean) => Uint8Array) => {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return (chunk) => chunk;
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (chunk, last) => encoder.encode(decoder.decode(chunk, { stream: !last }));
};
