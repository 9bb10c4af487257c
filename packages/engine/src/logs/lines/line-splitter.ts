/** Longer lines are cut: what follows is counted, not read. Bounds memory for a file without line ends. */
const LONGEST_LINE = 1 << 16;

/** Receives one line without its line end. The bytes stay as they are until the chunk is used again. `cut` tells that the line was longer. */
export type LineSink = (bytes: Uint8Array, start: number, end: number, cut: boolean) => void;

/** Cuts chunks into lines at `\n` (a `\r` before it is dropped). Holds at most one partial line of `LONGEST_LINE` bytes. */
export class LineSplitter {
  readonly #sink: LineSink;
  #carry = new Uint8Array(1024);
  #carried = 0;
  #cut = false;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (this.#carried > 0 || this.#cut) {
      const end = chunk.indexOf(10);
      if (end < 0) {
        this.#keep(chunk, 0, chunk.length);
        return;
      }
      this.#keep(chunk, 0, end);
      this.#emitCarry();
      start = end + 1;
    }
    for (let end = chunk.indexOf(10, start); end >= 0; end = chunk.indexOf(10, start)) {
      this.#emit(chunk, start, end);
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk, start, chunk.length);
  }

  finish(): void {
    if (this.#carried > 0 || this.#cut) this.#emitCarry();
  }

  #emit(bytes: Uint8Array, start: number, end: number): void {
    const last = end > start && bytes[end - 1] === 13 ? end - 1 : end;
    const cut = last - start > LONGEST_LINE;
    this.#sink(bytes, start, cut ? start + LONGEST_LINE : last, cut);
  }

  #emitCarry(): void {
    const end = this.#carried > 0 && this.#carry[this.#carried - 1] === 13 ? this.#carried - 1 : this.#carried;
    const cut = this.#cut;
    this.#carried = 0;
    this.#cut = false;
    const line = this.#carry;
    // The receiver may still refer to this line when the next partial one comes.
    this.#carry = new Uint8Array(1024);
    this.#sink(line, 0, end, cut);
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const room = LONGEST_LINE - this.#carried;
    const wanted = end - start;
    const taken = Math.min(room, wanted);
    if (taken < wanted) this.#cut = true;
    if (this.#carried + taken > this.#carry.length) {
      const larger = new Uint8Array(Math.min(LONGEST_LINE, Math.max(this.#carry.length * 2, this.#carried + taken)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(bytes.subarray(start, start + taken), this.#carried);
    this.#carried += taken;
  }
}
