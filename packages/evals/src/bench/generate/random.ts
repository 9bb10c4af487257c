/** A source of numbers that is the same in every run with the same seed. */
export interface Random {
  /** A whole number from 0 on, smaller than `limit`. */
  readonly below: (limit: number) => number;
  /** One of a list that is not empty. */
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

/** Marsaglia's xorshift with 32 bits: fast, and good enough to make test data. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('Nothing can be picked from an empty list.');
      return value;
    },
  };
}
