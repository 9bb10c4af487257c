import type { Report } from '@mats/contracts';

/** The commit that a report blames; null where it blames none, or names one only as who changed the place last. */
export function blamedCommit({ change, where }: Report): string | null {
  return change === 'none_known' ? null : (where.commit ?? null);
}
