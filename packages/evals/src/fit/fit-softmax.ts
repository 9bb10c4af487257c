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

/** Options of one case, row by row in one array: only what was measured, as pairs of the rule's place and its value. */
interface PreparedCase {
  readonly rules: readonly Uint16Array[];
  readonly values: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

function prepare(cases: readonly FitCase[], codes: readonly string[]): PreparedCase[] {
  const places = new Map(codes.map((code, place) => [code, place]));
  return cases
    .filter(({ options }) => options.some(({ right }) => right) && options.some(({ right }) => !right))
    .map(({ options, weight = 1 }) => {
      const measured = options.map((option) =>
        Object.entries(option.measured).flatMap(([code, value]) => {
          const place = places.get(code);
          return place === undefined ? [] : [[place, value] as const];
        }),
      );
      return {
        weight,
        rules: measured.map((row) => Uint16Array.from(row, ([place]) => place)),
        values: measured.map((row) => Float64Array.from(row, ([, value]) => value)),
        right: options.map(({ right }) => right),
      };
    });
}

function scoreOf(rules: Uint16Array, values: Float64Array, weights: Float64Array): number {
  let score = 0;
  for (let at = 0; at < rules.length; at += 1) score += (values[at] ?? 0) * (weights[rules[at] ?? 0] ?? 0);
  return score;
}

/** Adds the gradient of one case's log likelihood: expected values under the right answers less those under all. */
function addGradient(one: PreparedCase, weights: Float64Array, gradient: Float64Array): void {
  const scores = Float64Array.from(one.rules, (rules, place) =>
    scoreOf(rules, one.values[place] ?? new Float64Array(0), weights),
  );
  const most = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  let total = 0;
  let rightTotal = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const odds = Math.exp((scores[place] ?? 0) - most);
    scores[place] = odds;
    total += odds;
    if (one.right[place] === true) rightTotal += odds;
  }
  for (const [place, rules] of one.rules.entries()) {
    const odds = scores[place] ?? 0;
    const pull = (one.right[place] === true ? odds / Math.max(rightTotal, 1e-300) : 0) - odds / total;
    const values = one.values[place] ?? new Float64Array(0);
    for (let at = 0; at < rules.length; at += 1) {
      const rule = rules[at] ?? 0;
      gradient[rule] = (gradient[rule] ?? 0) + one.weight * pull * (values[at] ?? 0);
    }
  }
}

/**
 * Weights under which the right answers are most probable (conditional logit with L2), each with the sign that its rule demands.
 * Deterministic: full gradient with Adam's step sizes (Kingma and Ba 2015), projected onto the signs after each step.
 */
export function fitSoftmax(cases: readonly FitCase[], options: FitOptions): Record<string, number> {
  const codes = Object.keys(options.signs);
  const prepared = prepare(cases, codes);
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
