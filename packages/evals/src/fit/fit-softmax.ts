/** One answer of a case: what the rules measured of it, and whether it is right. */
export interface FitOption {
  readonly measured: Readonly<Record<string, number>>;
  readonly right: boolean;
}

/** Answers of which exactly one is given; several may be right. Cases of one fold are left out together. */
export interface FitCase {
  readonly fold: string;
  readonly options: readonly FitOption[];
  /** How much the case counts; 1 without it. Cases that are one incident told in several ways share the weight of one. */
  readonly weight?: number;
}

export interface FitOptions {
  /** The sign that each rule's principle demands. */
  readonly signs: Readonly<Record<string, 1 | -1>>;
  /** Strength of the pull to zero (L2), per case. */
  readonly penalty: number;
  readonly steps?: number;
}

const STEPS = 400;
const RATE = 0.1;
const DECAY = [0.9, 0.999] as const;

interface Prepared {
  readonly codes: readonly string[];
  readonly cases: readonly {
    readonly rows: readonly Float64Array[];
    readonly right: readonly boolean[];
    readonly weight: number;
  }[];
}

function prepare(cases: readonly FitCase[], codes: readonly string[]): Prepared {
  return {
    codes,
    cases: cases
      .filter(({ options }) => options.some(({ right }) => right) && options.some(({ right }) => !right))
      .map(({ options, weight = 1 }) => ({
        weight,
        rows: options.map(({ measured }) => Float64Array.from(codes, (code) => measured[code] ?? 0)),
        right: options.map(({ right }) => right),
      })),
  };
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Adds the gradient of one case's log likelihood: expected values under the right answers less those under all. */
function addGradient(one: Prepared['cases'][number], weights: Float64Array, gradient: Float64Array): void {
  const scores = one.rows.map((row) => row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0));
  const all = softmax(scores);
  const rightTotal = all.reduce((sum, share, place) => sum + (one.right[place] === true ? share : 0), 0);
  for (const [place, row] of one.rows.entries()) {
    const share = all[place] ?? 0;
    const pull = (one.right[place] === true ? share / Math.max(rightTotal, 1e-12) : 0) - share;
    for (const [at, value] of row.entries()) gradient[at] = (gradient[at] ?? 0) + one.weight * pull * value;
  }
}

/**
 * Weights under which the right answers are most probable (conditional logit with L2), each with the sign that its rule demands.
 * Deterministic: full gradient with Adam's step sizes (Kingma and Ba 2015), projected onto the signs after each step.
 */
export function fitSoftmax(cases: readonly FitCase[], options: FitOptions): Record<string, number> {
  const codes = Object.keys(options.signs);
  const { cases: prepared } = prepare(cases, codes);
  const total = prepared.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(codes.length);
  const mean = new Float64Array(codes.length);
  const spread = new Float64Array(codes.length);
  const [slow, slower] = DECAY;
  for (let step = 1; step <= (options.steps ?? STEPS); step += 1) {
    const gradient = new Float64Array(codes.length);
    for (const one of prepared) addGradient(one, weights, gradient);
    for (const [place, code] of codes.entries()) {
      const before = weights[place] ?? 0;
      const pull = (gradient[place] ?? 0) / Math.max(1, total) - options.penalty * before;
      mean[place] = slow * (mean[place] ?? 0) + (1 - slow) * pull;
      spread[place] = slower * (spread[place] ?? 0) + (1 - slower) * pull * pull;
      const unbiased = (mean[place] ?? 0) / (1 - slow ** step);
      const scale = Math.sqrt((spread[place] ?? 0) / (1 - slower ** step)) + 1e-8;
      const next = before + (RATE * unbiased) / scale;
      weights[place] = (options.signs[code] ?? 1) > 0 ? Math.max(0, next) : Math.min(0, next);
    }
  }
  return Object.fromEntries(codes.map((code, place) => [code, Math.round((weights[place] ?? 0) * 1_000) / 1_000]));
}
