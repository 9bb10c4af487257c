import { LINE_KERNEL } from './line-kernel.wasm.ts';

/** Why a scan came back before the end. */
export const UNKNOWN_LINE = 1;
export const UNKNOWN_TIME = 2;

/** What kind of line is unknown. */
export const TEXT = 0;
export const PAIRS = 2;
export const LONG = 3;

/** The entry of `name=value` pairs that are to be read as text. */
export const TEXT_INSTEAD = 0;
/** Place of the time of an entry without one. */
export const NO_PLACE = -1;

/** Numbers of 32 bits in a record. */
export const RECORD_NUMBERS = 6;

/** 64 bits over the form of a line. */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/** The line at which a scan came back; places are in the kernel's memory. `entry` is -1 for a line that is not known. */
export interface ScannedLine {
  readonly from: number;
  readonly to: number;
  readonly entry: number;
  readonly kind: number;
  readonly fingerprint: Fingerprint;
  /** Where a structured line has its time; -1 for none. */
  readonly timeFrom: number;
  readonly timeTo: number;
}

/** Where the time of an entry's lines stands, how many words before it, and which clock reads it. */
export interface TimePlace {
  readonly at: number;
  readonly wordsBefore: number;
  readonly clock: number;
}

interface Constant {
  readonly value: number;
}

/** The exports of `assembly/line-kernel.ts`, where each is described. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly BLOCK: Constant;
  readonly BLOCK_BYTES: Constant;
  readonly LONGEST_WORD: Constant;
  readonly MOST_ENTRIES: Constant;
  readonly RECORDS: Constant;
  readonly RESULT: Constant;
  readonly WORD: Constant;
  readonly scan: (at: number, to: number) => number;
  readonly fingerprintOfKnown: (kind: number, from: number, to: number) => void;
  readonly fingerprintOfWords: (from: number, to: number, mostWords: number) => void;
  readonly remember: (high: number, low: number, entry: number) => void;
  readonly describe: (entry: number, timeAt: number, wordsBefore: number, clock: number) => void;
  readonly wantTimes: (wanted: number) => void;
  readonly forgetLines: () => void;
  readonly forgetWords: (wanted: number) => void;
  readonly addWord: (length: number) => number;
  readonly addField: (length: number, kind: number) => void;
  readonly readClock: (clock: number, at: number, end: number) => number;
  readonly textOfClock: (clock: number) => number;
  readonly setClock: (
    clock: number,
    length: number,
    minute: number,
    tail: number,
    fraction: number,
    hourMs: number,
  ) => void;
}

/** The part of the platform's WebAssembly that is used; Node's types leave it to the browser's. */
interface WebAssemblyPart {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

let compiled: object | null = null;

const instantiate = (): KernelExports => {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyPart };
  compiled ??= new WebAssembly.Module(Buffer.from(LINE_KERNEL, 'base64'));
  return new WebAssembly.Instance(compiled).exports as KernelExports;
};

const encoder = new TextEncoder();

/**
 * Recognises lines by their form, in a WebAssembly module with a memory of fixed size. What it is told about one line it knows of
 * all lines with the same fingerprint. Lines, times and tables are where the constants of `assembly/layout.ts` say.
 */
export class LineKernel {
  /** All of its memory; places of lines count from its beginning. */
  readonly bytes: Uint8Array;
  readonly blockStart: number;
  readonly blockEnd: number;
  /** Entries that can be described. */
  readonly mostEntries: number;
  /** Entry, start and end of the lines that the last scan recognised, `RECORD_NUMBERS` apart. */
  readonly records: Int32Array;
  /** Their times: the last two numbers of each record are one of 64 bits. */
  readonly times: Float64Array;
  readonly #exports = instantiate();
  readonly #result: Int32Array;
  readonly #word: Uint8Array;

  constructor() {
    const { memory, BLOCK, BLOCK_BYTES, MOST_ENTRIES, RECORDS, RESULT, WORD, LONGEST_WORD } = this.#exports;
    this.bytes = new Uint8Array(memory.buffer);
    this.blockStart = BLOCK.value;
    this.blockEnd = BLOCK.value + BLOCK_BYTES.value;
    this.mostEntries = MOST_ENTRIES.value;
    this.records = new Int32Array(memory.buffer, RECORDS.value);
    this.times = new Float64Array(memory.buffer, RECORDS.value);
    this.#result = new Int32Array(memory.buffer, RESULT.value, 16);
    this.#word = new Uint8Array(memory.buffer, WORD.value, LONGEST_WORD.value);
  }

  /** Reads the lines in `[at, to)` until one is unknown or there are too many records; tells why it stopped. */
  scan(at: number, to: number): number {
    return this.#exports.scan(at, to);
  }

  /** How many lines the last scan recognised. */
  get count(): number {
    return this.#result[0] as number;
  }

  /** Where the next scan begins. */
  get next(): number {
    return this.#result[1] as number;
  }

  /** The line at which the last scan stopped. */
  get stoppedAt(): ScannedLine {
    const result = this.#result;
    return {
      from: result[2] as number,
      to: result[3] as number,
      entry: result[4] as number,
      kind: result[5] as number,
      fingerprint: { low: result[6] as number, high: result[7] as number },
      timeFrom: result[12] as number,
      timeTo: result[13] as number,
    };
  }

  /**
   * The fingerprint of a line in which words that no program is known to write count as one and the same: `invented` words of
   * letters, and `paths`.
   */
  fingerprintOfKnown({ kind, from, to }: Pick<ScannedLine, 'kind' | 'from' | 'to'>): Fingerprint & {
    readonly invented: number;
    readonly paths: number;
  } {
    this.#exports.fingerprintOfKnown(kind, from, to);
    const result = this.#result;
    return {
      low: result[8] as number,
      high: result[9] as number,
      invented: result[10] as number,
      paths: result[11] as number,
    };
  }

  /** The fingerprint of a line's first words; `end` is where the marks and blanks after them end, `words` how many there were. */
  fingerprintOfWords(
    from: number,
    to: number,
    mostWords: number,
  ): Fingerprint & {
    readonly words: number;
    readonly end: number;
  } {
    this.#exports.fingerprintOfWords(from, to, mostWords);
    const result = this.#result;
    return {
      low: result[6] as number,
      high: result[7] as number,
      words: result[14] as number,
      end: result[15] as number,
    };
  }

  /** Makes lines with this fingerprint belong to an entry. */
  remember({ high, low }: Fingerprint, entry: number): void {
    this.#exports.remember(high, low, entry);
  }

  describe(entry: number, time: TimePlace): void {
    this.#exports.describe(entry, time.at, time.wordsBefore, time.clock);
  }

  /** Whether times are to be read; they are at first. */
  wantTimes(wanted: boolean): void {
    this.#exports.wantTimes(wanted ? 1 : 0);
  }

  forgetLines(): void {
    this.#exports.forgetLines();
  }

  /** Begins a new vocabulary; while `wanted` is false no word counts as invented. */
  forgetWords(wanted: boolean): void {
    this.#exports.forgetWords(wanted ? 1 : 0);
  }

  /** Takes a word into the vocabulary; true when it is new there. */
  addWord(word: string): boolean {
    const { read, written } = encoder.encodeInto(word, this.#word);
    return read === word.length && written > 0 && this.#exports.addWord(written) !== 0;
  }

  /** Fields of structured lines with this name matter; see `assembly/fields.ts` for the kinds. */
  addField(name: string, kind: number): void {
    this.#exports.addField(encoder.encodeInto(name, this.#word).written, kind);
  }

  /** Epoch milliseconds of a time that is written like the clock's last one; NaN for any other. */
  readClock(clock: number, at: number, to: number): number {
    return this.#exports.readClock(clock, at, to);
  }

  /** Teaches a clock how its time is written; see `assembly/clock.ts`. */
  setClock(
    clock: number,
    text: string,
    parts: {
      readonly minuteAt: number;
      readonly tailAt: number;
      readonly hasFraction: boolean;
      readonly hourMs: number;
    },
  ): void {
    encoder.encodeInto(text, this.bytes.subarray(this.#exports.textOfClock(clock)));
    const { minuteAt, tailAt, hasFraction, hourMs } = parts;
    this.#exports.setClock(clock, text.length, minuteAt, tailAt, hasFraction ? 1 : 0, hourMs);
  }
}
