import type { LogAnalysis, LogEncoding, LogEnvelope, LogFormat } from './types.ts';
import type { LineHeader } from './line-header.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { continues, isStackLine } from './continuation.ts';
import { createTranscoder, detectEncoding } from './encoding.ts';
import { EventCollector } from './event-collector.ts';
import { jsonHeader, logfmtHeader } from './structured-line.ts';
import { LineSplitter } from './line-splitter.ts';
import { textHeader } from './line-header.ts';
import { unwrapLine } from './envelope.ts';

export interface LogReaderOptions {
  /** Name of the source, for the result: a file, a container, an attachment. */
  readonly source: string;
  /** Where yearless and clock-only times are assumed to lie shortly before; epoch milliseconds. */
  readonly referenceTime: number;
  /** Zone of times that name none, in minutes east of UTC. Default 0; the result says when it was used. */
  readonly zoneOffsetMinutes?: number;
  /** Service of lines that name none, e.g. the container's name. */
  readonly service?: string;
  /** Keep which template each line belongs to (`lineTemplates`); costs four bytes a line. */
  readonly keepLines?: boolean;
}

/** Reads one log from chunks of bytes. `finish` may be called once. */
export interface LogReader {
  push(chunk: Uint8Array): void;
  finish(): LogAnalysis;
  /** After `finish`: id of the template of each line, when `keepLines` was set. */
  lineTemplates(): readonly string[];
}

const HEAD_BYTES = 65_536;
const MOST_JOINED_LINES = 400;
const MOST_OPEN_EVENTS = 64;

interface OpenEvent {
  readonly header: LineHeader;
  readonly service: string | null;
  readonly time: number | null;
  readonly firstLine: number;
  readonly lines: string[];
  readonly continuations: number[];
  lineCount: number;
  inStack: boolean;
}

class ReaderState {
  readonly assumptions: TimeAssumptions;
  readonly collector: EventCollector;
  readonly decoder: InstanceType<typeof TextDecoder>;
  readonly #service: string | null;
  readonly #keepLines: boolean;
  readonly #open = new Map<string, OpenEvent>();
  readonly formats = new Map<LogFormat, number>();
  readonly envelopes = new Map<LogEnvelope, number>();
  #headedLines = 0;
  /** Lines without a header that do not look like part of a stack: many of them mean a log of mixed layouts. */
  #looseLines = 0;
  lines = 0;
  unreadable = 0;
  zoned = 0;
  unzoned = 0;

  constructor(options: LogReaderOptions, encoding: LogEncoding) {
    this.assumptions = { zoneOffsetMinutes: options.zoneOffsetMinutes ?? 0, referenceMs: options.referenceTime };
    this.collector = new EventCollector(options.keepLines === true);
    this.decoder = new TextDecoder(encoding === 'latin1' ? 'latin1' : 'utf-8', { ignoreBOM: true });
    this.#service = options.service ?? null;
    this.#keepLines = options.keepLines === true;
  }

  line(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    this.lines += 1;
    const text = this.decoder.decode(bytes.subarray(start, end));
    if (cut || text.includes('\uFFFD') || text.includes('\0')) this.unreadable += 1;
    const unwrapped = unwrapLine(text, this.assumptions);
    const header =
      jsonHeader(unwrapped.text, this.assumptions) ??
      logfmtHeader(unwrapped.text, this.assumptions) ??
      textHeader(unwrapped.text, this.assumptions);
    const lane = unwrapped.service ?? '';
    const open = this.#open.get(lane);
    if (header.headed) this.#headedLines += 1;
    else if (open !== undefined && this.#joins(open, unwrapped.text)) return;
    else if (unwrapped.text.trim() === '') return;
    this.#close(lane, open);
    this.envelopes.set(unwrapped.envelope, (this.envelopes.get(unwrapped.envelope) ?? 0) + 1);
    this.formats.set(header.format, (this.formats.get(header.format) ?? 0) + 1);
    const time = header.zoned ? header.time : (unwrapped.time ?? header.time);
    if (time !== null) {
      if (header.zoned || unwrapped.time !== null) this.zoned += 1;
      else this.unzoned += 1;
    }
    const service = unwrapped.service ?? header.service ?? this.#service;
    this.#open.set(lane, {
      header,
      service,
      time,
      firstLine: this.lines,
      lines: [text],
      continuations: [],
      lineCount: 1,
      inStack: isStackLine(unwrapped.text),
    });
    if (this.#open.size > MOST_OPEN_EVENTS) this.closeAll();
  }

  closeAll(): void {
    for (const [lane, open] of this.#open) this.#close(lane, open);
  }

  #joins(open: OpenEvent, line: string): boolean {
    if (open.lineCount >= MOST_JOINED_LINES) return false;
    const headedLog = open.header.headed && this.#looseLines <= 3 * this.#headedLines;
    const previous = open.lines.at(-1) ?? '';
    if (!isStackLine(line) && !/^\s/.test(line)) this.#looseLines += 1;
    if (!continues(line, { headedLog, previous, inStack: open.inStack })) return false;
    open.lineCount += 1;
    if (open.lines.length < 100) open.lines.push(line);
    if (isStackLine(line)) open.inStack = true;
    if (this.#keepLines) open.continuations.push(this.lines);
    return true;
  }

  #close(lane: string, open: OpenEvent | undefined): void {
    if (open === undefined) return;
    this.#open.delete(lane);
    const attached = open.header.attached === null ? [] : open.header.attached.split('\n').slice(0, 100);
    this.collector.add({
      header: open.header,
      service: open.service,
      time: open.time,
      line: open.firstLine,
      lines: [...open.lines, ...attached],
      continuations: open.continuations,
    });
  }
}

const mostFrequent = <Name extends string>(counts: ReadonlyMap<Name, number>, none: Name): Name => {
  let best = none;
  let bestCount = 0;
  for (const [name, count] of counts) {
    if (count <= bestCount) continue;
    best = name;
    bestCount = count;
  }
  return best;
};

/** Starts reading a log. Memory stays bounded whatever is pushed: long lines, many shapes and many stacks are capped and noted. */
export const createLogReader = (options: LogReaderOptions): LogReader => {
  let head: Uint8Array[] = [];
  let headBytes = 0;
  let bytes = 0;
  let encoding: LogEncoding | null = null;
  let state: ReaderState | null = null;
  let transcode = createTranscoder('utf-8');
  let splitter: LineSplitter | null = null;

  const start = (last: boolean): void => {
    const joined = new Uint8Array(headBytes);
    let offset = 0;
    for (const part of head) {
      joined.set(part, offset);
      offset += part.length;
    }
    head = [];
    encoding = detectEncoding(joined.subarray(0, HEAD_BYTES));
    const current = new ReaderState(options, encoding);
    state = current;
    transcode = createTranscoder(encoding);
    splitter = new LineSplitter((line, from, to, cut) => current.line(line, from, to, cut));
    if (encoding !== 'binary') splitter.push(transcode(encoding === 'utf-8-bom' ? joined.subarray(3) : joined, last));
  };

  return {
    push(chunk) {
      bytes += chunk.length;
      if (encoding === null) {
        head.push(chunk.slice());
        headBytes += chunk.length;
        if (headBytes >= HEAD_BYTES) start(false);
      } else if (encoding !== 'binary') splitter?.push(transcode(chunk, false));
    },
    finish() {
      if (encoding === null) start(true);
      splitter?.finish();
      if (state === null || encoding === null) throw new Error('A log reader can be finished once.');
      state.closeAll();
      const timed = state.zoned + state.unzoned;
      const format = encoding === 'binary' ? 'binary' : bytes === 0 ? 'empty' : mostFrequent(state.formats, 'plain');
      const notes: string[] = [];
      if (encoding === 'binary')
        notes.push('The content is binary (compressed, an image, a program); nothing was read from it.');
      if (bytes === 0) notes.push('The log is empty.');
      if (timed === 0 && state.lines > 0) notes.push('No line has a time; order in the file is all that is known.');
      if (state.unzoned > 0)
        notes.push(
          `${state.unzoned} times name no zone; UTC${(options.zoneOffsetMinutes ?? 0) === 0 ? '' : ` ${options.zoneOffsetMinutes} min`} was assumed.`,
        );
      if (state.unreadable > 0)
        notes.push(`${state.unreadable} lines were cut for their length or hold bytes that are not text.`);
      return state.collector.finish({
        source: options.source,
        format,
        envelope: mostFrequent(state.envelopes, 'none'),
        encoding,
        lines: state.lines,
        bytes,
        unreadableLines: state.unreadable,
        zone: timed === 0 ? 'none' : state.zoned >= state.unzoned ? 'stated' : 'assumed',
        notes,
      });
    },
    lineTemplates: () => state?.collector.lineTemplates(state.lines) ?? [],
  };
};
