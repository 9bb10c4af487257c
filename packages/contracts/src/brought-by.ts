import type { Candidate } from './finding.ts';

/** The commit that brought a cause; null where the one that is named only changed the place last. */
export function broughtBy({ commit, change }: Pick<Candidate, 'commit' | 'change'>): string | null {
  return change === 'none_known' ? null : commit;
}
