import type { LineKernel } from '../kernel/line-kernel.ts';
import { ColourStripper } from './colour-stripper.ts';

/** Longer lines are cut: what follows is counted, not read. Bounds memory for a file without line ends. */
export const LONGEST_LINE = 1 << 16;

/** Two more than are read: a `\r` before the line's end is not part of it, and that it was longer must be seen. */
const MOST_KEPT = LONGEST_LINE + 2;
const NEWLINE = 10;

/** Receives a stretch of whole lines in the kernel's memory. The bytes stay until the next stretch. */
export type StretchSink = (from: number, to: number) => void;

/** Puts chunks into the kernel's memory and cuts them into stretches of whole lines. */
export class LineFeed {
  readonly #kernel: LineKernel;
  readonly #sink: StretchSink;
  readonly #colours = new ColourStripper();
  /** Where the bytes end that belong to no stretch yet; they begin where the block does. */
  #end: number;
  #pushed = 0;
  #passed = 0;

  constructor(kernel: LineKernel, sink: StretchSink) {
    this.#kernel = kernel;
    this.#sink = sink;
    this.#end = kernel.blockStart;
  }

  /** Bytes of all pushed ones up to the last line end among them. */
  get passed(): number {
    return this.#passed;
  }

  push(chunk: Uint8Array): void {
    const { blockEnd } = this.#kernel;
    for (let taken = 0; taken < chunk.length;) {
      const part = chunk.subarray(taken, taken + blockEnd - this.#end);
      this.#take(part);
      taken += part.length;
    }
  }

  finish(): void {
    const { blockStart } = this.#kernel;
    if (this.#end > blockStart) this.#sink(blockStart, this.#end);
    this.#end = blockStart;
  }

  #take(part: Uint8Array): void {
    const { bytes, blockStart } = this.#kernel;
    const newline = part.lastIndexOf(NEWLINE);
    if (newline >= 0) this.#passed = this.#pushed + newline + 1;
    this.#pushed += part.length;
    const kept = this.#colours.strip(part);
    bytes.set(kept, this.#end);
    const to = this.#end + kept.lastIndexOf(NEWLINE) + 1;
    this.#end += kept.length;
    if (newline >= 0) {
      this.#sink(blockStart, to);
      bytes.copyWithin(blockStart, to, this.#end);
      this.#end -= to - blockStart;
    }
    // What is dropped has no line end.
    this.#end = Math.min(this.#end, blockStart + MOST_KEPT);
  }
}
