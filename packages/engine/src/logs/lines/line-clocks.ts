import type { LineKernel } from '../kernel/line-kernel.ts';
import type { FoundTimestamp, TimeAssumptions } from './timestamp.ts';
import { findTimestamp, timestampAt, timestampOfValue } from './timestamp.ts';

const MOST_CLOCKS = 32;
const LONGEST_TIME = 64;
const QUOTE = 34;
const COLON_CLOCK = /(\d{1,2}):(\d{2}):(\d{2})(?:[.,:](\d{1,9}))?/;

const formOf = (time: string): string => time.replace(/\d/g, '0');

/**
 * Reads times that the kernel cannot and teaches it: one clock for each way in which times are written. As long as date, hour and zone
 * are the same, the kernel then reads them by itself.
 */
export class LineClocks {
  readonly #kernel: LineKernel;
  readonly #assumptions: TimeAssumptions;
  readonly #clocks = new Map<string, number>();

  constructor(kernel: LineKernel, assumptions: TimeAssumptions) {
    this.#kernel = kernel;
    this.#assumptions = assumptions;
  }

  /** The clock for times written like the one of `length` bytes at `at`; 0 when none is written there. */
  clockFor(at: number, to: number, length: number): number {
    const known = this.#clocks.get(formOf(this.#text(at, Math.min(to, at + length))));
    if (known !== undefined && !Number.isNaN(this.#kernel.readClock(known, at, to))) return known;
    const { text, found } = this.#timeAt(at, to);
    if (found === null) return 0;
    const form = formOf(text.slice(0, found.end));
    const clock = this.#clocks.get(form) ?? this.#clocks.size % MOST_CLOCKS;
    if (this.#clocks.size < MOST_CLOCKS) this.#clocks.set(form, clock);
    this.#teach(clock, text.slice(0, found.end), found.epochMs);
    return clock;
  }

  /** Epoch milliseconds of the time at the first of `places` that has one, else near the first; NaN without one. */
  read(places: readonly number[], to: number, clock: number): number {
    for (const at of places) {
      const { text, found } = this.#timeAt(at, to);
      if (found === null) continue;
      this.#teach(clock, text.slice(0, found.end), found.epochMs);
      return found.epochMs;
    }
    const from = Math.max(this.#kernel.blockStart, (places[0] ?? to) - LONGEST_TIME);
    return (
      findTimestamp(this.#text(from, Math.min(to, from + 2 * LONGEST_TIME)), this.#assumptions)?.epochMs ?? Number.NaN
    );
  }

  /** Epoch milliseconds of the value of a field that stands in `[from, to)`; NaN when it is no time. */
  readValue(from: number, to: number, clock: number): number {
    const quotes = this.#kernel.bytes[from] === QUOTE ? 1 : 0;
    const text = this.#text(from + quotes, Math.min(to - quotes, from + LONGEST_TIME));
    const found = timestampOfValue(/^[\d.]+$/.test(text) ? Number(text) : text, this.#assumptions);
    if (found === null) return Number.NaN;
    if (found.end > 0 && found.end <= text.length) this.#teach(clock, text.slice(0, found.end), found.epochMs);
    return found.epochMs;
  }

  #timeAt(at: number, to: number): { readonly text: string; readonly found: FoundTimestamp | null } {
    const text = this.#text(at, Math.min(to, at + LONGEST_TIME));
    return { text, found: timestampAt(text, 0, this.#assumptions) };
  }

  #text(from: number, to: number): string {
    return String.fromCharCode(...this.#kernel.bytes.subarray(from, to));
  }

  #teach(clock: number, text: string, epochMs: number): void {
    const parts = COLON_CLOCK.exec(text);
    if (parts === null || / [AP]M$/.test(text)) return;
    const [, hour = '', minute, second, fraction] = parts;
    const minuteAt = parts.index + hour.length + 1;
    const milliseconds = fraction === undefined ? 0 : Number.parseInt(`${fraction}00`.slice(0, 3), 10);
    this.#kernel.setClock(clock, text, {
      minuteAt,
      tailAt: minuteAt + 5 + (fraction === undefined ? 0 : fraction.length + 1),
      hasFraction: fraction !== undefined,
      hourMs: epochMs - (Number(minute) * 60_000 + Number(second) * 1000 + milliseconds),
    });
  }
}
