import type { LineFacts, LineKind } from './line-facts.ts';
import type { LogEncoding } from './types.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { continues } from './continuation.ts';
import { EventCollector } from './event-collector.ts';
import { Fingerprint, FingerprintCache, RecentFingerprints } from './fingerprint.ts';
import { HIDDEN_TIME, NO_TIME, readLineFacts } from './line-facts.ts';
import { HeaderCache } from './header-cache.ts';
import { JsonFingerprint } from './json-fingerprint.ts';
import { LineClock } from './line-clock.ts';
import { OpenEvent } from './open-event.ts';

const CACHE_BITS = 16;
const RECENT_BITS = 13;
const BRACE = 123;
/** Times outside are unset clocks and broken fields; one of them would stretch the whole log's time scale. */
const EARLIEST_TIME = Date.UTC(1990, 0, 1);
const LATEST_TIME = Date.UTC(2100, 0, 1);
const LONGEST_CACHED = 4096;
const MOST_JOINED_LINES = 400;
const MOST_LANES = 64;

export interface LogStateOptions {
  readonly assumptions: TimeAssumptions;
  readonly service: string | null;
  readonly keepLines: boolean;
  readonly encoding: LogEncoding;
}

/** Reads a log line by line: recognises lines by their fingerprint, joins the lines of one event, hands events on. */
export class LogState {
  readonly collector: EventCollector;
  readonly kinds = new Map<string, LineKind>();
  lines = 0;
  unreadable = 0;
  zoned = 0;
  unzoned = 0;
  readonly #options: LogStateOptions;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #fingerprint = new Fingerprint();
  readonly #cache = new FingerprintCache<LineFacts>(CACHE_BITS);
  readonly #json = new JsonFingerprint();
  readonly #recent = new RecentFingerprints(RECENT_BITS);
  readonly #headers = new HeaderCache();
  readonly #clocks = new Map<string, LineClock>();
  readonly #open = new Map<string, OpenEvent>();
  #clock: LineClock;
  #last: OpenEvent;
  #lastLane = '';
  #headedLines = 0;
  /** Lines without a header that do not look like part of a stack: many of them mean a log of mixed layouts. */
  #looseLines = 0;

  constructor(options: LogStateOptions) {
    this.#options = options;
    this.#decoder = new TextDecoder(options.encoding === 'latin1' ? 'latin1' : 'utf-8', { ignoreBOM: true });
    this.collector = new EventCollector(options.keepLines);
    this.#clock = new LineClock(options.assumptions);
    this.#last = this.#laneEvent('');
  }

  /** Reads one line. `bytes` must stay as it is until `settle` or the next line of the same lane. */
  line(bytes: Uint8Array, start: number, end: number, cut: boolean): void {
    this.lines += 1;
    if (cut) this.unreadable += 1;
    if (end - start > LONGEST_CACHED) {
      this.#readInFull(bytes, start, end);
      return;
    }
    if (bytes[start] === BRACE && this.#readJson(bytes, start, end)) return;
    const fingerprint = this.#fingerprint;
    fingerprint.read(bytes, start, end);
    const facts = this.#cache.find(fingerprint.high, fingerprint.low);
    if (facts === undefined) {
      const { high, low } = fingerprint;
      const read = this.#readKnownHeader(bytes, start, end) ?? this.#readInFull(bytes, start, end);
      const structured = read.format === 'json' || read.format === 'logfmt';
      const cacheable = read.attached === null && read.timeAt !== HIDDEN_TIME && !structured;
      // What comes once only would fill the cache for nothing.
      if (cacheable && this.#recent.seen(high, low)) this.#cache.set(high, low, read);
      return;
    }
    this.#takeKnown(facts, bytes, start, end);
  }

  /** Reads a line that is a JSON object; false when it cannot be recognised by its fields. */
  #readJson(bytes: Uint8Array, start: number, end: number): boolean {
    const json = this.#json;
    if (!json.read(bytes, start, end)) return false;
    const { high, low } = json;
    const facts = this.#cache.find(high, low);
    if (facts === undefined) {
      const read = this.#readInFull(bytes, start, end);
      const cacheable = read.attached === null && read.format === 'json' && read.envelope === 'none';
      if (cacheable && this.#recent.seen(high, low)) this.#cache.set(high, low, read);
      return true;
    }
    if (facts.lane !== this.#lastLane) this.#switchLane(facts.lane);
    this.#take(facts, json.time(bytes, this.#clock, this.#options.assumptions), bytes, start, end, null);
    return true;
  }

  #takeKnown(facts: LineFacts, bytes: Uint8Array, start: number, end: number): void {
    if (facts.lane !== this.#lastLane) this.#switchLane(facts.lane);
    const time = facts.timeAt === NO_TIME ? Number.NaN : this.#clock.read(bytes, start + facts.timeAt, end);
    this.#take(facts, time, bytes, start, end, null);
  }

  /** Copies what open events still need out of the bytes they were read from. */
  settle(): void {
    for (const open of this.#open.values()) open.settle();
  }

  closeAll(): void {
    for (const open of this.#open.values()) this.#close(open);
  }

  /** Reads only the message of a line whose header has been seen before. */
  #readKnownHeader(bytes: Uint8Array, start: number, end: number): LineFacts | null {
    const known = this.#headers.find(bytes, start, end);
    if (known === null) return null;
    const message = this.#decoder.decode(bytes.subarray(known.messageStart, end));
    const unreadable = message.includes('\uFFFD') || message.includes('\0');
    const facts: LineFacts = { ...known.facts, message, unreadable, tally: null };
    this.#takeKnown(facts, bytes, start, end);
    return facts;
  }

  #readInFull(bytes: Uint8Array, start: number, end: number): LineFacts {
    const text = this.#decoder.decode(bytes.subarray(start, end));
    const { facts, time, inner } = readLineFacts(text, this.#options.assumptions, this.#options.service);
    this.#headers.learn(facts, text, bytes, start, end);
    if (facts.lane !== this.#lastLane) this.#switchLane(facts.lane);
    this.#take(facts, time, bytes, start, end, facts.envelope === 'docker-json' ? inner : null);
    return facts;
  }

  #take(facts: LineFacts, time: number, bytes: Uint8Array, start: number, end: number, inner: string | null): void {
    const open = this.#last;
    if (facts.unreadable) this.unreadable += 1;
    if (facts.headed) this.#headedLines += 1;
    else if (open.facts !== null && this.#joins(open, facts, bytes, start, end, inner)) return;
    else if (facts.blank) return;
    // A structured line is whole; what a dying process prints after it is an event of its own, at no earlier time.
    const since = facts.headed ? Number.NaN : open.time;
    this.#close(open);
    const timed = time >= EARLIEST_TIME && time <= LATEST_TIME;
    if (timed) {
      if (facts.zoned) this.zoned += 1;
      else this.unzoned += 1;
    }
    open.begin(facts, timed ? time : since, this.lines, bytes, start, end, inner);
  }

  #joins(
    open: OpenEvent,
    facts: LineFacts,
    bytes: Uint8Array,
    start: number,
    end: number,
    inner: string | null,
  ): boolean {
    if (open.lineCount >= MOST_JOINED_LINES || open.facts?.format === 'json') return false;
    if (!facts.stackLine && !facts.indented) this.#looseLines += 1;
    const headedLog = open.facts?.headed === true && this.#looseLines <= 3 * this.#headedLines;
    if (!continues(facts, { headedLog, inStack: open.inStack })) return false;
    open.add(facts, bytes, start, end, inner);
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
      this.#clocks.clear();
    }
    this.#last = this.#laneEvent(lane);
  }

  #laneEvent(lane: string): OpenEvent {
    const clock = this.#clocks.get(lane) ?? new LineClock(this.#options.assumptions);
    const open = this.#open.get(lane) ?? new OpenEvent(this.#decoder);
    this.#clocks.set(lane, clock);
    this.#open.set(lane, open);
    this.#clock = clock;
    return open;
  }
}
