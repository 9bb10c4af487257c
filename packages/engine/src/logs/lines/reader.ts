import type { LogAnalysis, LogEncoding, LogEnvelope, LogFormat } from './types.ts';
import type { LineKind } from './line-facts.ts';
import type { LogPart } from './log-part.ts';
import { combineLogParts } from './log-part.ts';
import { ColourStripper } from './colour-stripper.ts';
import { createTranscoder, detectEncoding } from './encoding.ts';
import { dayComesFirst } from './timestamp.ts';
import { LineFeed } from './line-feed.ts';
import { LogState } from './log-state.ts';

export interface LogReaderOptions {
  /** Name of the source, for the result: a file, a container, an attachment. */
  readonly source: string;
  /** Where yearless and clock-only times are assumed to lie shortly before; epoch milliseconds. */
  readonly referenceTime: number;
  /** Zone of times that name none, in minutes east of UTC. Default 0; the result says when it was used. */
  readonly zoneOffsetMinutes?: number;
  /** Service of lines that name none, e.g. the container's name. */
  readonly service?: string;
  /** Keep which template each line belongs to (`lineTemplates`); costs eight bytes a line. */
  readonly keepLines?: boolean;
  /** Find templates and count their events, but no times, severities and stacks. */
  readonly templatesOnly?: boolean;
}

/** Reads one log from chunks of bytes. `finish` may be called once. */
export interface LogReader {
  /** Takes the next bytes; the chunk may be used again by the caller afterwards. */
  push(chunk: Uint8Array): void;
  /** The first line that was not read yet, from 1 on, and the byte of what was pushed that it begins at; not for UTF-16. */
  position(): { readonly line: number; readonly byte: number };
  finish(): LogAnalysis;
  /** Instead of `finish`: the counts of one stretch of a log, for `combineLogParts`. */
  finishPart(): LogPart;
  /** After `finish`: id of the template of each line, when `keepLines` was set. */
  lineTemplates(): readonly string[];
}

const HEAD_BYTES = 65_536;

/** The first bytes as text, for looking at dates: bytes that are no ASCII do not matter. */
const headText = (head: Uint8Array): string => Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
/** Of the mark that UTF-8 may begin with. */
const MARK_BYTES = 3;

/** The value most events have. */
const mostFrequent = <Name extends string>(state: LogState, pick: (kind: LineKind) => Name, none: Name): Name => {
  const counts = new Map<Name, number>();
  for (const kind of state.kinds.values()) counts.set(pick(kind), (counts.get(pick(kind)) ?? 0) + kind.count);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [none, 0] as [Name, number])[0];
};

/** A zone by how far it is ahead of UTC: `UTC`, `UTC+1`, `UTC-3:30`. */
const zoneWords = (offsetMinutes: number): string => {
  if (offsetMinutes === 0) return 'UTC';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
};

/** What the reading itself has to say about its result, besides what `format` says of an empty log. */
const readingNotes = (state: LogState, encoding: LogEncoding, zoneOffsetMinutes: number): string[] => {
  const notes: string[] = [];
  const zone = zoneWords(zoneOffsetMinutes);
  if (encoding === 'binary')
    notes.push('The content is binary (compressed, an image, a program); nothing was read from it.');
  if (state.zoned + state.unzoned === 0 && state.lines > 0)
    notes.push('No time stamps: only the order of lines is known.');
  if (state.unzoned > 0)
    notes.push(
      `${state.unzoned === 1 ? '1 time stamp has' : `${state.unzoned} time stamps have`} no zone; read as ${zone}.`,
    );
  if (state.unreadable > 0)
    notes.push(
      state.unreadable === 1
        ? '1 line was cut for its length or holds bytes that are not text.'
        : `${state.unreadable} lines were cut for their length or hold bytes that are not text.`,
    );
  return notes;
};

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
};

class Reader implements LogReader {
  readonly #options: LogReaderOptions;
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #bytes = 0;
  #encoding: LogEncoding | null = null;
  #state: LogState | null = null;
  #feed: LineFeed | null = null;
  #transcode = createTranscoder('utf-8');
  #tallyIds: readonly string[] = [];

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#encoding === null) {
      this.#head.push(chunk.slice());
      this.#headBytes += chunk.length;
      if (this.#headBytes >= HEAD_BYTES) this.#start(false);
      return;
    }
    if (this.#encoding === 'binary') return;
    this.#feed?.push(this.#transcode(chunk, false));
  }

  position(): { readonly line: number; readonly byte: number } {
    const mark = this.#encoding === 'utf-8-bom' ? MARK_BYTES : 0;
    const passed = this.#feed?.passed ?? 0;
    return { line: (this.#state?.lines ?? 0) + 1, byte: passed === 0 ? 0 : mark + passed };
  }

  finish(): LogAnalysis {
    const { analysis, tallyIds } = combineLogParts([this.finishPart()]);
    this.#tallyIds = tallyIds[0] ?? [];
    return analysis;
  }

  finishPart(): LogPart {
    const state = this.#encoding === null ? this.#start(true) : this.#state;
    if (state === null || this.#encoding === null)
      throw new Error('The log reader was finished twice; make one reader for each log.');
    this.#feed?.finish();
    state.closeAll();
    const timed = state.zoned + state.unzoned;
    const { source, zoneOffsetMinutes = 0 } = this.#options;
    const format =
      this.#encoding === 'binary'
        ? 'binary'
        : this.#bytes === 0
          ? 'empty'
          : mostFrequent(state, (kind): LogFormat => kind.format, 'plain');
    return state.collector.part({
      source,
      format,
      envelope: mostFrequent(state, (kind): LogEnvelope => kind.envelope, 'none'),
      encoding: this.#encoding,
      lines: state.lines,
      bytes: this.#bytes,
      unreadableLines: state.unreadable,
      zone: timed === 0 ? 'none' : state.zoned >= state.unzoned ? 'stated' : 'assumed',
      notes: readingNotes(state, this.#encoding, zoneOffsetMinutes),
    });
  }

  lineTemplates(): readonly string[] {
    const tallies = this.#state?.collector.lineTallies(this.#state.lines) ?? new Int32Array(0);
    return Array.from(tallies, (tally) => this.#tallyIds[tally] ?? '');
  }

  /** Looks at the first bytes, then reads them. */
  #start(last: boolean): LogState {
    const head = join(this.#head);
    this.#head = [];
    const encoding = detectEncoding(head.subarray(0, HEAD_BYTES));
    const {
      referenceTime,
      zoneOffsetMinutes = 0,
      service = null,
      keepLines = false,
      templatesOnly = false,
    } = this.#options;
    const state = new LogState({
      assumptions: {
        zoneOffsetMinutes,
        referenceMs: referenceTime,
        dayFirst: dayComesFirst(headText(new ColourStripper().strip(head))),
      },
      service,
      keepLines,
      templatesOnly,
      encoding,
    });
    this.#encoding = encoding;
    this.#state = state;
    this.#transcode = createTranscoder(encoding);
    this.#feed = new LineFeed(state.kernel, (from, to) => state.stretch(from, to));
    if (encoding !== 'binary')
      this.#feed.push(this.#transcode(encoding === 'utf-8-bom' ? head.subarray(MARK_BYTES) : head, last));
    return state;
  }
}

/** Starts reading a log. Memory stays bounded whatever is pushed: long lines, many shapes and many stacks are capped and noted. */
export const createLogReader = (options: LogReaderOptions): LogReader => new Reader(options);
