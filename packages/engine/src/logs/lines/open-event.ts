import type { LineFacts } from './line-facts.ts';

const MOST_KEPT_LINES = 100;
const NO_BYTES = new Uint8Array(0);

/** The event whose lines are being read. One object a lane is used again and again; its text is decoded only when it is asked for. */
export class OpenEvent {
  facts: LineFacts | null = null;
  time = Number.NaN;
  line = 0;
  lineCount = 0;
  inStack = false;
  /** Continuation lines as they are in the log and without their wrapper, the first `MOST_KEPT_LINES`. */
  more: string[] = [];
  moreInner: string[] = [];
  continuations: number[] = [];
  readonly #decoder: InstanceType<typeof TextDecoder>;
  #bytes: Uint8Array = NO_BYTES;
  #start = 0;
  #end = 0;
  #text: string | null = null;
  #inner: string | null = null;

  constructor(decoder: InstanceType<typeof TextDecoder>) {
    this.#decoder = decoder;
  }

  /** `inner` is only needed where it is not the end of the line. */
  begin(
    facts: LineFacts,
    time: number,
    line: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    inner: string | null,
  ): void {
    this.facts = facts;
    this.time = time;
    this.line = line;
    this.lineCount = 1;
    this.inStack = facts.stackLine;
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    this.#text = null;
    this.#inner = inner;
  }

  add(facts: LineFacts, bytes: Uint8Array, start: number, end: number, inner: string | null): void {
    this.lineCount += 1;
    if (facts.stackLine) this.inStack = true;
    if (this.more.length >= MOST_KEPT_LINES) return;
    const text = this.#decoder.decode(bytes.subarray(start, end));
    this.more.push(text);
    this.moreInner.push(inner ?? text.slice(facts.wrapped));
  }

  /** The first line's text. */
  get text(): string {
    this.#text ??= this.#decoder.decode(this.#bytes.subarray(this.#start, this.#end));
    return this.#text;
  }

  /** The first line without its wrapper. */
  get inner(): string {
    return this.#inner ?? this.text.slice(this.facts?.wrapped ?? 0);
  }

  settle(): void {
    if (this.facts === null || this.#bytes === NO_BYTES) return;
    void this.text;
    this.#bytes = NO_BYTES;
  }

  end(): void {
    this.facts = null;
    this.#bytes = NO_BYTES;
    this.#text = null;
    this.#inner = null;
    if (this.more.length > 0) {
      this.more = [];
      this.moreInner = [];
    }
    if (this.continuations.length > 0) this.continuations = [];
  }
}
