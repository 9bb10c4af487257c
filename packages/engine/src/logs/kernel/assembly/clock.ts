import { CLOCKS, CLOCK_BYTES } from './layout';
import { byteAt } from './hashing';

// A clock: length of the time's text (0: unknown), place of the minutes, place of what follows the fraction, whether
// there is a fraction, the epoch milliseconds of the hour, the text.
const LENGTH: i32 = 0;
const MINUTE: i32 = 4;
const TAIL: i32 = 8;
const FRACTION: i32 = 12;
const HOUR: i32 = 16;
const TEXT: i32 = 24;

const ZERO: i32 = 48;

function digit(at: i32): i32 {
  return byteAt(at) - ZERO;
}

/**
 * Epoch milliseconds of the time at `at` that is written like the last one of the clock: date, hour and zone are the same bytes, so
 * only minute, second and fraction are read. NaN otherwise.
 */
export function readClock(clock: i32, at: i32, end: i32): f64 {
  const known = CLOCKS + clock * CLOCK_BYTES;
  const length = load<i32>(known + LENGTH);
  if (length == 0 || at + length > end) return NaN;
  const text = known + TEXT;
  const minute = load<i32>(known + MINUTE);
  for (let index = 0; index < minute; index++) if (byteAt(at + index) != byteAt(text + index)) return NaN;
  const m = at + minute;
  const minutes = digit(m) * 10 + digit(m + 1);
  const seconds = digit(m + 3) * 10 + digit(m + 4);
  if (byteAt(m + 2) != byteAt(text + minute + 2) || <u32>minutes >= 60 || <u32>seconds > 60) return NaN;
  if (<u32>digit(m + 1) > 9 || <u32>digit(m + 4) > 9) return NaN;
  let index = m + 5;
  let milliseconds = 0;
  if (load<i32>(known + FRACTION) != 0) {
    if (byteAt(index) != byteAt(text + minute + 5)) return NaN;
    index++;
    for (let scale = 100; index < end && <u32>digit(index) <= 9; index++) {
      milliseconds += digit(index) * scale;
      scale /= 10;
    }
  }
  for (let tail = load<i32>(known + TAIL); tail < length; tail++, index++)
    if (index >= end || byteAt(index) != byteAt(text + tail)) return NaN;
  if (index < end && <u32>digit(index) <= 9) return NaN;
  return load<f64>(known + HOUR) + <f64>(minutes * 60000 + seconds * 1000 + milliseconds);
}

/** Remembers how the clock's time is written; the text was put at `textOf(clock)`. */
export function setClock(clock: i32, length: i32, minute: i32, tail: i32, fraction: i32, hour: f64): void {
  const known = CLOCKS + clock * CLOCK_BYTES;
  store<i32>(known + LENGTH, length);
  store<i32>(known + MINUTE, minute);
  store<i32>(known + TAIL, tail);
  store<i32>(known + FRACTION, fraction);
  store<f64>(known + HOUR, hour);
}

export function textOfClock(clock: i32): i32 {
  return CLOCKS + clock * CLOCK_BYTES + TEXT;
}

/** Epoch milliseconds of a number of seconds or of a fraction down to nanoseconds, told apart by their size; NaN for anything else. */
export function readNumber(from: i32, to: i32): f64 {
  let value: u64 = 0;
  let scale: f64 = 0;
  if (to - from > 20) return NaN;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte == 46 && scale == 0) {
      scale = 1;
      continue;
    }
    if (<u32>(byte - ZERO) > 9) return NaN;
    value = value * 10 + (byte - ZERO);
    if (scale != 0) scale *= 10;
  }
  const number = scale > 1 ? <f64>value / scale : <f64>value;
  if (!(number > 1e8)) return NaN;
  return Math.floor(
    number > 1e17 ? number / 1e6 : number > 1e14 ? number / 1e3 : number > 1e11 ? number : number * 1e3,
  );
}
