import type { Evidence } from '@mats/contracts';

/** A failure as it was written. */
export interface FailureText {
  service: string;
  template: string;
  /** Words of the failure: template and example. */
  words: string;
  count: number;
  evidence: string;
  /** True for what another service says of its own trouble while the first to fail says something itself. */
  victim: boolean;
}

/** Lines of other events that evidence shows after its example. */
const NEIGHBOURS_AFTER = 2;

/** The example of a template without the events around it. */
export function exampleOf(piece: Evidence, focusLine: number | undefined): string {
  const lines = piece.excerpt.split('\n');
  const start = focusLine === undefined ? 0 : Math.max(0, focusLine - (piece.locator.startLine ?? focusLine));
  return lines.slice(start, Math.max(start + 1, lines.length - NEIGHBOURS_AFTER)).join('\n');
}
