import type { Reason } from '../../code/history/clue.ts';

/** What is wrong after a commit of this kind, and what brought it. */
export const MEANING_OF_COMMIT = {
  code: { kind: 'code_defect', change: 'commit' },
  mixed: { kind: 'code_defect', change: 'commit' },
  documentation: { kind: 'code_defect', change: 'commit' },
  configuration: { kind: 'invalid_setting', change: 'setting' },
  dependency: { kind: 'version_mismatch', change: 'dependency' },
} as const;

/** Reasons this much weaker than the strongest only support it, and are not told. */
const TELLING = 0.4;

/** Those reasons of one side that are worth a sentence, strongest first. */
export function worthTelling(side: readonly Reason[]): readonly Reason[] {
  const sorted = side.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const strongest = Math.abs(sorted[0]?.weight ?? 0);
  return sorted.filter(({ weight }) => Math.abs(weight) >= TELLING * strongest);
}
