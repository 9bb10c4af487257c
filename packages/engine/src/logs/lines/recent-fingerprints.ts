import type { Fingerprint } from '../kernel/line-kernel.ts';

/** Remembers which fingerprints came lately, without remembering anything about them. May forget, hardly ever errs. */
export class RecentFingerprints {
  readonly #mask: number;
  readonly #highs: Int32Array;

  constructor(bits: number) {
    this.#mask = (1 << bits) - 1;
    this.#highs = new Int32Array(1 << bits);
  }

  /** Whether it came before; from now on it did. */
  seen({ high, low }: Fingerprint): boolean {
    const slot = (low ^ (low >>> 13)) & this.#mask;
    const before = this.#highs[slot] === high;
    this.#highs[slot] = high;
    return before;
  }
}
