import type { FitCase } from './fit-softmax.ts';

/** How far each rule's measures spread over all answers of all cases (standard deviation), by its code. Knows no right answer. */
export function spreadOfMeasures(cases: readonly FitCase[], codes: readonly string[]): Map<string, number> {
  const count = Math.max(
    1,
    cases.reduce((sum, { options }) => sum + options.length, 0),
  );
  const sums = new Map(codes.map((code) => [code, { sum: 0, squares: 0 }]));
  for (const { measured } of cases.flatMap(({ options }) => options)) {
    for (const [code, value] of Object.entries(measured)) {
      const known = sums.get(code);
      if (known === undefined) continue;
      known.sum += value;
      known.squares += value * value;
    }
  }
  return new Map(
    [...sums].map(([code, { sum, squares }]) => {
      const spread = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
      return [code, spread > 1e-9 ? spread : 1];
    }),
  );
}

/** The cases in units of the spread, so that the pull to zero treats rules alike that measure on different scales. */
export function scaledCases(cases: readonly FitCase[], spread: ReadonlyMap<string, number>): FitCase[] {
  const scaled = (measured: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(measured).map(([code, value]) => [code, value / (spread.get(code) ?? 1)]));
  return cases.map((one) => ({
    ...one,
    options: one.options.map(({ measured, right }) => ({ measured: scaled(measured), right })),
  }));
}

/** Weights of scaled measures as weights of the measures themselves. */
export function unscaledWeights(
  weights: Readonly<Record<string, number>>,
  spread: ReadonlyMap<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(weights).map(([code, weight]) => [
      code,
      Math.round((weight / (spread.get(code) ?? 1)) * 1_000) / 1_000,
    ]),
  );
}
