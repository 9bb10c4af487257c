import type { LineHeader } from './line-header.ts';
import type { LogEnvelope, LogFormat, Severity } from './types.ts';
import type { Tally } from './tally.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { endsStack, isCrashStart, isStackLine } from './continuation.ts';
import { findTimestamp } from './timestamp.ts';
import { jsonHeader, logfmtHeader } from './structured-line.ts';
import { textHeader } from './line-header.ts';
import { unwrapLine } from './envelope.ts';

/** `timeAt` of lines without a time, and of lines whose time must be read the slow way. */
export const NO_TIME = -1;
export const HIDDEN_TIME = -2;

/** All that is known of a line but its time and its text. Lines with one fingerprint share it. */
export interface LineFacts {
  readonly format: LogFormat;
  readonly envelope: LogEnvelope;
  /** Counts the events of this format and envelope. */
  kind: LineKind | null;
  /** Events with one lane never interleave: the service that Compose wrote in front, or ''. */
  readonly lane: string;
  readonly headed: boolean;
  readonly severity: Severity | null;
  readonly service: string | null;
  readonly message: string;
  readonly attached: string | null;
  /** Byte offset of the time in the line, `NO_TIME` or `HIDDEN_TIME`. */
  readonly timeAt: number;
  /** Bytes of the time there. */
  readonly timeLength: number;
  /** The clock that reads the times of this header; -1 until it is known. */
  clock: number;
  readonly zoned: boolean;
  readonly unreadable: boolean;
  readonly blank: boolean;
  readonly indented: boolean;
  readonly stackLine: boolean;
  readonly crashStart: boolean;
  readonly stackEnd: boolean;
  /** Characters of the wrapper before the line itself; the rest is the line, except in Docker's JSON. */
  readonly wrapped: number;
  /** Where its events are counted; found when the first one is. */
  tally: Tally | null;
}

/** How many events have one format and envelope. */
export interface LineKind {
  readonly format: LogFormat;
  readonly envelope: LogEnvelope;
  count: number;
}

/** A line read in full. `time` is NaN when it has none. */
export interface ReadLine {
  readonly facts: LineFacts;
  readonly time: number;
  readonly header: LineHeader;
  /** The line without its wrapper. */
  readonly inner: string;
}

/** Reads everything from the text of a line. `defaultService` is the service of lines that name none. */
export const readLineFacts = (text: string, assumptions: TimeAssumptions, defaultService: string | null): ReadLine => {
  const unwrapped = unwrapLine(text, assumptions);
  const inner = unwrapped.text;
  const header = jsonHeader(inner, assumptions) ?? logfmtHeader(inner, assumptions) ?? textHeader(inner, assumptions);
  const time = (header.zoned ? header.time : (unwrapped.time ?? header.time)) ?? Number.NaN;
  const found =
    Number.isNaN(time) || header.format === 'json' || header.format === 'logfmt'
      ? null
      : findTimestamp(text, assumptions);
  // The kernel takes the names of two pods for one: such lines are read in full.
  const isPod = unwrapped.envelope === 'kubernetes';
  const seen = found !== null && found.epochMs === time;
  const facts: LineFacts = {
    format: header.format,
    envelope: unwrapped.envelope,
    lane: unwrapped.service ?? '',
    headed: header.headed,
    severity: header.severity,
    service: unwrapped.service ?? header.service ?? defaultService,
    message: header.message,
    attached: header.attached,
    timeAt: isPod ? HIDDEN_TIME : Number.isNaN(time) ? NO_TIME : seen ? found.start : HIDDEN_TIME,
    timeLength: seen ? found.end - found.start : 0,
    clock: -1,
    zoned: header.zoned || unwrapped.time !== null,
    unreadable: text.includes('\uFFFD') || text.includes('\0'),
    blank: inner.trim() === '',
    indented: !header.headed && /^[ \t]+\S/.test(inner),
    stackLine: !header.headed && isStackLine(inner),
    crashStart: !header.headed && isCrashStart(inner),
    stackEnd: !header.headed && endsStack(inner),
    wrapped: unwrapped.envelope === 'docker-json' ? 0 : text.length - inner.length,
    tally: null,
    kind: null,
  };
  return { facts, time, header, inner };
};
