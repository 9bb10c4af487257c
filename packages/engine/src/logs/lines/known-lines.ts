import type { KnownHeader } from './header-cache.ts';
import type { LineFacts } from './line-facts.ts';
import type { Fingerprint, LineKernel, ScannedLine, TimePlace } from '../kernel/line-kernel.ts';
import type { EventCollector } from './event-collector.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { LONG, NO_PLACE, PAIRS, TEXT, TEXT_INSTEAD } from '../kernel/line-kernel.ts';
import { HeaderCache } from './header-cache.ts';
import { HIDDEN_TIME } from './line-facts.ts';
import { KnownWords } from './known-words.ts';
import { LineClocks } from './line-clocks.ts';
import { RecentFingerprints } from './recent-fingerprints.ts';
import {
  CODE_KEYS,
  ERROR_KEYS,
  LEVEL_KEYS,
  MESSAGE_KEYS,
  SERVICE_KEYS,
  STATUS_KEYS,
  TIME_KEYS,
} from './structured-line.ts';

const RECENT_BITS = 13;
const QUOTE = 34;
const MOST_WORDS = 0x7fff_ffff;
/** Lines with more words that nobody knows are too unlike each other. */
const MOST_INVENTED = 4;
const MOST_FINGERPRINTS = 40_000;

/** Kinds of fields, as `assembly/fields.ts` has them. */
const TELLING = 1;
const ERROR = 2;
const FIRST_TIME = 16;

const addFields = (kernel: LineKernel): void => {
  const withOuter = (keys: readonly string[]): string[] => keys.flatMap((key) => [key, key.split('.', 1)[0] ?? key]);
  for (const key of withOuter([...MESSAGE_KEYS, ...LEVEL_KEYS, ...SERVICE_KEYS, ...STATUS_KEYS, ...CODE_KEYS]))
    kernel.addField(key, TELLING);
  for (const key of withOuter(ERROR_KEYS)) kernel.addField(key, ERROR);
  for (const [index, key] of TIME_KEYS.entries()) kernel.addField(key, FIRST_TIME + index);
};

/** What is known of lines, by their form: tells the kernel what it needs to recognise them. */
export class KnownLines {
  readonly #kernel: LineKernel;
  readonly #collector: EventCollector;
  readonly #words: KnownWords;
  readonly #clocks: LineClocks;
  readonly #headers: HeaderCache;
  readonly #recent = new RecentFingerprints(RECENT_BITS);
  /** By entry; the first is no line's. */
  #facts: (LineFacts | null)[] = [null];
  #clockOf: number[] = [0];
  #fingerprints = 0;

  constructor(kernel: LineKernel, collector: EventCollector, assumptions: TimeAssumptions) {
    this.#kernel = kernel;
    this.#collector = collector;
    this.#words = new KnownWords(kernel, collector.words);
    this.#clocks = new LineClocks(kernel, assumptions);
    this.#headers = new HeaderCache(kernel);
    addFields(kernel);
  }

  /** What is known of the lines of an entry. */
  of(entry: number): LineFacts {
    return this.#facts[entry] as LineFacts;
  }

  header({ kind, from, to }: ScannedLine): KnownHeader | null {
    const known = kind === TEXT ? this.#headers.find(from, to) : null;
    if (known !== null && known.facts.timeAt >= 0 && known.facts.clock < 0)
      known.facts.clock = this.#clocks.clockFor(from + known.facts.timeAt, to, known.facts.timeLength);
    return known;
  }

  /** Learns from a line that was read in full. */
  learnHeader(facts: LineFacts, text: string, { kind, from, to }: ScannedLine): void {
    if (!facts.headed) return;
    if (kind !== LONG) this.#headers.learn(facts, text, from, to);
    const headerLength = text.endsWith(facts.message) ? text.length - facts.message.length : 0;
    this.#words.addHeader(`${text.slice(0, headerLength)} ${facts.service ?? ''}`);
  }

  /** The time of a text line with these facts; NaN when there is none. */
  timeOf(facts: LineFacts, { from, to }: ScannedLine): number {
    const at = from + facts.timeAt;
    const time = this.#kernel.readClock(facts.clock, at, to);
    return Number.isNaN(time) ? this.#clocks.read([at], to, facts.clock) : time;
  }

  /** The time of a line that the kernel knows, but whose time it cannot read. */
  readTime({ entry, kind, from, to, timeFrom, timeTo }: ScannedLine): number {
    const clock = this.#clockOf[entry] ?? 0;
    if (kind !== TEXT) return this.#clocks.readValue(timeFrom, timeTo, clock);
    return this.#clocks.read([from + this.of(entry).timeAt, timeFrom], to, clock);
  }

  /** Has lines like this one recognised from now on, where that is possible and they come again. */
  learn(line: ScannedLine, facts: LineFacts): void {
    if (line.kind === LONG) return;
    if (line.kind === PAIRS && facts.format !== 'logfmt') {
      this.#remember(line.fingerprint, TEXT_INSTEAD);
      return;
    }
    if (!this.#isRecognisable(line, facts)) return;
    if (facts.headed) {
      this.#collector.place(facts);
      this.#words.follow();
      if (this.#learnKnown(line, facts)) return;
    }
    // As long as each new kind of line is kept there is room for it; later what comes once only would fill the tables for nothing.
    if (this.#collector.words.generation === 0 || this.#recent.seen(line.fingerprint))
      this.#remember(line.fingerprint, this.#addEntry(line, facts));
  }

  /** Learns a line by its known words; false when that does not do. */
  #learnKnown(line: ScannedLine, facts: LineFacts): boolean {
    const { invented, paths, ...fingerprint } = this.#kernel.fingerprintOfKnown(line);
    if (
      invented + paths === 0 ||
      invented > MOST_INVENTED ||
      (invented > 0 && !this.#words.usable) ||
      this.#collector.isGivenUp(facts)
    )
      return false;
    this.#remember(fingerprint, this.#addEntry(line, facts));
    return true;
  }

  #remember(fingerprint: Fingerprint, entry: number): void {
    this.#fingerprints += 1;
    this.#kernel.remember(fingerprint, entry);
  }

  #addEntry(line: ScannedLine, facts: LineFacts): number {
    if (this.#facts.length >= this.#kernel.mostEntries || this.#fingerprints >= MOST_FINGERPRINTS) {
      this.#kernel.forgetLines();
      this.#fingerprints = 0;
      this.#facts = [null];
      this.#clockOf = [0];
    }
    const entry = this.#facts.push(facts) - 1;
    const time = line.kind === TEXT ? this.#timeInText(line, facts) : this.#timeInFields(line);
    this.#clockOf[entry] = time.clock;
    this.#kernel.describe(entry, time);
    return entry;
  }

  #timeInText({ from, to }: ScannedLine, facts: LineFacts): TimePlace {
    if (facts.timeAt < 0) return { at: NO_PLACE, wordsBefore: 0, clock: 0 };
    const { words } = this.#kernel.fingerprintOfWords(from, from + facts.timeAt, MOST_WORDS);
    if (facts.clock < 0) facts.clock = this.#clocks.clockFor(from + facts.timeAt, to, facts.timeLength);
    return { at: facts.timeAt, wordsBefore: words, clock: facts.clock };
  }

  #timeInFields({ timeFrom, timeTo }: ScannedLine): TimePlace {
    const at = this.#kernel.bytes[timeFrom] === QUOTE ? timeFrom + 1 : timeFrom;
    return {
      at: NO_PLACE,
      wordsBefore: 0,
      clock: timeFrom < 0 ? 0 : this.#clocks.clockFor(at, timeTo, timeTo - at - (at - timeFrom)),
    };
  }

  #isRecognisable({ kind }: ScannedLine, { attached, format, envelope, timeAt }: LineFacts): boolean {
    if (attached !== null) return false;
    const structured = format === 'json' || format === 'logfmt';
    return kind === TEXT ? timeAt !== HIDDEN_TIME && !structured : structured && envelope === 'none';
  }
}
