import { BREAKS, DIGITS, LONGEST_LINE, TABLE, TABLE_SLOTS, VOCABULARY, VOCABULARY_SLOTS } from './layout';

const MULTIPLIER: u64 = 0x9e3779b97f4a7c15;

export function byteAt(at: i32): i32 {
  return load<u8>(at);
}

/** Takes a value into a hash. */
export function mix(hash: u64, value: u64): u64 {
  return rotl<u64>(hash ^ value, 27) * MULTIPLIER;
}

/** Hash of the bytes in `[from, to)`, eight at a time; there is at least one. Reads, but does not use, bytes behind. */
export function hashBytes(from: i32, to: i32): u64 {
  let hash: u64 = to - from;
  while (to - from > 8) {
    hash = mix(hash, load<u64>(from));
    from += 8;
  }
  hash = mix(hash, load<u64>(from) & (<u64>-1 >> ((8 - (to - from)) << 3)));
  return hash ^ (hash >> 32);
}

/** `hashBytes` of up to eight bytes, small enough to be put where it is called. */
export function hashShort(from: i32, length: i32): u64 {
  const hash = mix(length, load<u64>(from) & (<u64>-1 >> ((8 - length) << 3)));
  return hash ^ (hash >> 32);
}

/**
 * What each of 16 bytes is: greater than zero for one that ends a word (control characters, blanks and = , ; ( ) [ ] { } < > : | ' " ` ! ?),
 * the top bit alone for a digit, zero for any other.
 */
function kindsOf(bytes: v128): v128 {
  // A byte is a mark or a digit when the table of its low half has a bit of its high half; bytes above 127 have none.
  const low = i8x16.swizzle(
    i8x16(-57, -121, -121, -125, -125, -125, -125, -121, -121, -121, 0x0b, 0x3b, 0x1f, 0x3b, 0x0b, 0x1b),
    v128.and(bytes, i8x16.splat(15)),
  );
  const high = i8x16.swizzle(i8x16(1, 2, 4, -120, 0, 32, 64, 16, 0, 0, 0, 0, 0, 0, 0, 0), i8x16.shr_u(bytes, 4));
  return v128.and(low, high);
}

function markBits(kinds: v128): i32 {
  return i8x16.bitmask(i8x16.gt_s(kinds, i8x16.splat(0)));
}

function bitsOf(first: i32, second: i32, third: i32, fourth: i32): u64 {
  return <u64>(<u32>(first | (second << 16))) | ((<u64>(<u32>(third | (fourth << 16)))) << 32);
}

function newlineBits(bytes: v128): i32 {
  return i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(10)));
}

/** Notes where the marks and the digits of 64 bytes are; tells where line ends are. */
function classifyBlock(at: i32, block: i32): u64 {
  const first = v128.load(at);
  const second = v128.load(at + 16);
  const third = v128.load(at + 32);
  const fourth = v128.load(at + 48);
  const kinds1 = kindsOf(first);
  const kinds2 = kindsOf(second);
  const kinds3 = kindsOf(third);
  const kinds4 = kindsOf(fourth);
  store<u64>(BREAKS + (block << 3), bitsOf(markBits(kinds1), markBits(kinds2), markBits(kinds3), markBits(kinds4)));
  store<u64>(
    DIGITS + (block << 3),
    bitsOf(i8x16.bitmask(kinds1), i8x16.bitmask(kinds2), i8x16.bitmask(kinds3), i8x16.bitmask(kinds4)),
  );
  return bitsOf(newlineBits(first), newlineBits(second), newlineBits(third), newlineBits(fourth));
}

/** The end of the line counts as a mark, and nothing behind it counts. */
function sealLine(start: i32, end: i32): void {
  const last = ((end - start) >> 6) << 3;
  const bit: u64 = (<u64>1) << ((end - start) & 63);
  store<u64>(BREAKS + last, (load<u64>(BREAKS + last) & (bit - 1)) | bit);
  store<u64>(DIGITS + last, load<u64>(DIGITS + last) & (bit - 1));
}

/** Notes where the marks and the digits of the line in `[start, end)` are. */
export function classify(start: i32, end: i32): void {
  const last = (end - start) >> 6;
  for (let block = 0; block <= last; block++) classifyBlock(start + (block << 6), block);
  sealLine(start, end);
}

/** The same for the line that begins at `start`; returns where its line end stands, or `to`. Of long lines it notes nothing. */
export function classifyLine(start: i32, to: i32): i32 {
  for (let block = 0; block <= LONGEST_LINE >> 6; block++) {
    const at = start + (block << 6);
    const newlines = classifyBlock(at, block);
    if (newlines == 0 && at + 64 < to) continue;
    const newline = newlines == 0 ? to : min(at + <i32>ctz<u64>(newlines), to);
    sealLine(start, withoutReturn(start, newline));
    return newline;
  }
  return lineEnd(start + LONGEST_LINE, to);
}

/** A `\r` before the line end does not belong to the line. */
export function withoutReturn(start: i32, newline: i32): i32 {
  return newline > start && byteAt(newline - 1) == 13 ? newline - 1 : newline;
}

/** Where the next line end stands, or `to`. */
function lineEnd(at: i32, to: i32): i32 {
  while (at < to) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(10)));
    if (bits != 0) {
      const end = at + ctz<i32>(bits);
      return end < to ? end : to;
    }
    at += 16;
  }
  return to;
}

/** The entry of a fingerprint, or -1. */
export function findEntry(fingerprint: u64): i32 {
  let slot = <i32>(fingerprint >> 40) & (TABLE_SLOTS - 1);
  while (true) {
    const at = TABLE + (slot << 4);
    const entry = load<i32>(at + 8);
    if (entry == 0) return -1;
    if (load<u64>(at) == fingerprint) return entry - 1;
    slot = (slot + 1) & (TABLE_SLOTS - 1);
  }
}

export function addEntry(fingerprint: u64, entry: i32): void {
  let slot = <i32>(fingerprint >> 40) & (TABLE_SLOTS - 1);
  while (load<i32>(TABLE + (slot << 4) + 8) != 0) slot = (slot + 1) & (TABLE_SLOTS - 1);
  store<u64>(TABLE + (slot << 4), fingerprint);
  store<i32>(TABLE + (slot << 4) + 8, entry + 1);
}

/** The slot that holds the word, or the empty one where it belongs. */
function wordSlot(hash: u64): i32 {
  let slot = <i32>(hash >> 40) & (VOCABULARY_SLOTS - 1);
  while (true) {
    const known = load<u64>(VOCABULARY + (slot << 3));
    if (known == 0 || known == hash) return VOCABULARY + (slot << 3);
    slot = (slot + 1) & (VOCABULARY_SLOTS - 1);
  }
}

export function knowsWord(hash: u64): bool {
  return load<u64>(wordSlot(hash)) == hash;
}

/** True when the word is new. */
export function learnWord(hash: u64): bool {
  const slot = wordSlot(hash);
  if (load<u64>(slot) == hash) return false;
  store<u64>(slot, hash);
  return true;
}
