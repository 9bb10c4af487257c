import type { Random } from '../bench/generate/random.ts';

/** A case may be small, as nearly all are, or of megabytes. */
export type CaseSize = 'small' | 'large';

/** Something that reads what others wrote. */
export interface FuzzTarget {
  readonly name: string;
  /** How many times as often as the others it comes up. */
  readonly share: number;
  /**
   * Makes one input and hands it over.
   *
   * @throws whatever the product throws; only what `allows` names is not a finding.
   */
  readonly run: (random: Random, size: CaseSize) => void | Promise<void>;
  /** The documented error types; none for a pure function. */
  readonly allows?: (error: unknown) => boolean;
}

/** Fails a case whose result breaks what the product promises of it. */
export function promise(holds: boolean, words: string): void {
  if (!holds) throw new Error(`Broken promise: ${words}`);
}
