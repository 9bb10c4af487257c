import { KEYS, KEY_SLOTS } from './layout';
import { byteAt, classify, hashBytes, mix } from './hashing';
import { fingerprint, invented, paths } from './fingerprint';

const QUOTE: i32 = 34;
const COMMA: i32 = 44;
const COLON: i32 = 58;
const EQUALS: i32 = 61;
const OPEN: i32 = 123;
const CLOSE: i32 = 125;
const OPEN_LIST: i32 = 91;
const CLOSE_LIST: i32 = 93;
const BACKSLASH: i32 = 92;
const SPACE: i32 = 32;

/** Kinds of fields besides 1 (what the line says): an error with fields of its own, and from `TIME` on times, the most telling first. */
const ERROR: i32 = 2;
const TIME: i32 = 16;
const NO_KIND: i32 = 0x7fffffff;

/** Where the line's time stands after `readObject` or `readPairs`: -1 for none. */
export let timeFrom: i32 = -1;
export let timeTo: i32 = -1;
/** Words taken for values, in all fields that were read. */
export let inventedWords: i32 = 0;
export let pathWords: i32 = 0;
let timeKind: i32 = NO_KIND;
let hash: u64 = 0;

function begin(seed: u64): void {
  hash = seed;
  timeFrom = -1;
  timeKind = NO_KIND;
  inventedWords = 0;
  pathWords = 0;
}

/** The kind of the field whose name has this hash: 0 for one that does not matter. */
function kindOf(name: u64): i32 {
  let slot = <i32>(name >> 40) & (KEY_SLOTS - 1);
  while (true) {
    const at = KEYS + (slot << 4);
    const kind = load<i32>(at + 8);
    if (kind == 0 || load<u64>(at) == name) return kind;
    slot = (slot + 1) & (KEY_SLOTS - 1);
  }
}

/** Names a field; the first kind that a name is given stays. */
export function addKind(name: u64, kind: i32): void {
  let slot = <i32>(name >> 40) & (KEY_SLOTS - 1);
  while (load<i32>(KEYS + (slot << 4) + 8) != 0) {
    if (load<u64>(KEYS + (slot << 4)) == name) break;
    slot = (slot + 1) & (KEY_SLOTS - 1);
  }
  store<u64>(KEYS + (slot << 4), name);
  store<i32>(KEYS + (slot << 4) + 8, kind);
}

function skipBlanks(at: i32, end: i32): i32 {
  while (at < end && byteAt(at) <= SPACE) at++;
  return at;
}

/** Where the next quote or backslash stands, or `end`. */
function quoteOrEscape(at: i32, end: i32): i32 {
  for (; at < end; at += 16) {
    const bytes = v128.load(at);
    const found = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)), i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH)));
    const bits = i8x16.bitmask(found);
    if (bits != 0) return min(at + ctz<i32>(bits), end);
  }
  return end;
}

/** Where the text that begins with the quote at `from` ends, or -1. */
function textEnd(from: i32, end: i32): i32 {
  for (let at = quoteOrEscape(from + 1, end); at < end; at = quoteOrEscape(at + 2, end))
    if (byteAt(at) == QUOTE) return at + 1;
  return -1;
}

/** Where the JSON value at `from` ends, or -1. */
function valueEnd(from: i32, end: i32): i32 {
  const opening = byteAt(from);
  if (opening == QUOTE) return textEnd(from, end);
  let at = from;
  if (opening != OPEN && opening != OPEN_LIST) {
    while (at < end && byteAt(at) != COMMA && byteAt(at) != CLOSE && byteAt(at) > SPACE) at++;
    return at;
  }
  let depth = 0;
  while (at < end) {
    const byte = byteAt(at);
    if (byte == QUOTE) {
      at = textEnd(at, end);
      if (at < 0) return -1;
      continue;
    }
    at++;
    if (byte == OPEN || byte == OPEN_LIST) depth++;
    else if (byte == CLOSE || byte == CLOSE_LIST) {
      depth--;
      if (depth == 0) return at;
    }
  }
  return -1;
}

/** Takes a field that matters into the hash; false when the line must be read in full. */
function takeField(name: u64, from: i32, to: i32, known: bool, seed: u64): bool {
  const kind = kindOf(name);
  if (kind == 0) return true;
  const opening = byteAt(from);
  if (kind == ERROR) return to > from && opening != QUOTE && opening != OPEN;
  if (kind >= TIME) {
    if (opening == OPEN) return false;
    if (kind < timeKind) {
      timeKind = kind;
      timeFrom = from;
      timeTo = to;
    }
    return true;
  }
  // Short numbers are levels and states: they count as they are.
  if (to - from <= 2) hash = mix(hash, name ^ (to > from ? hashBytes(from, to) : 0));
  else {
    classify(from, to);
    hash = mix(hash, name ^ fingerprint(from, to, i32.MAX_VALUE, known, seed));
    inventedWords += invented;
    pathWords += paths;
  }
  return true;
}

/**
 * Fingerprint of a line that is one JSON object: only over the fields that say what happened (message, level, service, status);
 * identifiers and durations in other fields do not matter. Where the time stands is found on the way. 0 when the line is no plain
 * object, or reports an error with fields of its own: then it must be read in full.
 */
export function readObject(start: i32, end: i32, known: bool, seed: u64): u64 {
  begin(0x3c6ef3721f83d9ab ^ seed);
  let at = start + 1;
  while (true) {
    at = skipBlanks(at, end);
    if (at >= end) return 0;
    const byte = byteAt(at);
    if (byte == CLOSE) return skipBlanks(at + 1, end) == end ? hash | 1 : 0;
    if (byte == COMMA) {
      at++;
      continue;
    }
    if (byte != QUOTE) return 0;
    const nameFrom = at + 1;
    const nameTo = quoteOrEscape(nameFrom, end);
    if (nameTo < end && byteAt(nameTo) == BACKSLASH) return 0;
    at = nameTo;
    at = skipBlanks(at + 1, end);
    if (at >= end || byteAt(at) != COLON) return 0;
    const from = skipBlanks(at + 1, end);
    const to = valueEnd(from, end);
    if (to < 0) return 0;
    if (nameTo > nameFrom && !takeField(hashBytes(nameFrom, nameTo), from, to, known, seed)) return 0;
    at = to;
  }
}

/** The same for a line of `name=value` pairs. */
export function readPairs(start: i32, end: i32, known: bool, seed: u64): u64 {
  begin(0x510e527f9b05688c ^ seed);
  let at = start;
  while (at < end) {
    const nameFrom = at;
    while (at < end && byteAt(at) != EQUALS) {
      if (byteAt(at) <= SPACE || byteAt(at) == QUOTE) return 0;
      at++;
    }
    if (at >= end || at == nameFrom) return 0;
    const nameTo = at;
    const from = at + 1;
    let to = from;
    if (from < end && byteAt(from) == QUOTE) to = textEnd(from, end);
    else while (to < end && byteAt(to) > SPACE) to++;
    if (to < 0) return 0;
    if (!takeField(hashBytes(nameFrom, nameTo), from, to, known, seed)) return 0;
    at = skipBlanks(to, end);
  }
  return hash | 1;
}
