import { broughtBy } from '@mats/contracts';
import type { Report } from '@mats/contracts';

/** The commit that a report blames; null where it blames none, or names one only as who changed the place last. */
export function blamedCommit({ change, where }: Report): string | null {
  return broughtBy({ commit: where.commit ?? null, change });
}
