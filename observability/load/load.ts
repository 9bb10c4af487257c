/** What a load came to: its figures, and in words what was not as it should be. */
export interface LoadResult {
  readonly figures: Readonly<Record<string, number>>;
  /** Questions, events or spans that did not arrive. */
  readonly lost: number;
  /** Figures that are above what is promised. */
  readonly above: readonly string[];
}

export interface Load {
  readonly name: string;
  readonly says: string;
  /** Seconds, turns or whatever the load counts: in the full and in the short form. */
  readonly amount: readonly [full: number, short: number];
  readonly run: (amount: number, place: { folder: string; repositories: string }) => Promise<LoadResult>;
}

/** The value below which that share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round((sorted[Math.max(0, index)] ?? 0) * 10) / 10;
}
