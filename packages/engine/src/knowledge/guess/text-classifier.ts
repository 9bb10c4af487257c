/** A text in numbers: places of its features and their shares, of length 1 together. */
interface Encoded {
  readonly places: Int32Array;
  readonly shares: Float64Array;
}

/** What is learnt from: features of a text, and its class. */
export interface Example<Label extends string> {
  readonly features: readonly string[];
  readonly label: Label;
}

export interface TextClassifier<Label extends string> {
  /** The probability of each class, and the feature that speaks for it most; empty when no feature is known. */
  classify(features: readonly string[]): readonly { label: Label; probability: number; because: string }[];
}

const EPOCHS = 3;
const STEP = 0.5;
const BIAS_STEP = 0.01;
/** Divides the first steps of a feature, so that none runs away. */
const FIRST_SQUARES = 0.1;
/** An answer this near to the truth teaches nothing. */
const SMALLEST_ERROR = 0.02;
/** A feature of one example says what that example is, not what its class is. */
const LEAST_EXAMPLES = 2;

/** The same order on every machine: a linear congruential generator shuffles it. */
function shuffle(order: Int32Array, seed: number): number {
  let state = seed;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = Math.floor((state / 2_147_483_648) * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return state;
}

/** Features of at least two examples, by their place, with the logarithm of how rare they are. */
function vocabularyOf(examples: readonly Example<string>[]): { places: Map<string, number>; rarity: number[] } {
  const uses = new Map<string, number>();
  for (const { features } of examples) for (const one of features) uses.set(one, (uses.get(one) ?? 0) + 1);
  const places = new Map<string, number>();
  const rarity: number[] = [];
  for (const [feature, count] of uses) {
    if (count < LEAST_EXAMPLES) continue;
    places.set(feature, rarity.length);
    rarity.push(Math.log(examples.length / count) + 1);
  }
  return { places, rarity };
}

/**
 * Learns which features go with which class: multinomial logistic regression over rare features (tf-idf), by steps that shorten with
 * each use of a feature (AdaGrad; Duchi, Hazan and Singer 2011). The same examples give the same classifier.
 */
export function createTextClassifier<Label extends string>(examples: readonly Example<Label>[]): TextClassifier<Label> {
  const { places, rarity } = vocabularyOf(examples);
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const width = labels.length;
  const weights = new Float64Array(rarity.length * width);
  const squares = new Float64Array(rarity.length * width).fill(FIRST_SQUARES);
  const bias = new Float64Array(width);
  const chances = new Float64Array(width);

  function encode(features: readonly string[]): Encoded {
    const known = Int32Array.from(features.flatMap((one) => places.get(one) ?? []));
    const shares = Float64Array.from(known, (place) => rarity[place] ?? 0);
    const length = Math.hypot(...shares) || 1;
    return { places: known, shares: shares.map((share) => share / length) };
  }

  /** Leaves the classes' probabilities in `chances`. */
  function score({ places: known, shares }: Encoded): void {
    chances.set(bias);
    for (let at = 0; at < known.length; at += 1) {
      const share = shares[at] ?? 0;
      const row = (known[at] ?? 0) * width;
      for (let one = 0; one < width; one += 1) chances[one] = (chances[one] ?? 0) + share * (weights[row + one] ?? 0);
    }
    const most = Math.max(...chances);
    let sum = 0;
    for (let one = 0; one < width; one += 1) sum += chances[one] = Math.exp((chances[one] ?? 0) - most);
    for (let one = 0; one < width; one += 1) chances[one] = (chances[one] ?? 0) / sum;
  }

  function learn(text: Encoded, label: number): void {
    score(text);
    for (let one = 0; one < width; one += 1) {
      const error = (chances[one] ?? 0) - (one === label ? 1 : 0);
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      bias[one] = (bias[one] ?? 0) - BIAS_STEP * error;
      for (let at = 0; at < text.places.length; at += 1) {
        const cell = (text.places[at] ?? 0) * width + one;
        const slope = error * (text.shares[at] ?? 0);
        const square = (squares[cell] ?? 0) + slope * slope;
        squares[cell] = square;
        weights[cell] = (weights[cell] ?? 0) - (STEP * slope) / Math.sqrt(square);
      }
    }
  }

  const texts = examples.map(({ features, label }) => ({ text: encode(features), label: labels.indexOf(label) }));
  const order = Int32Array.from(texts.keys());
  let seed = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    seed = shuffle(order, seed);
    for (const place of order) {
      const one = texts[place];
      if (one !== undefined) learn(one.text, one.label);
    }
  }

  return {
    classify(features) {
      const text = encode(features);
      if (text.places.length === 0) return [];
      score(text);
      const names = features.filter((one) => places.has(one));
      return labels.map((label, one) => {
        const gains = names.map(
          (_, at) => (text.shares[at] ?? 0) * (weights[(text.places[at] ?? 0) * width + one] ?? 0),
        );
        const because = names[gains.indexOf(Math.max(...gains))] ?? '';
        return { label, probability: chances[one] ?? 0, because };
      });
    },
  };
}
