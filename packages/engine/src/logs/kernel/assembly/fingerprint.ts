import { BREAKS, DIGITS } from './layout';
import { byteAt, hashBytes, hashShort, knowsWord, mix } from './hashing';

const SEED: u64 = 0x2545f4914f6cdd1d;
const NUMBER: u64 = 0x5bd1e9955bd1e995;
const INVENTED: u64 = 0x6c62272e07bb0142;
const PATH: u64 = 0x27d4eb2f165667c5;
const MOST_INVENTED: i32 = 4;
const LONGEST_INVENTED: i32 = 40;
/** Blanks with which Compose pads the names of containers. */
const WIDEST_GAP: i32 = 40;
/** Words up to the name of a program in a line of syslog: month, day, three of the time, host, program. */
const HEADER_WORDS: i32 = 8;

const SPACE: i32 = 32;
const QUOTE: i32 = 34;
const HYPHEN: i32 = 45;
const DOT: i32 = 46;
const SLASH: i32 = 47;
const COLON: i32 = 58;
const LESS: i32 = 60;
const EQUALS: i32 = 61;
const OPEN_BRACKET: i32 = 91;
const UNDERSCORE: i32 = 95;
const PIPE: i32 = 124;

/** What `fingerprint` found besides: how many words were read, where the marks and blanks after the last one end. */
export let words: i32 = 0;
export let wordsEnd: i32 = 0;
/** Words that were taken for a value because no program is known to write them: letters alone, and paths. */
export let invented: i32 = 0;
export let paths: i32 = 0;

let inventedWanted = false;

/** Whether words of letters that are not in the vocabulary are to be taken for values. */
export function wantInvented(wanted: bool): void {
  inventedWanted = wanted;
}

/** Hashes of the invented words of a line: the same word twice is not the same as two words. */
let first: u64 = 0;
let second: u64 = 0;
let third: u64 = 0;

function isHexadecimal(from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if ((byteAt(at) | 32) > 102) return false;
  return true;
}

/**
 * Whether a word is of letters alone and could be any other such word: the rules for messages look no closer at it. They do
 * look at words that end like `error` and `exception`, and at long words of the letters a to f.
 */
function isInvented(from: i32, to: i32): bool {
  const length = to - from;
  if (length < 3 || length > LONGEST_INVENTED) return false;
  const upper = byteAt(from + 1) < 97 ? 0 : 32;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (<u32>((byte | 32) - 97) > 25) return false;
    if (at > from && (byte & 32) != upper) return false;
  }
  if (upper == 0 && byteAt(from) > 96) return false;
  const last = byteAt(to - 1) | 32;
  const beforeLast = byteAt(to - 2) | 32;
  // -or, -on
  if (beforeLast == 111 && (last == 114 || last == 110)) return false;
  return length < 8 || !isHexadecimal(from, to);
}

/** Whether a word is a path of several parts, or of one after a slash; the rules take each for a value. */
function isPath(from: i32, to: i32, after: i32): bool {
  if (after == EQUALS) return false;
  let slashes = 0;
  let letters = 0;
  let dots = 0;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte == SLASH) slashes++;
    else if (byte == DOT) {
      dots++;
      if (at > from && byteAt(at - 1) == DOT) return false;
    } else if (<u32>((byte | 32) - 97) <= 25) letters++;
    else if (byte != HYPHEN && byte != UNDERSCORE) return false;
  }
  if (letters == 0 || (dots > 0 && after == COLON)) return false;
  return slashes > 1 || (slashes == 1 && byteAt(from) == SLASH);
}

/** What stands for a word without digits in the fingerprint over known words. */
function knownValue(from: i32, to: i32, after: i32, hash: u64): u64 {
  if (knowsWord(hash)) return hash;
  if (inventedWanted && isInvented(from, to)) {
    invented++;
    if (invented == 1 || hash == first) {
      first = hash;
      return INVENTED;
    }
    if (invented == 2 || hash == second) {
      second = hash;
      return INVENTED + 1;
    }
    if (invented == 3 || hash == third) {
      third = hash;
      return INVENTED + 2;
    }
    return invented > MOST_INVENTED ? hash : INVENTED + 3;
  }
  if (isPath(from, to, after)) {
    paths++;
    return byteAt(from) == SLASH ? PATH : PATH + 1;
  }
  return hash;
}

/** Whether the few digits of a word carry meaning: those of a key, of an identifier, of a status after a request. */
function keepsDigits(from: i32, to: i32, digits: i32, after: i32, before: i32): bool {
  if (digits == 3) return to - from == 3 && before == QUOTE;
  if (after == EQUALS) return true;
  if (digits != 1 || to - from <= 5) return false;
  for (let at = from; at < to; at++) if (byteAt(at) == UNDERSCORE) return true;
  return false;
}

/**
 * Whether a word near the beginning names who wrote the line, so that its digits tell one from another: Compose writes blanks and a bar
 * behind it, syslog a colon.
 */
function namesWriter(from: i32, to: i32, end: i32, count: i32, digits: i32): bool {
  if (<u32>((byteAt(from) | 32) - 97) > 25) return false;
  if (to < end && byteAt(to) == COLON) return count < HEADER_WORDS && digits <= 2;
  if (count > 0) return false;
  let at = to;
  while (at < end && at - to < WIDEST_GAP && byteAt(at) == SPACE) at++;
  return at < end && byteAt(at) == PIPE;
}

/** Whether two dots follow each other in a word. */
function hasDots(from: i32, to: i32): bool {
  // Steps of 15: what lies across two steps is seen, too.
  for (let at = from; at < to; at += 15) {
    const dots = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8>DOT))) & ((1 << min(to - at, 16)) - 1);
    if ((dots & (dots >> 1)) != 0) return true;
  }
  return false;
}

/** Where a row of dots leads from a name to its value (`depth.......7`); -1 without one, or when the name has digits, too. */
function leader(from: i32, to: i32): i32 {
  for (let at = from; at + 1 < to; at++) {
    const byte = byteAt(at);
    if (byte == DOT && byteAt(at + 1) == DOT) return at > from ? at : -1;
    if (<u32>(byte - 48) <= 9) return -1;
  }
  return -1;
}

/** A word with digits is any number; but three digits may be a status, and a failure must not look like a success. */
function numberValue(from: i32, length: i32, digits: i32): u64 {
  if (length != 3 || digits != 3) {
    const dots = digits * 2 < length && hasDots(from, from + length) ? leader(from, from + length) : -1;
    return dots < 0 ? NUMBER : NUMBER ^ hashBytes(from, dots);
  }
  const byte = byteAt(from);
  return byte == 52 || byte == 53 ? NUMBER ^ byte : NUMBER;
}

/**
 * 64 bits over the form of the line in `[start, end)`, which `classify` has looked at: words as they are, words with digits as one
 * and the same. Lines with one fingerprint were written by one log statement and have one header layout, so what was found out
 * about the first holds for all. Digits that carry meaning (a status after a request, a syslog priority, a numbered service)
 * count as they are. Only the first `mostWords` words are read, with the marks and blanks that follow them. With `known`,
 * words that no program is known to write count as one and the same, too; `seed` tells such fingerprints apart.
 */
export function fingerprint(start: i32, end: i32, mostWords: i32, known: bool, seed: u64): u64 {
  let hash = SEED ^ seed;
  let from = start;
  let before = 0;
  let digitsBefore = 0;
  let blanks = 0;
  let count = 0;
  invented = 0;
  paths = 0;
  // Syslog writes its priority as <digits> at the very beginning.
  const literal = byteAt(start) == LESS;
  const last = (end - start) >> 6;
  for (let block = 0; block <= last; block++) {
    let breaks = load<u64>(BREAKS + (block << 3));
    let digits = load<u64>(DIGITS + (block << 3));
    const base = start + (block << 6);
    while (breaks != 0) {
      const bit = ctz<u64>(breaks);
      breaks &= breaks - 1;
      const to = base + <i32>bit;
      const byte = to < end ? byteAt(to) : SPACE;
      const length = to - from;
      if (length > 0) {
        if (count >= mostWords) {
          words = count;
          wordsEnd = from;
          return hash;
        }
        const upTo = ((<u64>1) << bit) - 1;
        const figures = <i32>popcnt<u64>(digits & upTo) + digitsBefore;
        digits &= ~upTo;
        digitsBefore = 0;
        let value: u64;
        if (figures == 0) {
          value = length <= 8 ? hashShort(from, length) : hashBytes(from, to);
          if (known) value = knownValue(from, to, byte, value);
        } else if (
          (figures <= 3 && keepsDigits(from, to, figures, byte, before)) ||
          ((byte == OPEN_BRACKET || byte == PIPE) && figures < length) ||
          (literal && count == 0) ||
          namesWriter(from, to, end, count, figures)
        )
          value = hashBytes(from, to);
        else value = numberValue(from, length, figures);
        hash = mix(hash, value ^ ((<u64>byte) << 56));
        count++;
        before = byte;
        blanks = byte == SPACE ? 1 : 0;
      } else if (byte == SPACE) {
        blanks++;
        // Columns are padded with blanks: how many there are depends on the value. One and several are not the same.
        if (blanks < 3 || count == 0) hash = mix(hash, byte);
      } else {
        blanks = 0;
        before = byte;
        hash = mix(hash, byte);
      }
      from = to + 1;
    }
    digitsBefore += <i32>popcnt<u64>(digits);
  }
  words = count;
  wordsEnd = end;
  return hash;
}

/** Where the word begins before which there are `before` others, or -1. Needs `classify`. */
export function wordStart(start: i32, end: i32, before: i32): i32 {
  let from = start;
  const last = (end - start) >> 6;
  for (let block = 0; block <= last; block++) {
    let breaks = load<u64>(BREAKS + (block << 3));
    while (breaks != 0) {
      const to = start + (block << 6) + <i32>ctz<u64>(breaks);
      breaks &= breaks - 1;
      if (to > from) {
        if (before == 0) return from;
        before--;
      }
      from = to + 1;
    }
  }
  return -1;
}
