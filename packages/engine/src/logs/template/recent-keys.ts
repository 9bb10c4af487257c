/** Remembers which texts came lately, in a fixed number of bytes. It may forget; it hardly ever errs. */
export class RecentKeys {
  readonly #mask: number;
  readonly #hashes: Int32Array;

  constructor(bits: number) {
    this.#mask = (1 << bits) - 1;
    this.#hashes = new Int32Array(1 << bits);
  }

  /** Whether it came before; from now on it did. */
  seen(key: string): boolean {
    let hash = 0x811c9dc5 | 0;
    for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    const before = this.#hashes[slot] === hash;
    this.#hashes[slot] = hash;
    return before;
  }
}
