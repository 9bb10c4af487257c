/** One evaluation of two experiments, over the examples that both have. */
export interface PairedComparison {
  readonly name: string;
  /** Examples that both have a score for. */
  readonly pairs: number;
  readonly a: number;
  readonly b: number;
  /** `b` less `a`. */
  readonly difference: number;
  /** 95 % of the differences when examples are drawn anew, with a seed. */
  readonly interval: readonly [number, number];
  /** The exact sign test of the pairs that differ, two-sided, where scores are 0 and 1; else null. */
  readonly p: number | null;
}

const DRAWS = 10_000;
const SHARE = 0.025;

/** Numbers from 0 to 1 that are the same for the same seed (xorshift32). */
export function seededRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bootstrap(differences: readonly number[], random: () => number): [number, number] {
  if (differences.length === 0) return [0, 0];
  const means = Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let draw = 0; draw < differences.length; draw += 1) {
      sum += differences[Math.floor(random() * differences.length)] ?? 0;
    }
    return sum / differences.length;
  }).toSorted((one, other) => one - other);
  return [means[Math.floor(SHARE * DRAWS)] ?? 0, means[Math.ceil((1 - SHARE) * DRAWS) - 1] ?? 0];
}

/** The chance of a split at least as uneven among pairs that differ, if neither side were better. */
export function exactSignTest(won: number, lost: number): number {
  const differing = won + lost;
  if (differing === 0) return 1;
  let chance = 0.5 ** differing;
  let tail = 0;
  for (let fewer = 0; fewer <= Math.min(won, lost); fewer += 1) {
    tail += chance;
    chance *= (differing - fewer) / (fewer + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Holds the scores of two experiments against each other, example by example. The same scores and seed give the same interval. */
export function comparePaired(
  name: string,
  given: { readonly a: ReadonlyMap<string, number>; readonly b: ReadonlyMap<string, number>; readonly seed: number },
): PairedComparison {
  const { a, b, seed } = given;
  const pairs = [...a].flatMap(([example, score]): [number, number][] => {
    const other = b.get(example);
    return other === undefined ? [] : [[score, other]];
  });
  const differences = pairs.map(([one, other]) => other - one);
  const binary = pairs.every((pair) => pair.every((score) => score === 0 || score === 1));
  const [won, lost] = [differences.filter((by) => by > 0).length, differences.filter((by) => by < 0).length];
  return {
    name,
    pairs: pairs.length,
    a: mean(pairs.map(([one]) => one)),
    b: mean(pairs.map(([, other]) => other)),
    difference: mean(differences),
    interval: bootstrap(differences, seededRandom(seed)),
    p: binary && pairs.length > 0 ? exactSignTest(won, lost) : null,
  };
}
