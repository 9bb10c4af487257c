import { BREAKS, DIGITS, TABLE, TABLE_SLOTS, VOCABULARY, VOCABULARY_SLOTS } from './layout';

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

/** A bit for each of 16 bytes that ends a word: control characters, blanks and = , ; ( ) [ ] { } < > : | ' " ` ! ? */
function breakBits(bytes: v128): u64 {
  // A byte is a mark when the table of its low half has the bit of its high half; bytes above 127 have no bit.
  const low = i8x16.swizzle(
    i8x16(0x47, 0x07, 0x07, 0x03, 0x03, 0x03, 0x03, 0x07, 0x07, 0x07, 0x0b, -85, -113, -85, 0x0b, -117),
    v128.and(bytes, i8x16.splat(15)),
  );
  const high = i8x16.swizzle(i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0), i8x16.shr_u(bytes, 4));
  return i8x16.bitmask(i8x16.ne(v128.and(low, high), i8x16.splat(0)));
}

function digitBits(bytes: v128): u64 {
  return i8x16.bitmask(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10)));
}

/** Notes where the marks and the digits of the line in `[start, end)` are. Its end counts as a mark. */
export function classify(start: i32, end: i32): void {
  const last = (end - start) >> 6;
  for (let block = 0; block <= last; block++) {
    const at = start + (block << 6);
    let breaks: u64 = 0;
    let digits: u64 = 0;
    for (let part = 0; part < 64; part += 16) {
      const bytes = v128.load(at + part);
      breaks |= (breakBits(bytes) & 0xffff) << part;
      digits |= (digitBits(bytes) & 0xffff) << part;
    }
    store<u64>(BREAKS + (block << 3), breaks);
    store<u64>(DIGITS + (block << 3), digits);
  }
  const bit: u64 = (<u64>1) << ((end - start) & 63);
  const lastBreaks = BREAKS + (last << 3);
  const lastDigits = DIGITS + (last << 3);
  store<u64>(lastBreaks, (load<u64>(lastBreaks) & (bit - 1)) | bit);
  store<u64>(lastDigits, load<u64>(lastDigits) & (bit - 1));
}

/** Where the next line end stands, or `to`. */
export function lineEnd(at: i32, to: i32): i32 {
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
