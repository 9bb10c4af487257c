/** Numbers that look random and are the same in every run with the same seed. */
export interface SeededRandom {
  /** A whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number;
  /** Any of the items; throws RangeError for none. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** A positive number whose logarithm is normally distributed: sizes of files are. */
  readonly logNormal: (shape: { median: number; spread: number }) => number;
}

/** Marsaglia's xorshift on 32 bits. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    logNormal({ median, spread }) {
      // Box and Muller's transform; the logarithm of 0 does not exist.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
