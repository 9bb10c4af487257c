import type { CaseScore } from '../suites/suite.ts';
import type { Figure, SuiteScore } from './suite-score.ts';

/**
 * Sums up the rows of an own scorer.
 *
 * @param predicted ids of the cases that were predicted; the other rows count as missing.
 */
export function scoreCases(
  rows: readonly CaseScore[],
  { headline, predicted }: { readonly headline: string; readonly predicted: ReadonlySet<string> },
): SuiteScore {
  const groups = new Map<string, CaseScore[]>();
  for (const row of rows) {
    for (const name of row.groups ?? []) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return {
    cases: rows.length,
    missing: rows.filter((row) => !predicted.has(row.case)).length,
    malformed: 0,
    headline: { metric: headline },
    metrics: figuresOf(rows),
    groups: Object.fromEntries([...groups].map(([name, members]) => [name, figuresOf(members)])),
    misses: rows.filter(({ metrics }) => (metrics[headline] ?? 1) < 1).map((row) => row.case),
  };
}

function figuresOf(rows: readonly CaseScore[]): Record<string, Figure> {
  const names = [...new Set(rows.flatMap(({ metrics }) => Object.keys(metrics)))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      figureOf(
        rows.flatMap(({ metrics }) => {
          const value = metrics[name];
          return value === undefined ? [] : [value];
        }),
      ),
    ]),
  );
}

function figureOf(values: readonly number[]): Figure {
  const n = values.length;
  const sum = values.reduce((all, value) => all + value, 0);
  const counted = values.every((value) => value === 0 || value === 1);
  return { value: sum / n, n, sum, ...(counted ? { ci95: wilsonInterval(sum, n) } : {}) };
}

/** The 95 % score interval of a share (Wilson 1927): honest for few cases and for shares near 0 and 1. */
function wilsonInterval(hits: number, n: number): [number, number] {
  const z = 1.96;
  const share = hits / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
