// Recognises the lines of a log by their form and reads their times. Whatever it does not know goes back to the caller, who finds
// out all about the line and tells the kernel. The source of `../line-kernel.wasm.ts`; see `../build-kernel.ts`.
import {
  BLOCK,
  BLOCK_BYTES,
  BREAKS,
  ENTRIES,
  LONGEST_LINE,
  LONGEST_WORD,
  MOST_ENTRIES,
  MOST_RECORDS,
  RECORD_BYTES,
  RECORDS,
  RESULT,
  TABLE,
  TABLE_SLOTS,
  VOCABULARY,
  VOCABULARY_SLOTS,
  WORD,
} from './layout';
import { addEntry, byteAt, classify, classifyLine, findEntry, hashBytes, learnWord, withoutReturn } from './hashing';
import { fingerprint, invented, paths, wantInvented, words, wordsEnd, wordStart } from './fingerprint';
import { readClock, readNumber, setClock, textOfClock } from './clock';
import { addKind, inventedWords, pathWords, readObject, readPairs, timeFrom, timeTo } from './fields';

export { BLOCK, BLOCK_BYTES, LONGEST_LINE, LONGEST_WORD, MOST_ENTRIES, MOST_RECORDS, RECORDS, RESULT, WORD };
export { readClock, setClock, textOfClock };

const QUOTE: i32 = 34;
const EQUALS: i32 = 61;
const OPEN: i32 = 123;

/** Layout of an entry: the place of the time, how many words stand before it, its clock. */
const NO_TIME: i32 = -1;
/** The entry of pairs that are no structured line after all. */
const TEXT_INSTEAD: i32 = 0;

const TEXT: i32 = 0;
const OBJECT: i32 = 1;
const PAIRS: i32 = 2;
const LONG: i32 = 3;

/** Why `scan` came back. */
const ALL_READ: i32 = 0;
const UNKNOWN_LINE: i32 = 1;
const UNKNOWN_TIME: i32 = 2;
const RECORDS_FULL: i32 = 3;

/** Places in the result. */
const COUNT: i32 = 0;
const NEXT: i32 = 4;
const FROM: i32 = 8;
const TO: i32 = 12;
const ENTRY: i32 = 16;
const KIND: i32 = 20;
const FINGERPRINT: i32 = 24;
const KNOWN_FINGERPRINT: i32 = 32;
const INVENTED: i32 = 40;
const PATHS: i32 = 44;
const TIME_FROM: i32 = 48;
const TIME_TO: i32 = 52;
const WORDS: i32 = 56;
const WORDS_END: i32 = 60;

/** Tells fingerprints over known words of different vocabularies apart. */
let generation: u64 = 1;

let timesWanted = true;

export function wantTimes(wanted: bool): void {
  timesWanted = wanted;
}

function put(place: i32, value: i32): void {
  store<i32>(RESULT + place, value);
}

/** Seed of fingerprints over known words. */
function knownSeed(): u64 {
  return generation * 0x9e3779b97f4a7c15;
}

function structured(kind: i32, from: i32, to: i32, known: bool): u64 {
  const seed = known ? knownSeed() : 0;
  return kind == OBJECT ? readObject(from, to, known, seed) : readPairs(from, to, known, seed);
}

/** Whether the line begins like `name=`. */
function beginsWithName(from: i32, to: i32): bool {
  const breaks = load<u64>(BREAKS);
  if (breaks == 0) return false;
  const at = from + <i32>ctz<u64>(breaks);
  return at > from && at < to && byteAt(at) == EQUALS;
}

/** The entry of a line that was classified, or -1; what was found out on the way is put into the result. */
function recognise(from: i32, to: i32): i32 {
  if (to - from > LONGEST_LINE) {
    put(KIND, LONG);
    return -1;
  }
  let kind = TEXT;
  if (byteAt(from) == OPEN && to > from) kind = OBJECT;
  else if (beginsWithName(from, to)) kind = PAIRS;
  if (kind != TEXT) {
    const hash = structured(kind, from, to, false);
    let entry = hash == 0 ? -1 : findEntry(hash);
    if (entry < 0 && hash != 0) {
      entry = findEntry(structured(kind, from, to, true));
      if (entry < 0) store<u64>(RESULT + FINGERPRINT, hash);
    }
    if (hash != 0 && entry != TEXT_INSTEAD) {
      put(KIND, kind);
      return entry;
    }
    classify(from, to);
  }
  put(KIND, TEXT);
  const hash = fingerprint(from, to, i32.MAX_VALUE, false, 0);
  const entry = findEntry(hash);
  if (entry >= 0) return entry;
  store<u64>(RESULT + FINGERPRINT, hash);
  return findEntry(fingerprint(from, to, i32.MAX_VALUE, true, knownSeed()));
}

/** Time of a recognised line; NaN when it has one that cannot be read here. */
function timeOf(entry: i32, from: i32, to: i32): f64 {
  const known = ENTRIES + (entry << 4);
  const clock = load<i32>(known + 8);
  if (load<i32>(RESULT + KIND) != TEXT) {
    if (byteAt(timeFrom) == QUOTE) return readClock(clock, timeFrom + 1, timeTo - 1);
    const number = readNumber(timeFrom, timeTo);
    return isNaN(number) ? readClock(clock, timeFrom, timeTo) : number;
  }
  const time = readClock(clock, from + load<i32>(known), to);
  if (!isNaN(time)) return time;
  return readClock(clock, placeOfTime(entry, from, to), to);
}

/** Where a line of text has its time, when what stands before it is longer or shorter than in the first such line. */
function placeOfTime(entry: i32, from: i32, to: i32): i32 {
  const at = wordStart(from, to, load<i32>(ENTRIES + (entry << 4) + 4));
  return at < 0 ? from : at;
}

function hasTime(entry: i32): bool {
  if (!timesWanted) return false;
  return load<i32>(RESULT + KIND) == TEXT ? load<i32>(ENTRIES + (entry << 4)) != NO_TIME : timeFrom >= 0;
}

/**
 * Reads lines from `[at, to)` until one is unknown. `RECORDS` then holds, for each line before it: entry, start, end, time. Where the
 * next line begins is in the result, with all that was found out about the unknown line.
 */
export function scan(at: i32, to: i32): i32 {
  let record = RECORDS;
  let count = 0;
  let status = ALL_READ;
  while (at < to) {
    const newline = classifyLine(at, to);
    const end = withoutReturn(at, newline);
    const entry = recognise(at, end);
    let time: f64 = NaN;
    if (entry < 0) status = UNKNOWN_LINE;
    else if (hasTime(entry)) {
      time = timeOf(entry, at, end);
      if (isNaN(time)) status = UNKNOWN_TIME;
    }
    if (status != ALL_READ) {
      put(FROM, at);
      put(TO, end);
      put(ENTRY, entry);
      const text = load<i32>(RESULT + KIND) == TEXT;
      put(TIME_FROM, text && entry >= 0 ? placeOfTime(entry, at, end) : timeFrom);
      put(TIME_TO, text ? end : timeTo);
      at = newline + 1;
      break;
    }
    store<i32>(record, entry);
    store<i32>(record + 4, at);
    store<i32>(record + 8, end);
    store<f64>(record + 16, time);
    record += RECORD_BYTES;
    count++;
    at = newline + 1;
    if (count == MOST_RECORDS) {
      status = RECORDS_FULL;
      break;
    }
  }
  put(COUNT, count);
  put(NEXT, at);
  return status;
}

/** The fingerprint over known words of a line that `scan` came back with; how many words were taken for values is in the result. */
export function fingerprintOfKnown(kind: i32, from: i32, to: i32): void {
  let hash: u64;
  if (kind == TEXT) {
    classify(from, to);
    hash = fingerprint(from, to, i32.MAX_VALUE, true, knownSeed());
    put(INVENTED, invented);
    put(PATHS, paths);
  } else {
    hash = structured(kind, from, to, true);
    put(INVENTED, inventedWords);
    put(PATHS, pathWords);
  }
  store<u64>(RESULT + KNOWN_FINGERPRINT, hash);
}

/** The fingerprint of the first words of a line, and where the marks and blanks after them end. */
export function fingerprintOfWords(from: i32, to: i32, mostWords: i32): void {
  classify(from, to);
  store<u64>(RESULT + FINGERPRINT, fingerprint(from, to, mostWords, false, 0));
  put(WORDS, words);
  put(WORDS_END, wordsEnd);
}

/** Makes lines with the fingerprint at `place` of the result (as it was found there) belong to an entry. */
export function remember(high: i32, low: i32, entry: i32): void {
  addEntry(((<u64>(<u32>high)) << 32) | <u64>(<u32>low), entry);
}

/** Tells where the time of an entry's lines stands. */
export function describe(entry: i32, timeAt: i32, wordsBefore: i32, clock: i32): void {
  const known = ENTRIES + (entry << 4);
  store<i32>(known, timeAt);
  store<i32>(known + 4, wordsBefore);
  store<i32>(known + 8, clock);
}

/** Forgets all lines. */
export function forgetLines(): void {
  memory.fill(TABLE, 0, TABLE_SLOTS << 4);
}

/** Begins a vocabulary; what was recognised by an earlier one no longer is. While it is not `wanted` no word is invented. */
export function forgetWords(wanted: bool): void {
  memory.fill(VOCABULARY, 0, VOCABULARY_SLOTS << 3);
  generation++;
  wantInvented(wanted);
}

/** The word of `length` bytes at `WORD` is one that programs write; true when that is new. */
export function addWord(length: i32): bool {
  return learnWord(hashBytes(WORD, WORD + length));
}

/** Fields that are called like the word of `length` bytes at `WORD` matter. */
export function addField(length: i32, kind: i32): void {
  addKind(hashBytes(WORD, WORD + length), kind);
}
