import type { LineFacts, LineKind } from './line-facts.ts';
import type { LogEncoding } from './types.ts';
import type { TimeAssumptions } from './timestamp.ts';
import type { ScannedLine } from '../kernel/line-kernel.ts';
import { LineKernel, LONG, RECORD_NUMBERS, UNKNOWN_LINE, UNKNOWN_TIME } from '../kernel/line-kernel.ts';
import { continues } from './continuation.ts';
import { EventCollector } from './event-collector.ts';
import { KnownLines } from './known-lines.ts';
import { LONGEST_LINE } from './line-feed.ts';
import { NO_TIME, readLineFacts } from './line-facts.ts';
import { OpenEvent } from './open-event.ts';
import { ownText } from '../template/own-text.ts';

/** Times outside are unset clocks and broken fields; one of them would stretch the whole log's time scale. */
const EARLIEST_TIME = Date.UTC(1990, 0, 1);
const LATEST_TIME = Date.UTC(2100, 0, 1);
const MOST_JOINED_LINES = 400;
const MOST_LANES = 64;

export interface LogStateOptions {
  readonly assumptions: TimeAssumptions;
  readonly service: string | null;
  readonly keepLines: boolean;
  readonly templatesOnly: boolean;
  readonly encoding: LogEncoding;
}

/** Reads a log line by line: recognises lines by their form, joins the lines of one event, hands events on. */
export class LogState {
  readonly kernel = new LineKernel();
  readonly collector: EventCollector;
  readonly kinds = new Map<string, LineKind>();
  lines = 0;
  unreadable = 0;
  zoned = 0;
  unzoned = 0;
  readonly #options: LogStateOptions;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #known: KnownLines;
  readonly #open = new Map<string, OpenEvent>();
  #last: OpenEvent;
  #lastLane = '';
  #headedLines = 0;
  /** Lines without a header that do not look like part of a stack: many of them mean a log of mixed layouts. */
  #looseLines = 0;

  constructor(options: LogStateOptions) {
    this.#options = options;
    this.#decoder = new TextDecoder(options.encoding === 'latin1' ? 'latin1' : 'utf-8', { ignoreBOM: true });
    this.collector = new EventCollector(options);
    this.kernel.wantTimes(!options.templatesOnly);
    this.#known = new KnownLines(this.kernel, this.collector, options.assumptions);
    this.#last = this.#laneEvent('');
  }

  /** Reads the lines in `[from, to)` of the kernel's memory. The bytes are not needed any more afterwards. */
  stretch(from: number, to: number): void {
    const { kernel } = this;
    for (let at = from; at < to; at = kernel.next) {
      const stopped = kernel.scan(at, to);
      this.#takeKnown(kernel.count);
      if (stopped === UNKNOWN_LINE) this.#readUnknown(kernel.stoppedAt);
      else if (stopped === UNKNOWN_TIME) this.#readTime(kernel.stoppedAt);
    }
    for (const open of this.#open.values()) open.settle();
  }

  closeAll(): void {
    for (const open of this.#open.values()) this.#close(open);
  }

  /** Takes the lines that the kernel recognised. */
  #takeKnown(count: number): void {
    const { records, times } = this.kernel;
    let next: LineFacts | null = count > 0 ? this.#known.of(records[0] as number) : null;
    for (let record = 0; next !== null; record += RECORD_NUMBERS) {
      const facts: LineFacts = next;
      const place = record / 2 + 2;
      next =
        record + RECORD_NUMBERS < count * RECORD_NUMBERS
          ? this.#known.of(records[record + RECORD_NUMBERS] as number)
          : null;
      this.#begin(facts);
      if (next === null || !next.headed || next.lane !== facts.lane || !this.#count(facts, place))
        this.#take(facts, times[place] as number, records[record + 1] as number, records[record + 2] as number, null);
    }
  }

  /** Counts an event of one line, after which another event begins; its time is at `place`. False when there is more to do than to count. */
  #count(facts: LineFacts, place: number): boolean {
    const tally = this.collector.routine(facts);
    if (tally === null || facts.kind === null) return false;
    if (this.#last.facts !== null) this.#close(this.#last);
    this.#headedLines += 1;
    facts.kind.count += 1;
    const { times } = this.kernel;
    if (this.#plausible(times[place] as number, facts)) tally.hitAt(this.lines, times, place);
    else tally.hit(this.lines, Number.NaN);
    return true;
  }

  /** Whether a time can be one; counts those that can. */
  #plausible(time: number, facts: LineFacts): boolean {
    if (!(time >= EARLIEST_TIME && time <= LATEST_TIME) || this.#options.templatesOnly) return false;
    if (facts.zoned) this.zoned += 1;
    else this.unzoned += 1;
    return true;
  }

  /** Reads a known line whose time is written in a new way. */
  #readTime(line: ScannedLine): void {
    const facts = this.#known.of(line.entry);
    const time = this.#known.readTime(line);
    this.#begin(facts);
    this.#take(facts, time, line.from, line.to, null);
  }

  #readUnknown(line: ScannedLine): void {
    if (line.to - line.from > LONGEST_LINE) {
      this.unreadable += 1;
      this.#readInFull({ ...line, to: line.from + LONGEST_LINE });
      return;
    }
    const facts = this.#readKnownHeader(line) ?? this.#readInFull(line);
    this.#known.learn(line, facts);
  }

  /** Reads only the message of a line whose header has been seen before. */
  #readKnownHeader(line: ScannedLine): LineFacts | null {
    const known = this.#known.header(line);
    if (known === null) return null;
    const message = this.#decoder.decode(this.kernel.bytes.subarray(known.messageStart, line.to));
    const unreadable = message.includes('\uFFFD') || message.includes('\0');
    const facts: LineFacts = { ...known.facts, message, unreadable, tally: null };
    const time = facts.timeAt === NO_TIME ? Number.NaN : this.#known.timeOf(facts, line);
    this.#begin(facts);
    this.#take(facts, time, line.from, line.to, null);
    return facts;
  }

  #readInFull(line: ScannedLine): LineFacts {
    const text = this.#decoder.decode(this.kernel.bytes.subarray(line.from, line.to));
    const { facts: read, time, inner } = readLineFacts(text, this.#options.assumptions, this.#options.service);
    const facts = line.kind === LONG ? { ...read, message: ownText(read.message, read.message.length) } : read;
    this.#known.learnHeader(facts, text, line);
    this.#begin(facts);
    this.#take(facts, time, line.from, line.to, facts.envelope === 'docker-json' ? inner : null);
    return facts;
  }

  /** A line begins: counts it and turns to its lane. */
  #begin(facts: LineFacts): void {
    this.lines += 1;
    if (facts.lane !== this.#lastLane) this.#switchLane(facts.lane);
  }

  #take(facts: LineFacts, time: number, from: number, to: number, inner: string | null): void {
    const open = this.#last;
    if (facts.unreadable) this.unreadable += 1;
    if (facts.headed) this.#headedLines += 1;
    else if (open.facts !== null && this.#joins(open, facts, from, to, inner)) return;
    else if (facts.blank) return;
    // A structured line is whole; what a dying process prints after it is an event of its own, at no earlier time.
    const since = facts.headed ? Number.NaN : open.time;
    this.#close(open);
    open.begin(facts, this.#plausible(time, facts) ? time : since, this.lines, this.kernel.bytes, from, to, inner);
  }

  #joins(open: OpenEvent, facts: LineFacts, from: number, to: number, inner: string | null): boolean {
    if (open.lineCount >= MOST_JOINED_LINES || open.facts?.format === 'json') return false;
    if (!facts.stackLine && !facts.indented) this.#looseLines += 1;
    const headedLog = open.facts?.headed === true && this.#looseLines <= 3 * this.#headedLines;
    if (!continues(facts, { headedLog, inStack: open.inStack })) return false;
    open.add(facts, this.kernel.bytes, from, to, inner);
    if (this.#options.keepLines) open.continuations.push(this.lines);
    return true;
  }

  #close(open: OpenEvent): void {
    const { facts } = open;
    if (facts === null) return;
    facts.kind ??= this.#kindOf(facts);
    facts.kind.count += 1;
    this.collector.add(open);
    open.end();
  }

  #kindOf({ format, envelope }: LineFacts): LineKind {
    const key = `${format} ${envelope}`;
    const kind = this.kinds.get(key) ?? { format, envelope, count: 0 };
    this.kinds.set(key, kind);
    return kind;
  }

  #switchLane(lane: string): void {
    this.#lastLane = lane;
    if (this.#open.size >= MOST_LANES && !this.#open.has(lane)) {
      this.closeAll();
      this.#open.clear();
    }
    this.#last = this.#laneEvent(lane);
  }

  #laneEvent(lane: string): OpenEvent {
    const open = this.#open.get(lane) ?? new OpenEvent(this.#decoder);
    this.#open.set(lane, open);
    return open;
  }
}
